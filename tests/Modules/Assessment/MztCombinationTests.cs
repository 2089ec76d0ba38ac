using Yiju.Assessment.Domain;

namespace Yiju.Tests.Modules.Assessment;

/// <summary>MZ/T 039 from four section grades to the preliminary level.</summary>
[Trait("req", "ASM-04")]
public sealed class MztCombinationTests
{
    /// <summary>
    /// Rows: daily living and mental state. Columns: perception (four groups), within each social participation 0–3.
    /// One digit is a settled level. “?”: every reading of the text gives some of these levels. “!”: some reading gives none.
    /// </summary>
    private const string Table = """
        00   0   0   1  1! |   1   1   1   1 |   1   1   1   1 |   1   1   1   1
        01   1   1   1   1 |   1   1   1   1 |   1   1   1   1 |   1   1   1   1
        02   1   1   1   1 |   1   1   1   1 |   1   1   1   1 |   1   1   1   1
        03   1   1   1   1 |   1   1   1   1 |   1   1   1   1 |   1   1   1   1
        10   1   1   1 12? |   1   1   1 12? |   1   1   1 12? | 12? 12? 12? 12?
        11   1   1   1 12? |   1   1   1 12? |   1   1   1 12? | 12? 12? 12? 12?
        12   1   1   1 12? |   1   1   1 12? |   1   1   2   2 | 12? 12?   2 23!
        13 12? 12? 12? 12? | 12? 12? 12? 12? | 12? 12?   2 23! | 12? 12? 23! 23!
        20 12!   2   2   3 |   2   2   2 23? |   2   2   2 23? |   3 23? 23?   3
        21   2   2   2 23? |   2 23! 23! 23? |   2 23! 23! 23? | 23? 23? 23? 23?
        22   2   2   2 23? |   2 23! 23! 23? |   2 23!   3 23? | 23? 23? 23? 23?
        23   3 23? 23?   3 | 23? 23? 23? 23? | 23? 23? 23? 23? |   3 23? 23?   3
        30   3   3   3   3 |   3   3   3   3 |   3   3   3   3 |   3   3   3   3
        31   3   3   3   3 |   3   3   3   3 |   3   3   3   3 |   3   3   3   3
        32   3   3   3   3 |   3   3   3   3 |   3   3   3   3 |   3   3   3   3
        33   3   3   3   3 |   3   3   3   3 |   3   3   3   3 |   3   3   3   3
        """;

    private static readonly Dictionary<string, string> Expected = Table
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row.Replace("|", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(row => row.Skip(1).Select((cell, i) => (At: $"{row[0]}{i / 4}{i % 4}", cell)))
        .ToDictionary(x => x.At, x => x.cell);

    public static TheoryData<string> Everything => new(Expected.Keys);

    private static FinalRule Final => Sheet.Scale(Sheet.Mzt).File.Final;

    [Fact]
    public void The_expected_table_has_256_cells() => Assert.Equal(256, Expected.Count);

    [Theory]
    [MemberData(nameof(Everything))]
    public void Each_combination_gives_its_level_or_its_candidates(string at)
    {
        var score = Score(at);
        var expected = Expected[at];
        var levels = expected.TrimEnd('?', '!').Select(digit => digit - '0').ToList();
        Assert.Equal(at, string.Concat(score.Sections.Select(section => section.Grade)));
        Assert.Equal(expected.Length > 1, score.Unsettled);
        Assert.Equal(score.Unsettled ? null : levels[0], score.Level);
        Assert.Equal(score.Level, score.Preliminary);
        Assert.Equal(score.Unsettled ? levels : [], score.Candidates);
        Assert.Equal(score.Level is { } level ? Names[level] : null, score.Name);
        Assert.Contains(score.Reasons, reason => reason.EndsWith("（5.2 表6）。", StringComparison.Ordinal));
    }

    private static readonly string[] Names = ["能力完好", "轻度失能", "中度失能", "重度失能"];

    [Theory]
    [InlineData(0, 189, 54, 13)]
    [InlineData(1, 187, 60, 9)]
    public void The_wording_gives_one_two_or_no_level_as_often_as_was_counted(int way, int one, int two, int none)
    {
        var counts = Expected.Keys.Select(at => Given(at, way).Count).ToList();
        Assert.Equal((one, two, none), (counts.Count(1.Equals), counts.Count(2.Equals), counts.Count(0.Equals)));
    }

    [Fact]
    public void The_cells_say_what_the_wording_gives()
    {
        foreach (var cell in Final.Cells!)
        {
            for (var way = 0; way < 2; way++)
            {
                Assert.Equal(Given(cell.At, way), cell.Given![way]);
            }
        }
    }

    [Fact]
    public void A_combination_is_settled_only_where_every_reading_gives_the_same_single_level()
    {
        foreach (var cell in Final.Cells!)
        {
            var ways = new[] { Given(cell.At, 0), Given(cell.At, 1) };
            var same = ways[0].SequenceEqual(ways[1]) && ways[0].Count == 1;
            Assert.Equal(same ? ways[0][0] : null, cell.Level);
            Assert.Equal(same ? Mark.SEEN : Mark.UNSURE, cell.Mark);
        }
        Assert.Equal((183, 73), (Final.Cells.Count(c => c.Level is not null), Final.Cells.Count(c => c.Level is null)));
    }

    [Fact]
    public void Settled_levels_never_fall_when_a_grade_rises()
    {
        var settled = Final.Cells!.Where(cell => cell.Level is not null).ToList();
        foreach (var less in settled)
        {
            Assert.All(
                settled.Where(more => less.At.Zip(more.At).All(pair => pair.First <= pair.Second)),
                more => Assert.True(less.Level <= more.Level, $"{less.At} {more.At}")
            );
        }
    }

    [Fact]
    public void Where_the_text_is_silent_the_candidates_lie_between_the_settled_neighbours()
    {
        var settled = Final.Cells!.Where(cell => cell.Level is not null).ToList();
        foreach (var cell in Final.Cells!.Where(cell => cell.Silent))
        {
            var low = settled.Where(c => c.At.Zip(cell.At).All(x => x.First <= x.Second)).Max(c => c.Level!.Value);
            var high = settled.Where(c => c.At.Zip(cell.At).All(x => x.First >= x.Second)).Min(c => c.Level!.Value);
            Assert.Equal(Enumerable.Range(low, high - low + 1), cell.Candidates!);
        }
    }

    [Theory]
    [InlineData("1003", "标准文字同时给出轻度失能和中度失能，等级未定，可能是轻度失能或中度失能")]
    [InlineData("2000", "标准文字没有写到这种组合，等级未定，可能是轻度失能或中度失能")]
    [InlineData("1033", "「有一项为3」指恰有一项时得轻度失能，「有一项为3」指至少一项时得轻度失能和中度失能，等级未定")]
    [InlineData("1333", "「有一项为3」指恰有一项时没有写到，「有一项为3」指至少一项时得中度失能，等级未定")]
    [InlineData("0002", "符合“日常生活活动的分级为0，社会参与的分级为2”，初步等级为轻度失能")]
    public void The_reason_says_what_the_text_says(string at, string part) =>
        Assert.Contains(Score(at).Reasons, reason => reason.Contains(part, StringComparison.Ordinal));

    internal static Dictionary<string, int> Answers(string at) =>
        Sheet.MztGrades(at[0] - '0', at[1] - '0', at[2] - '0', at[3] - '0');

    private static Score Score(string at) => Sheet.Scale(Sheet.Mzt).Score(Answers(at), Conditions.None).Value;

    /// <summary>Evaluates the clauses of the scale file, one after the other.</summary>
    private static List<int> Given(string at, int way)
    {
        var grades = new[] { "B1", "B2", "B3", "B4" }.Zip(at).ToDictionary(x => x.First, x => x.Second - '0');
        return
        [
            .. Final
                .Wording!.Where(clause => clause.Holds(grades, way))
                .Select(clause => clause.Level)
                .Distinct()
                .Order(),
        ];
    }
}
