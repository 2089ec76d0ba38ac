using Yiju.Assessment.Domain;

namespace Yiju.Tests.Modules.Assessment;

[Trait("req", "ASM-03")]
[Trait("req", "ASM-04")]
public sealed class ItemTests
{
    public static TheoryData<string, string> EveryItem =>
        new(Sheet.Points.SelectMany(scale => scale.Value.Select(item => (scale.Key, item.Item))));

    [Theory]
    [InlineData(Sheet.Mzt, 22)]
    [InlineData(Sheet.Gbt, 26)]
    [InlineData(Sheet.Ltci, 17)]
    public void A_scale_has_exactly_the_items_of_the_standard_in_order(string id, int count)
    {
        var scale = Sheet.Scale(id);
        Assert.Equal(count, scale.Items.Count);
        Assert.Equal(Sheet.Points[id].Select(item => item.Item), scale.Items.Select(item => item.Id));
    }

    [Theory]
    [MemberData(nameof(EveryItem))]
    public void Each_option_is_accepted_and_every_other_point_refused(string id, string item)
    {
        var scale = Sheet.Scale(id);
        var exact = Sheet.Points[id].Single(x => x.Item == item).Points;
        foreach (var points in Enumerable.Range(-2, 45).Append(int.MaxValue).Append(int.MinValue + 1))
        {
            var outcome = scale.Score(Sheet.Best(id).With(item, points), Conditions.None);
            Assert.True(outcome.Ok == exact.Contains(points), $"{item} = {points}");
            if (!outcome.Ok)
            {
                var fault = Assert.Single(outcome.Faults);
                Assert.Equal(("points-impossible", item), (fault.Code, fault.Field));
                Assert.Contains($"{item}「", fault.Sentence, StringComparison.Ordinal);
                Assert.Contains(
                    $"只能是 {string.Join('、', exact.Order())} 分",
                    fault.Sentence,
                    StringComparison.Ordinal
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryItem))]
    public void A_missing_item_is_a_fault_on_that_item(string id, string item)
    {
        var sheet = Sheet.Best(id);
        sheet.Remove(item);
        var fault = Assert.Single(Sheet.Scale(id).Score(sheet, Conditions.None).Faults);
        Assert.Equal(("item-missing", item), (fault.Code, fault.Field));
        Assert.Contains(item, fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Sheet.Mzt, "B.1.1")]
    [InlineData(Sheet.Gbt, "B1.1")]
    [InlineData(Sheet.Ltci, "2.5")]
    public void An_item_of_another_scale_is_refused(string id, string item)
    {
        var fault = Assert.Single(Sheet.Scale(id).Score(Sheet.Best(id).With(item, 0), Conditions.None).Faults);
        Assert.Equal(("item-unknown", item), (fault.Code, fault.Field));
    }

    [Theory]
    [InlineData(Sheet.Mzt)]
    [InlineData(Sheet.Gbt)]
    [InlineData(Sheet.Ltci)]
    public void A_form_finds_title_help_and_words_for_everything_it_shows(string id)
    {
        var file = Sheet.Scale(id).File;
        Assert.All(file.Sections, section => Assert.False(string.IsNullOrWhiteSpace(section.Title)));
        Assert.All(
            file.Sections.SelectMany(section => section.Items),
            item =>
            {
                Assert.False(string.IsNullOrWhiteSpace(item.Title));
                Assert.EndsWith("。", item.Help, StringComparison.Ordinal);
                Assert.All(item.Options, option => Assert.False(string.IsNullOrWhiteSpace(option.Words)));
                Assert.Equal(item.Options.Count, item.Options.Select(option => option.Words).Distinct().Count());
            }
        );
    }

    [Fact]
    public void Negative_events_are_a_fault()
    {
        var conditions = new Conditions(false, false, false, -1);
        var fault = Assert.Single(Sheet.Scale(Sheet.Mzt).Score(Sheet.Best(Sheet.Mzt), conditions).Faults);
        Assert.Equal(("events-negative", "events30d"), (fault.Code, fault.Field));
    }

    [Fact]
    public void Points_inferred_for_the_long_term_care_scale_are_marked_as_not_seen()
    {
        var notSeen = Sheet
            .Scale(Sheet.Ltci)
            .Items.SelectMany(item =>
                item.Options.Where(o => o.Mark != Mark.SEEN).Select(o => $"{item.Id}={o.Points}")
            );
        Assert.Equal(["1.6=5", "1.9=5", "1.9=10"], notSeen);
    }
}
