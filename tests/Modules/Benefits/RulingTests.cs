using System.Globalization;
using Yiju.Benefits.Domain;
using Yiju.People.Contracts;
using Yiju.Platform.Packs;
using Yiju.Tests.Modules.Testing;
using Yiju.Ui;
using Fact = Yiju.Platform.Facts.Fact;

namespace Yiju.Tests.Modules.Benefits;

/// <summary>The shipped packs, read as a policy officer would check them: facts in, answer out.</summary>
public sealed class RulingTests : IDisposable
{
    private static readonly Rulings Shipped = new(new PacksInForce(ShippedPacks.Shelf));
    private static readonly DateOnly Day = new(2026, 7, 1);

    [Theory]
    [InlineData("60 on the day", "born=1966-07-01 hukou=440823101201", "Yes")]
    [InlineData("60 a day later", "born=1966-07-02 hukou=440823101201", "No")]
    [InlineData(
        "hukou elsewhere, two years to the day",
        "born=1959-01-01 hukou=430102000000 since=2024-07-01 permit=A1 home=yes",
        "Yes"
    )]
    [InlineData(
        "hukou elsewhere, a day short",
        "born=1959-01-01 hukou=430102000000 since=2024-07-02 permit=A1 home=yes",
        "No"
    )]
    [InlineData(
        "hukou elsewhere, no permit known",
        "born=1959-01-01 hukou=430102000000 since=2020-01-01 home=yes",
        "Unknown"
    )]
    [InlineData(
        "hukou elsewhere, no fixed home",
        "born=1959-01-01 hukou=430102000000 since=2020-01-01 permit=A1 home=no",
        "No"
    )]
    [InlineData("hukou unknown", "born=1959-01-01", "Unknown")]
    [InlineData("too young is no whatever is unknown", "born=1970-01-01", "No")]
    [Trait("req", "REG-05"), Trait("req", "REG-06"), Trait("req", "POL-22")]
    public void Who_is_served(string what, string facts, string expected)
    {
        var ruling = Shipped.Of(Places.Village, Facts(facts), Day).One("home-care-object")!;
        Assert.Equal((what, expected), (what, ruling.Verdict.ToString()));
    }

    [Theory]
    [InlineData("level=2 score=29", 600)]
    [InlineData("level=2 score=29.5", 450)]
    [InlineData("level=2 score=45", 450)]
    [InlineData("level=2 score=46", 300)]
    [InlineData("level=3 score=0", 600)]
    [InlineData("level=1 score=70", null)]
    [InlineData("level=2", null)]
    [Trait("req", "POL-04"), Trait("req", "POL-05")]
    public void The_score_decides_the_amount(string facts, int? yuan)
    {
        var ruling = Shipped.Of(Places.Village, Facts("born=1940-01-01 " + facts), Day).One("care-wallet")!;
        Assert.Equal(yuan, (int?)(ruling.Amount?.Fen / 100));
        Assert.Equal("演示参数，非政策", ruling.Pack.Note);
    }

    [Theory]
    [InlineData("420102001001", "level=3 score=20")]
    [InlineData("110102001001", "level=2 score=40")]
    [Trait("req", "POL-01")]
    public void Where_the_text_names_no_amount_there_is_none(string division, string facts)
    {
        var ruling = Shipped.Of(division, Facts(facts), Day).One("care-wallet")!;
        Assert.Equal((Verdict.Yes, null), (ruling.Verdict, ruling.Amount));
        Assert.Contains("没有规定金额", ruling.Sentence, StringComparison.Ordinal);
    }

    [Fact, Trait("req", "REG-06")]
    public void A_refusal_names_the_day_of_qualifying()
    {
        var facts = Facts("born=1959-01-01 hukou=430102000000 since=2024-07-02 permit=A1 home=yes");
        var ruling = Shipped.Of(Places.Village, facts, Day).One("home-care-object")!;
        Assert.Contains("2026年7月2日起符合", Flat(ruling.Reasons), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-10-31", "Yes", false)]
    [InlineData("2027-11-01", "Unknown", true)]
    [Trait("req", "POL-01"), Trait("scenario", "F-25")]
    public void An_expired_document_stops_until_a_successor_is_named(string day, string expected, bool stopped)
    {
        var book = Of(Pack("old", "440700000000", "2022-11-01", "2027-10-31"));
        var ruling = book.Of("440703001001", Facts("born=1940-01-01"), Parse(day)).One("b")!;
        Assert.Equal((expected, stopped), (ruling.Verdict.ToString(), ruling.Stopped));
    }

    [Fact, Trait("req", "POL-02")]
    public void The_county_speaks_before_the_city_and_the_city_where_the_county_is_silent()
    {
        var book = Of(
            Pack("city", "440800000000", "2020-01-01", null),
            Pack("county", Places.County, "2026-01-01", null)
        );
        Assert.Equal("county", book.Of(Places.Village, Facts(""), Day).One("b")!.Pack.Id);
        Assert.Equal("city", book.Of(Places.OtherCountyVillage, Facts(""), Day).One("b")!.Pack.Id);
        Assert.Equal("city", book.Of(Places.Village, Facts(""), new DateOnly(2025, 12, 31)).One("b")!.Pack.Id);
    }

    private readonly string folder = Directory.CreateTempSubdirectory("yiju-packs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Rulings Of(params (string Id, string Text)[] packs)
    {
        foreach (var (id, text) in packs)
        {
            Directory.CreateDirectory(Path.Combine(folder, id));
            File.WriteAllText(Path.Combine(folder, id, "pack.yaml"), text);
        }
        var held = new PacksInForce(PackShelf.Read(folder, demo: false));
        Assert.Empty(held.Mistakes);
        return new Rulings(held);
    }

    /// <summary>A document that gives everybody from 60 on the benefit b.</summary>
    private static (string Id, string Text) Pack(string id, string division, string from, string? to) =>
        (
            id,
            $$"""
            pack: {{id}}
            version: "1"
            title: {{id}}
            document: {{id}}
            division: "{{division}}"
            from: {{from}}
            {{(to is null ? "" : $"to: {to}")}}
            clauses: { 一: { text: 一 } }
            facts: { elder: { person.birth-date: { kind: date, title: 出生日期 } } }
            rules: { elder: { b: { as: benefit, title: b, clause: 一, when: not known(person.birth-date) or age(person.birth-date) >= 60 } } }
            """
        );

    private static string Flat(IEnumerable<Reason> reasons) =>
        string.Concat(reasons.Select(r => r.Sentence + r.Facts + Flat(r.Parts)));

    private static DateOnly Parse(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Dictionary<string, Fact> Facts(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('='))
            .Select(
                (p, i) =>
                    new Fact
                    {
                        Id = i,
                        SubjectId = 1,
                        Key = p[0] switch
                        {
                            "born" => FactKeys.BirthDate,
                            "hukou" => FactKeys.HukouDivision,
                            "since" => FactKeys.LivingSince,
                            "permit" => FactKeys.ResidencePermit,
                            "home" => FactKeys.FixedHome,
                            "level" => FactKeys.AssessedLevel,
                            _ => FactKeys.AssessedScore,
                        },
                        Value = p[1],
                        Source = "registration",
                        ValidFrom = new DateOnly(2020, 1, 1),
                        RecordedAt = DateTime.UnixEpoch,
                        RecordedBy = 0,
                    }
            )
            .ToDictionary(f => f.Key);
}
