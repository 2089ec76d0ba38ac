using Yiju.Rules;
using Yiju.Rules.Checking;

namespace Yiju.Tests.Engines.Rules;

public sealed class KindTests
{
    [Theory]
    [InlineData("area >= 20", 2_000, true)]
    [InlineData("area >= 20", 1_999, false)]
    [InlineData("area > 19.99", 2_000, true)]
    [InlineData("area in {20, 30.5}", 3_050, true)]
    [InlineData("area = 20.001", 2_000, false)]
    public void A_number_with_places_is_compared_exactly(string rule, long area, bool expected) =>
        Assert.Equal(Fact.Of(expected), World.Decide(rule, Kind.Truth, ("area", Fact.Of(area))));

    [Theory]
    [InlineData("area / 3", 0, 1_000, 3)]
    [InlineData("area / 3", 2, 1_000, 333)]
    [InlineData("area / 3", 2, 2_000, 667)]
    [InlineData("area * 2", 1, 1_025, 205)]
    [InlineData("area", 4, 1_025, 102_500)]
    [InlineData("area", 0, 1_050, 11)]
    [InlineData("children * 15%", 2, 0, 45)]
    public void A_result_is_rounded_once_to_its_places(string rule, int places, long area, long expected)
    {
        var book = World.Book(rule, Kind.Number);
        book = book with { Outputs = [book.Outputs[0] with { Places = places }] };
        Assert.Equal(
            Fact.Of(expected),
            Desk.Of(book).Decide("answer", ("area", Fact.Of(area)), ("children", Fact.Of(3)))
        );
    }

    [Fact]
    public void Another_rule_reads_a_result_with_its_places()
    {
        var book = World.Book("share * 2", Kind.Number);
        book = book with
        {
            Outputs =
            [
                book.Outputs[0] with
                {
                    Places = 2,
                },
                World.Output("share", Kind.Number, "area / 3") with
                {
                    Places = 1,
                },
            ],
        };
        Assert.Equal(Fact.Of(660), Desk.Of(book).Decide("answer", ("area", Fact.Of(1_000))));
    }

    [Theory]
    [InlineData("services includes {'bath', 'meal'}", 0b0011, true)]
    [InlineData("services includes {'bath', 'meal'}", 0b1001, false)]
    [InlineData("services includes {}", 0, true)]
    [InlineData("services meets {'bath', 'meal'}", 0b1001, true)]
    [InlineData("services meets {'bath', 'meal'}", 0b1100, false)]
    [InlineData("{'bath', 'meal', 'clean'} includes services", 0b0101, true)]
    [InlineData("services = {'bath'}", 0b0001, true)]
    [InlineData("services != {'bath'}", 0b0011, true)]
    [InlineData("services includes wanted", 0b0111, true)]
    [InlineData("size(services) >= 3", 0b1101, true)]
    [InlineData("size(services) >= 3", 0b1100, false)]
    [InlineData("services = (if disabled then {'bath'} else {'meal'})", 0b0010, true)]
    public void Sets_are_compared_by_their_words(string rule, long services, bool expected) =>
        Assert.Equal(
            Fact.Of(expected),
            World.Decide(rule, Kind.Truth, ("services", Fact.Of(services)), ("disabled", Fact.Of(false)))
        );

    [Theory]
    [InlineData("grade in eligible", 0, false)]
    [InlineData("grade in eligible", 2, true)]
    [InlineData("grade not in eligible", 0, true)]
    [InlineData("grade = usual", 1, true)]
    [InlineData("'mid' = grade", 1, true)]
    [InlineData("grade = (if disabled then 'low' else 'high')", 2, true)]
    public void A_word_is_held_against_words_of_the_pack(string rule, long grade, bool expected) =>
        Assert.Equal(
            Fact.Of(expected),
            World.Decide(rule, Kind.Truth, ("grade", Fact.Of(grade)), ("disabled", Fact.Of(false)))
        );

    [Theory]
    [InlineData("place within '440800000000'", 440_802_001_001, true)]
    [InlineData("place within '440800000000'", 440_800_000_000, true)]
    [InlineData("place within '440800000000'", 440_900_000_000, false)]
    [InlineData("place within '440000000000'", 440_900_000_000, true)]
    [InlineData("place within '440802001000'", 440_802_001_999, true)]
    [InlineData("place within '440802001001'", 440_802_001_002, false)]
    [InlineData("place within '000000000000'", 110_101_001_001, true)]
    [InlineData("place within county", 440_802_001_001, true)]
    [InlineData("place = '440800000000'", 440_800_000_000, true)]
    [InlineData("place in {'440800000000', '440900000000'}", 440_900_000_000, true)]
    public void A_division_is_inside_those_above_it(string rule, long place, bool expected) =>
        Assert.Equal(Fact.Of(expected), World.Decide(rule, Kind.Truth, ("place", Fact.Of(place))));

    [Theory]
    [InlineData("霞山街道", true)]
    [InlineData("赤坎街道", true)]
    [InlineData("别的街道", false)]
    public void A_text_is_held_against_the_texts_that_rules_write(string street, bool expected)
    {
        var desk = Desk.Of(World.Book("street = '霞山街道' or street in {'赤坎街道', '霞山街道'}", Kind.Truth));
        var words = desk.Program.Inputs[desk.Program.InputIndex("street")].Words!;
        Assert.Equal(["霞山街道", "赤坎街道"], words.Select(w => w.Word));
        var index = words.TakeWhile(w => w.Word != street).Count();
        Assert.Equal(Fact.Of(expected), desk.Decide("answer", ("street", Fact.Of(index))));
    }

    [Theory]
    [InlineData("if children > 2 then 'high' else 'low'", 3, 2)]
    [InlineData("if children > 2 then 'high' else grade", 1, 1)]
    [InlineData("if children > 2 then grade else 'low'", 1, 0)]
    public void A_result_may_be_a_word(string rule, long children, long expected)
    {
        var book = World.Book(rule, Kind.Word);
        book = book with { Outputs = [book.Outputs[0] with { Words = World.Grades }] };
        Assert.Equal(
            Fact.Of(expected),
            Desk.Of(book).Decide("answer", ("children", Fact.Of(children)), ("grade", Fact.Of(1)))
        );
    }

    [Theory]
    [InlineData("strict and today = 2026-06-01", true)]
    [InlineData("since < today", true)]
    [InlineData("max(birth, since) = since", true)]
    public void Parameters_are_of_every_kind_and_today_is_the_day_of_the_decision(string rule, bool expected) =>
        Assert.Equal(Fact.Of(expected), World.Decide(rule, Kind.Truth, ("birth", World.Day("1950-01-01"))));

    [Fact]
    public void What_is_not_known_stays_so()
    {
        foreach (
            var rule in new[]
            {
                "services includes {'bath'}",
                "size(services) > 1",
                "grade in eligible",
                "place within county",
                "street = 'a'",
                "months(moved, today) > 1",
                "add-years(moved, 1) > today",
                "year(moved) = 2020",
                "area > 1",
            }
        )
        {
            Assert.Equal(Fact.Unknown, World.Decide(rule, Kind.Truth));
        }
    }
}
