using Yiju.Kernel;
using Yiju.Rules;
using Yiju.Rules.Packs;

namespace Yiju.Tests.Engines.Packs;

/// <summary>County over city over province; dated; replaced; expired.</summary>
public sealed class LibraryTests
{
    private static readonly DivisionCode Village = DivisionCode.Parse("440703001001");
    private static readonly DivisionCode OtherCounty = DivisionCode.Parse("440704001001");
    private static readonly DateOnly Day = new(2026, 7, 1);

    [Fact, Trait("req", "POL-02")]
    public void The_county_speaks_first_and_the_city_where_it_is_silent()
    {
        var library = new Library([
            City(),
            County("amount: { kind: money, title: 金额, clause: 一, values: { 2026-01-01: 300 元 } }"),
        ]);
        Assert.Equal((30_000, 1), Decided(library, Village, Day));
        Assert.Equal((20_000, 1), Decided(library, OtherCounty, Day));
        Assert.Equal((20_000, 1), Decided(library, Village, new DateOnly(2025, 12, 31)));
    }

    [Fact, Trait("req", "POL-02")]
    public void A_county_may_replace_a_rule_that_the_citys_other_rules_use()
    {
        var county = County("", "old: { as: group, title: 老人, clause: 一, rule: age >= 70 }");
        var library = new Library([City(), county]);
        Assert.Equal((0, 0), Decided(library, Village, Day));
        Assert.Equal((20_000, 1), Decided(library, OtherCounty, Day));
        Assert.Equal("county", library.For(Village, Day).Subjects["elder"]["old"]!.Pack.Id);
        Assert.Equal("city", library.For(Village, Day).Subjects["elder"]["allowance"]!.Pack.Id);
    }

    [Fact, Trait("req", "POL-01")]
    public void A_number_the_county_leaves_open_is_the_citys()
    {
        var county = County("amount: { kind: money, title: 金额, clause: 一, open: 由市定 }");
        Assert.Equal((20_000, 1), Decided(new Library([City(), county]), Village, Day));
    }

    [Theory, Trait("req", "POL-01"), Trait("scenario", "F-25")]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void An_expired_document_stops_and_is_named(string day, bool holds)
    {
        var city = City() with { To = new DateOnly(2026, 12, 31) };
        var regime = new Library([city]).For(Village, DateOnly.Parse(day, null));
        Assert.Equal(holds, regime.Subjects.ContainsKey("elder"));
        Assert.Equal(holds ? [] : ["city"], regime.Expired.Select(p => p.Id));
    }

    [Fact, Trait("req", "POL-01")]
    public void A_successor_takes_over_on_its_day()
    {
        var old = City() with { To = new DateOnly(2026, 6, 30) };
        var next = City() with { Version = "2", From = new DateOnly(2026, 7, 1) };
        var library = new Library([old, next]);
        Assert.Equal("1", library.InForce(Village, new DateOnly(2026, 6, 30)).Single().Version);
        Assert.Equal("2", library.InForce(Village, Day).Single().Version);
        Assert.Empty(library.For(Village, Day).Expired);
    }

    [Fact, Trait("req", "POL-01")]
    public void A_newer_version_without_an_end_of_the_old_takes_its_place()
    {
        var library = new Library([City(), City() with { Version = "2", From = Day }]);
        Assert.Equal("1", library.InForce(Village, Day.AddDays(-1)).Single().Version);
        Assert.Equal("2", library.InForce(Village, Day).Single().Version);
    }

    [Fact, Trait("req", "POL-23")]
    public void A_benefit_that_yields_is_not_granted_beside_the_other()
    {
        const string Insurance = "insured: { as: benefit, title: 长护险, clause: 一, when: age >= 80 }";
        var text = Text("city", "440700000000", "", Insurance)
            .Replace("every: month", "every: month, yields-to: [insured]", StringComparison.Ordinal);
        var rules = new Library([Read("city", text)]).For(Village, Day).Subjects["elder"];
        Assert.Equal(["insured"], rules["allowance"]!.Rule.Benefit!.YieldsTo);
        Assert.Equal((20_000, 1), Decide(rules, 79));
        Assert.Equal((0, 0), Decide(rules, 80));
    }

    [Fact, Trait("req", "POL-26")]
    public void A_benefit_may_be_for_everybody()
    {
        var text = Text("city", "440700000000", "", "").Replace("when: old", "when: true", StringComparison.Ordinal);
        var rules = new Library([Read("city", text)]).For(Village, Day).Subjects["elder"];
        Assert.Equal((20_000, 1), Decide(rules, 20));
    }

    [Fact]
    public void What_was_compiled_once_is_kept()
    {
        var library = new Library([City()]);
        Assert.Same(library.For(Village, Day), library.For(OtherCounty, Day));
    }

    private static Pack City() =>
        Read(
            "city",
            Text(
                "city",
                "440700000000",
                "amount: { kind: money, title: 金额, clause: 一, values: { 2022-01-01: 200 元 } }",
                ""
            )
        );

    private static Pack County(string parameters, string rules = "") =>
        Read(
            "county",
            $$"""
            pack: county
            version: "1"
            title: 县办法
            document: 县办法
            division: "440703000000"
            from: 2026-01-01
            clauses: { 一: { text: 一 } }
            {{(parameters == "" ? "" : $"parameters:\n  {parameters}")}}
            {{(rules == "" ? "" : $"rules:\n  elder:\n    {rules}")}}
            """
        );

    private static string Text(string id, string division, string parameters, string rules) =>
        $$"""
            pack: {{id}}
            version: "1"
            title: 市办法
            document: 市办法
            division: "{{division}}"
            from: 2022-01-01
            subjects: { elder: 老年人 }
            clauses: { 一: { text: 一 } }
            facts: { elder: { age: { kind: number, title: 年龄, from: 0, to: 130 } } }
            parameters:
              {{(
                parameters == ""
                    ? "amount: { kind: money, title: 金额, clause: 一, values: { 2022-01-01: 200 元 } }"
                    : parameters
            )}}
            rules:
              elder:
                old: { as: group, title: 老人, clause: 一, rule: age >= 60 }
                allowance: { as: benefit, title: 津贴, clause: 一, when: old, amount: { rule: amount }, every: month }
                {{rules}}
            """;

    private static Pack Read(string id, string text)
    {
        var (pack, mistakes) = PackParser.Read(id, text, null);
        Assert.Empty(mistakes);
        return pack!;
    }

    private static (long Amount, long Granted) Decided(Library library, DivisionCode place, DateOnly day) =>
        Decide(library.For(place, day).Subjects["elder"], 65);

    private static (long Amount, long Granted) Decide(SubjectRules rules, int age)
    {
        var results = new Fact[rules.Program.Outputs.Count()];
        rules.Program.Decide([Fact.Of(age)], results);
        return (
            results[rules.Program.OutputIndex("allowance.amount")].Number,
            results[rules.Program.OutputIndex("allowance")].Number
        );
    }
}
