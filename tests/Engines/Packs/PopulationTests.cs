using System.Text;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Running;

namespace Yiju.Tests.Engines.Packs;

[Trait("req", "POL-15")]
public sealed class PopulationTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Fact]
    public void Everybody_in_a_file_of_json_lines_is_decided_about_and_rows_that_cannot_be_read_do_not_stop_the_rest()
    {
        var (output, people, faults) = Run(
            """
            {"id": "a", "birth": "1950-01-01", "level": 3, "income": "destitute"}
            {"id": "b", "birth": "1990-01-01", "level": 3}

            {"id": "c", "birth": "1950-01-01", "level": 7}
            {"id": "d", "birth": "1950-01-01", "levle": 2}
            {"id": "e", "birth": "1950-13-01"}
            not json
            {"birth": "1950-01-01", "level": null}
            {"id": "f", "level": 1, "level": 2}
            """
        );
        Assert.Equal(
            """
            {"id":"a","elder":true,"care":true,"care.amount":500,"bath":0}
            {"id":"b","elder":false,"care":false,"care.amount":0,"bath":null}
            {"id":"8","elder":true,"care":null,"care.amount":null,"bath":null}

            """,
            output
        );
        Assert.Equal(3, people);
        Assert.Equal(
            [
                "第 4 行，level：“评估等级”应在 0 到 4 之间，现在是“7”。",
                "第 5 行，levle：没有“levle”这项资料。要读的写法见 yiju pack doc；不是资料的列请写 --ignore levle。",
                "第 6 行，birth：“出生日期”应为日期，例如 2026-01-01，现在是“1950-13-01”。",
                "第 7 行：不是正确的 JSON。",
                "第 9 行，level：写了两次，只能写一次。",
            ],
            faults
        );
    }

    [Fact]
    public void A_table_of_commas_gives_the_same_and_quotes_may_hold_commas_and_line_ends()
    {
        var (output, people, faults) = Run(
            "\uFEFFid,name,birth,level\r\n\"a,\n\"\"1\"\"\",甲,1950-01-01,2\r\nb,乙,1950-01-01\r\nc,丙,,1\r\n",
            csvIn: true,
            csvOut: true,
            ignored: "name"
        );
        Assert.Equal(
            "\uFEFFid,elder,care,care.amount,bath\n\"a,\n\"\"1\"\"\",yes,yes,200,unknown\nc,unknown,no,0,unknown\n",
            output
        );
        Assert.Equal(2, people);
        Assert.Equal(["第 4 行：这一行有 3 格，表头有 4 格。"], faults);
    }

    [Theory]
    [InlineData("id,birht\n", "第 1 行，birht：没有“birht”这项资料")]
    [InlineData("id,birth,birth\n", "第 1 行，birth：这一列有两个。")]
    [InlineData("", "文件是空的")]
    public void A_head_that_is_none_stops_the_file(string text, string sentence) =>
        Assert.Contains(
            sentence,
            Assert.Throws<InvalidDataException>(() => Run(text, csvIn: true)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Many_blocks_on_several_threads_come_out_in_order_as_one_by_one()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 150_000; i++)
        {
            text.Append($"{{\"id\":\"{i}\",\"birth\":\"{1930 + i % 60}-03-0{1 + i % 9}\",\"level\":{i % 5}");
            text.Append(i % 3 == 0 ? "}\n" : ",\"income\":\"ordinary\"}\n");
        }
        var (one, people, _) = Run(text.ToString());
        var (three, _, _) = Run(text.ToString(), threads: 3);
        Assert.Equal(150_000, people);
        Assert.Equal(one, three);
        var last = one.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.Equal("{\"id\":\"149999\",\"elder\":false,\"care\":false,\"care.amount\":0,\"bath\":null}", last);
    }

    [Fact]
    public void Lists_of_records_come_as_arrays()
    {
        var pack = SmallPack.Read(
            "small",
            SmallPack
                .Text.Replace(
                    "    income: { kind: word",
                    "    papers: { kind: list, title: 证书, most: 2, of: { until: { kind: date, title: 有效期 } } }\n    income: { kind: word"
                )
                .Replace("when: elder and", "when: any(papers where until >= today) and elder and")
        );
        var (output, _, faults) = Run(
            """
            {"id": "a", "birth": "1950-01-01", "level": 3, "papers": [{"until": "2026-01-01"}, {"until": "2026-06-01"}]}
            {"id": "b", "birth": "1950-01-01", "level": 3, "papers": [{"until": "2026-06-01"}, {"until": "x"}]}
            {"id": "c", "birth": "1950-01-01", "level": 3, "papers": []}
            {"id": "d", "birth": "1950-01-01", "level": 3}
            {"id": "e", "papers": [{}, {}, {}]}
            """,
            pack: pack
        );
        Assert.Equal(
            ["true", "false", "null"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split("\"care\":")[1].Split(',')[0])
        );
        Assert.Equal(
            [
                "第 2 行，papers：第 2 条：“有效期”应为日期，例如 2026-01-01，现在是“x”。",
                "第 5 行，papers：最多 2 条。",
            ],
            faults
        );
    }

    [Fact]
    public void Blocks_are_cut_between_rows_only()
    {
        var text = "{\"a\": 1}\n\n{\"b\": 22}\r\n{\"c\": 333}";
        var rows = new List<string>();
        foreach (
            var block in new RowCutter(new MemoryStream(Encoding.UTF8.GetBytes(text)), quotes: false, size: 16).Blocks()
        )
        {
            var (at, line) = (0, block.Line);
            while (block.Next(ref at, ref line, out var row, out var rowLine))
            {
                rows.Add($"{rowLine} {Encoding.UTF8.GetString(row)}");
            }
        }
        Assert.Equal(["1 {\"a\": 1}", "3 {\"b\": 22}", "4 {\"c\": 333}"], rows);
        Assert.Throws<InvalidDataException>(() =>
            new RowCutter(new MemoryStream(new byte[100]), quotes: false, size: 16).Blocks().ToList()
        );
    }

    private static (string Output, long People, IReadOnlyList<string> Faults) Run(
        string text,
        bool csvIn = false,
        bool csvOut = false,
        string ignored = "",
        int threads = 1,
        Pack? pack = null
    )
    {
        pack ??= SmallPack.Pack;
        var regime = Library.Of(pack, [pack]).For(pack.Division, Day);
        Assert.Empty(regime.Mistakes);
        var run = new PopulationRun(
            regime.Subjects["elder"],
            regime.Facts("elder"),
            new RunOptions(csvIn, csvOut, "id", ignored == "" ? [] : [ignored], threads)
        );
        using var output = new MemoryStream();
        var faults = new List<string>();
        var (people, left) = run.Run(
            new MemoryStream(Encoding.UTF8.GetBytes(text)),
            output,
            (_, rows) => faults.AddRange(rows.Select(r => r.ToString()))
        );
        Assert.Equal(left, faults.Count);
        return (Encoding.UTF8.GetString(output.ToArray()), people, faults);
    }
}
