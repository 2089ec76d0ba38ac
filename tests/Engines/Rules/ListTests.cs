using Yiju.Rules;
using Yiju.Rules.Checking;
using Yiju.Rules.Deciding;

namespace Yiju.Tests.Engines.Rules;

public sealed class ListTests
{
    private static readonly Fact[] Mid = World.Certificate(1, "2027-01-01", 105);
    private static readonly Fact[] Late = World.Certificate(1, "2026-05-31", 20);
    private static readonly Fact[] Low = World.Certificate(0, "2027-01-01", 31, free: true);
    private static readonly Fact[] Vague = World.Certificate(null, "2027-01-01", null, null);

    [Theory]
    [Trait("req", "POL-23")]
    [InlineData("count(certificates)", 3)]
    [InlineData("count(certificates where level = 'mid')", 2)]
    [InlineData("count(certificates where level = 'mid' and until >= today)", 1)]
    [InlineData("count(certificates where level = grade)", 2)]
    [InlineData("count(certificates where until > moved)", 2)]
    [InlineData("count(certificates where level in eligible)", 2)]
    [InlineData("sum(size of certificates)", 16)]
    [InlineData("sum(size of certificates where free)", 3)]
    [InlineData("sum(size * 10 of certificates where not free)", 125)]
    [InlineData("sum(children of certificates where level = 'mid')", 8)]
    [InlineData("if any(certificates where free) then 1 else 0", 1)]
    [InlineData("if all(certificates where until >= today) then 1 else 0", 0)]
    public void Records_are_counted_and_summed(string rule, long expected) =>
        Assert.Equal(
            Fact.Of(expected),
            Desk.Of(World.Book(rule, Kind.Number))
                .Decide(
                    "answer",
                    [("grade", Fact.Of(1)), ("moved", World.Day("2026-06-30")), ("children", Fact.Of(4))],
                    [World.Certificates(Mid, Late, Low)]
                )
        );

    [Theory]
    [InlineData("count(certificates) > 0", false)]
    [InlineData("any(certificates)", false)]
    [InlineData("any(certificates where free)", false)]
    [InlineData("all(certificates where free)", true)]
    [InlineData("sum(size of certificates) > 0", false)]
    [InlineData("known(certificates)", true)]
    public void Nobody_has_no_records_and_all_of_none_are_so(string rule, bool expected) =>
        Assert.Equal(
            Fact.Of(expected),
            Desk.Of(World.Book(rule, Kind.Truth)).Decide("answer", [], [World.Certificates()])
        );

    [Theory]
    [Trait("req", "POL-22")]
    [InlineData("any(certificates where level = 'mid')", true)]
    [InlineData("any(certificates where level = 'high')", null)]
    [InlineData("all(certificates where level = 'mid')", false)]
    [InlineData("all(certificates where level in {'low', 'mid'})", null)]
    [InlineData("count(certificates where level = 'mid') >= 0", null)]
    [InlineData("count(certificates where until > today) = 3", true)]
    [InlineData("sum(size of certificates) >= 0", null)]
    [InlineData("sum(size of certificates where until < 2027-01-01) = 0", true)]
    [InlineData("known(count(certificates where free))", false)]
    public void One_vague_record_matters_only_where_it_can(string rule, bool? expected) =>
        Assert.Equal(
            expected is { } known ? Fact.Of(known) : Fact.Unknown,
            Desk.Of(World.Book(rule, Kind.Truth)).Decide("answer", [], [World.Certificates(Mid, Low, Vague)])
        );

    [Theory]
    [InlineData("any(certificates where free)", false)]
    [InlineData("all(certificates where free)", false)]
    [InlineData("count(certificates) >= 0", false)]
    [InlineData("known(certificates)", true)]
    public void A_list_that_is_not_known_says_nothing(string rule, bool decided)
    {
        var desk = Desk.Of(World.Book(rule, Kind.Truth));
        Assert.Equal(decided ? Fact.Of(false) : Fact.Unknown, desk.Decide("answer"));
        Assert.Equal(decided ? [] : ["certificates"], desk.Explain("answer").Needs);
    }

    [Fact]
    [Trait("req", "POL-22")]
    public void The_explanation_says_how_many_counted_and_which_field_is_missing()
    {
        var desk = Desk.Of(World.Book("count(certificates where level = grade) >= 2", Kind.Truth));
        var why = desk.Explain("answer", [("grade", Fact.Of(1))], [World.Certificates(Mid, Late, Low)]);
        var condition = Assert.Single(why.Root.Because);
        Assert.Equal("证书中“级别是等级”的条数达到 2 条", condition.Title);
        var records = Assert.Single(condition.Because);
        Assert.Equal(
            (ReasonKind.Records, "certificates", "证书", "3 条，其中 2 条级别是等级"),
            (records.What, records.Text, records.Title, records.Said)
        );
        Assert.Equal("等级", Assert.Single(records.Because).Title);
        Assert.Equal(
            ["certificates.level"],
            desk.Explain("answer", [("grade", Fact.Of(1))], [World.Certificates(Vague)]).Needs
        );
        Assert.Equal("证书的级别", desk.Program.TitleOf("certificates.level"));
    }

    [Fact]
    public void More_records_than_declared_and_facts_outside_their_range_are_refused_by_both_ways()
    {
        var desk = Desk.Of(World.Book("count(certificates where size > 1)", Kind.Number));
        var many = Enumerable.Repeat(Mid, 21).ToArray();
        Assert.Throws<ArgumentException>(() => desk.Decide("answer", [], [World.Certificates(many)]));
        Assert.Throws<ArgumentException>(() =>
            desk.Decide("answer", [], [World.Certificates(World.Certificate(1, null, 10_001))])
        );
    }

    [Theory]
    [InlineData("certificates > 1", "一列记录，不是一个值")]
    [InlineData("count(children) > 1", "不是一列记录")]
    [InlineData("count(certificats) > 1", "是不是想写“certificates”")]
    [InlineData("count(certificates where lvel = 'mid') > 1", "是不是想写“level”")]
    [InlineData("count(certificates where level) > 1", "应当是“是或否”")]
    [InlineData("count(certificates where count(certificates) > 1) > 1", "不能再数另一列记录")]
    [InlineData("sum(certificates) > 1", "sum(area of certificates)")]
    [InlineData("sum(level of certificates) > 1", "应当是数或金额")]
    [InlineData("count(size of certificates) > 1", "count 不能写 of")]
    [InlineData("all(certificates)", "每一条怎样")]
    [InlineData("max(certificates where free) > 1", "只有 count、any、all、sum")]
    [InlineData("level = 'mid'", "没有“level”")]
    public void A_list_that_is_used_wrongly_gets_a_sentence(string rule, string sentence) =>
        Assert.Contains(World.Mistakes(rule), m => m.Sentence.Contains(sentence, StringComparison.Ordinal));

    [Fact]
    public void A_program_says_what_each_output_reads()
    {
        var book = World.Book("first and any(certificates where until > since)", Kind.Truth);
        book = book with
        {
            Outputs = [.. book.Outputs, World.Output("first", Kind.Truth, "children / months > 1 and grade = usual")],
        };
        var program = Desk.Of(book).Program;
        Assert.Equal(["children", "grade"], program.Reads("answer").Order().Select(i => program.Inputs[i].Name));
        Assert.Equal("certificates", program.Lists[Assert.Single(program.ReadsLists("answer"))].Name);
        Assert.Empty(program.ReadsLists("first"));
        Assert.Equal(["months", "since", "usual"], program.ParametersOf("answer").Order(StringComparer.Ordinal));
    }
}
