using Yiju.Rules;
using Yiju.Rules.Language;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Mutating;

namespace Yiju.Tests.Engines.Packs;

[Trait("req", "POL-18")]
public sealed class MutationTests
{
    [Fact]
    public void The_one_mistake_that_no_scenario_notices_is_found_and_everything_else_is_noticed()
    {
        var report = Run(SmallPack.Pack);
        Assert.Empty(report.Failing);
        var score = Assert.Single(report.Scores);
        Assert.Equal(["small elder.minAge 60 → 59"], score.Survivors.Select(s => s.Key));
        Assert.Equal(new Position("small/pack.yaml", 21, 93), score.Survivors[0].At);
        Assert.True(score.Killed > 15, $"{score.Killed}");
        Assert.False(report.Passes);
    }

    [Fact]
    public void A_listed_mutant_passes_and_a_line_that_speaks_of_none_does_not()
    {
        var listed = Run(SmallPack.Pack, "small elder.minAge 60 → 59: for the test");
        Assert.True(listed.Passes);
        Assert.Equal(1, listed.Scores[0].Equivalent);
        var stale = Run(
            SmallPack.Pack,
            """
            # a remark
            small elder.minAge 60 → 59: for the test
            small care no not: it is gone
            other care no not: of a pack that is not tried
            """
        );
        Assert.Equal(["Line 3 “small care no not” speaks of no survivor; take it out."], stale.Stale);
        Assert.False(stale.Passes);
    }

    [Fact]
    public void A_pack_whose_scenarios_fail_is_not_tried()
    {
        var wrong = SmallPack.Read("small", SmallPack.Text, SmallPack.Scenarios.Replace("500 元", "501 元"));
        var report = Run(wrong);
        Assert.Contains("501 元", Assert.Single(report.Failing).Sentence, StringComparison.Ordinal);
        Assert.Empty(report.Scores);
        Assert.False(report.Passes);
    }

    [Theory]
    [InlineData("a >= 10 and not b", ">= → >;10 → 11;10 → 9;and → or;no not")]
    [InlineData("600 元 * 15% + 2.5", "600 → 600.01;600 → 599.99;* → +;15% → 16%;15% → 14%;+ → -;2.5 → 2.6;2.5 → 2.4")]
    [InlineData("d < 2026-01-01", "< → <=;2026-01-01 → 2026-01-02;2026-01-01 → 2025-12-31")]
    [InlineData("w not in {'a', 'b'}", "no not;no 'a';no 'b'")]
    [InlineData("0 = 1_000", "0 → 1;= → !=;1_000 → 1001;1_000 → 999")]
    [InlineData("if x then 'a' else 'b'", "then ↔ else")]
    public void Each_thing_is_changed_alone(string rule, string changes) =>
        Assert.Equal(changes, string.Join(';', Edit.Of(Text(rule)).Select(e => e.What)));

    [Theory]
    [InlineData("if x then 'a' else 'b'", "if x then 'b' else 'a'")]
    [InlineData("(if x then y else z) + w", "(if x then z else y) + w")]
    [InlineData("if x then (if y then p else q) else r", "if x then r else (if y then p else q)")]
    [InlineData("if x then p else if y then q else r", "if x then (if y then q else r) else p")]
    [InlineData("max(if x then p else q, r)", "max(if x then q else p, r)")]
    public void The_branches_change_places(string rule, string changed) =>
        Assert.Equal(changed, Edit.Of(Text(rule)).First(e => e.What == "then ↔ else").Text);

    [Fact]
    public void The_limit_of_a_table_moves_in_all_its_rows_together()
    {
        var limits = new Limits([Text("<= 40"), Text("> 40 and <= 60"), Text("> 60")]);
        var changes = limits.Changes().ToDictionary(c => c.What, c => string.Join("; ", c.Cells.Select(x => x.Text)));
        Assert.Equal("<= 41; > 41 and <= 60; > 60", changes["limit 40 → 41"]);
        Assert.Equal("< 40; >= 40 and <= 60; > 60", changes["limit 40 on the other side"]);
        Assert.Equal(6, changes.Count);
        var beside = new Limits([Text("<= 40"), Text(">= 41")]);
        Assert.Contains(beside.Changes(), c => string.Join("; ", c.Cells.Select(x => x.Text)) == "<= 41; >= 42");
        Assert.Contains(beside.Changes(), c => string.Join("; ", c.Cells.Select(x => x.Text)) == "<= 39; >= 40");
    }

    [Fact]
    public void The_limit_of_a_look_up_table_moves_in_all_its_rows_together()
    {
        BandSource[] bands = [new(Here, Text("600 元"), To: Text("29")), new(Here, Text("300 元"), Above: Text("29"))];
        var changes = BandMutants.Of(bands).ToDictionary(c => c.What, c => c.Bands);
        Assert.Equal("30", changes["limit 29 → 30"][0].To!.Text);
        Assert.Equal("30", changes["limit 29 → 30"][1].Above!.Text);
        Assert.Equal(
            ("29", "29"),
            (changes["limit 29 on the other side"][0].Below!.Text, changes["limit 29 on the other side"][1].From!.Text)
        );
        Assert.Equal("300 元", changes["row 1: 600 元 → 300 元"][0].Is.Text);
    }

    [Fact]
    public void Scenarios_of_the_packs_of_this_checkout_notice_every_mistake()
    {
        var all = ShippedPackTests.All;
        var (equivalents, wrong) = Equivalents.Read(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Packs", "equivalent.txt"))
        );
        Assert.Null(wrong);
        var report = MutationReport.Of(all, all, equivalents!, Environment.ProcessorCount);
        Assert.Empty(report.Failing);
        Assert.Empty(report.Stale);
        Assert.Empty(report.Scores.SelectMany(s => s.Survivors));
    }

    [Fact]
    public void A_pack_in_which_nothing_is_wrong_survives_whatever_is_looked_at()
    {
        var checker = new PackChecker(ShippedPackTests.All, DateOnly.MaxValue);
        var sound = ShippedPackTests.All.Where(p => checker.FirstFailure(p) is null).ToList();
        var test = new MutationTest(ShippedPackTests.All, sound);
        var same = sound.SelectMany(p =>
            p.Rules.Select(r => new Mutant(p, r.Subject, r.Name, r.At, "nothing"))
                .Concat(p.Parameters.Select(x => new Mutant(p, null, x.Name, x.At, "nothing")))
        );
        Assert.DoesNotContain(same.Where((_, i) => i % 7 == 0), m => test.Try(m) != Fate.Survived);
    }

    private static readonly Position Here = new("test", 1, 1);

    private static Source Text(string rule) => new(rule, Here);

    private static MutationReport Run(Pack pack, string equivalents = "")
    {
        var (list, wrong) = Equivalents.Read(equivalents);
        Assert.Null(wrong);
        return MutationReport.Of([pack], [pack], list!, threads: 2);
    }
}
