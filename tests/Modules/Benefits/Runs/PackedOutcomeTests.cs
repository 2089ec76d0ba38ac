using System.Text;
using Yiju.Benefits.Domain.Runs;
using Yiju.Rules;
using Yiju.Rules.Checking;
using Yiju.Rules.Language;
using Yiju.Rules.Packs;

namespace Yiju.Tests.Modules.Benefits.Runs;

/// <summary>Outcomes in few bytes, and facts read from bytes.</summary>
public sealed class PackedOutcomeTests
{
    [Fact]
    public void What_is_packed_comes_out_as_it_went_in()
    {
        var random = new Random(2026);
        for (var round = 0; round < 500; round++)
        {
            var list = List(random);
            var values = Values(list, random);
            var bytes = new byte[PackedOutcome.MostBytes(list)];
            var length = PackedOutcome.Write(list, values, bytes);
            var back = new Fact[values.Length];
            PackedOutcome.Read(list, bytes.AsSpan(0, length), back);
            Assert.Equal(values, back);
        }
    }

    [Fact]
    public void Twelve_benefits_and_twenty_groups_take_few_bytes()
    {
        var list = new ResultList([.. Enumerable.Range(0, 32).Select(i => new Result($"r{i}", ResultKind.Truth))]);
        var bytes = new byte[PackedOutcome.MostBytes(list)];
        Assert.Equal(8, PackedOutcome.Write(list, new Fact[32], bytes));
    }

    [Theory]
    [InlineData(Kind.Date, "2026-02-28")]
    [InlineData(Kind.Date, "2026-02-30")]
    [InlineData(Kind.Date, "2026-2-3")]
    [InlineData(Kind.Date, "1700-01-01")]
    [InlineData(Kind.Number, "7")]
    [InlineData(Kind.Number, "-7")]
    [InlineData(Kind.Number, "7.5")]
    [InlineData(Kind.Number, "seven")]
    [InlineData(Kind.Money, "600.50 元")]
    [InlineData(Kind.Truth, "yes")]
    [InlineData(Kind.Truth, "否")]
    [InlineData(Kind.Truth, "maybe")]
    [InlineData(Kind.Word, "b")]
    [InlineData(Kind.Word, "c")]
    [InlineData(Kind.Word, "unknown")]
    [InlineData(Kind.Text, "c")]
    [InlineData(Kind.Text, "a longer text")]
    [InlineData(Kind.Text, "~")]
    [InlineData(Kind.Set, "a,b")]
    [InlineData(Kind.Division, "440823101201")]
    [InlineData(Kind.Division, "4408")]
    public void A_fact_reads_the_same_from_bytes_as_from_text(Kind kind, string text)
    {
        IReadOnlyList<WordSource>? words = kind is Kind.Word or Kind.Set or Kind.Text
            ? [new("a", "甲"), new("b", "乙")]
            : null;
        var slot = new RuleProgram.Slot("x", kind, words);
        var source = new InputSource("x", kind, new Position("x", 1, 1), Words: words);
        var readable = FactText.TryRead(slot, text, out var expected) is null;
        var (least, greatest) = FactText.RangeOf(source);
        var fits = readable && (!expected.Known || (expected.Number >= least && expected.Number <= greatest));
        Assert.Equal(fits, new FactColumn(slot, source).TryRead(Encoding.UTF8.GetBytes(text), out var read));
        Assert.Equal(fits ? expected : Fact.Unknown, read);
    }

    private static ResultList List(Random random)
    {
        var results = new List<Result>();
        for (var i = 0; i < random.Next(1, 40); i++)
        {
            switch (random.Next(3))
            {
                case 0:
                    results.Add(new Result($"truth{i}", ResultKind.Truth));
                    break;
                case 1:
                    results.Add(new Result($"number{i}", ResultKind.Number));
                    break;
                default:
                    results.Add(new Result($"benefit{i}", ResultKind.Truth, Benefit: true, $"benefit{i}.amount"));
                    results.Add(new Result($"benefit{i}.amount", ResultKind.Amount));
                    break;
            }
        }
        return new ResultList([.. results]);
    }

    private static Fact[] Values(ResultList list, Random random)
    {
        var values = new Fact[list.Results.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var known = random.Next(4) > 0;
            var kept = list.Results[i].Kind != ResultKind.Amount || values[i - 1] is { Known: true, Number: 1 };
            values[i] =
                !known || !kept ? Fact.Unknown
                : list.Results[i].Kind == ResultKind.Truth ? Fact.Of(random.Next(2) == 1)
                : Fact.Of(random.NextInt64(-1L << random.Next(1, 60), 1L << random.Next(1, 60)));
        }
        return values;
    }
}
