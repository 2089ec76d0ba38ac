using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

/// <summary><c>yiju pack …</c> as a policy officer types it.</summary>
[Trait("req", "POL-07")]
public sealed class PackVerbTests : IDisposable
{
    private const string Pack = """
        pack: small
        version: "1"
        title: 小城照护补贴办法
        document: 小府〔2026〕1号
        division: "990100000000"
        from: 2026-01-01
        subjects: { elder: 老年人 }
        clauses: { 第一条: { text: "年满 60 周岁、二级以上的，每月 200 元" } }
        facts:
          elder:
            birth: { kind: date, title: 出生日期 }
            level: { kind: number, title: 评估等级, from: 0, to: 4 }
        rules:
          elder:
            care:
              as: benefit
              title: 照护补贴
              clause: 第一条
              when: age(birth) >= 60 and level >= 2
              amount: { table: { of: [level], rows: [{ when: ["<= 2"], is: 200 元 }, { when: ["> 2"], is: 300 元 }] } }
              every: month
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yiju-pack-");

    public PackVerbTests()
    {
        Put("a/small/pack.yaml", Pack);
        Put("b/small/pack.yaml", Pack.Replace("level >= 2", "level >= 1", StringComparison.Ordinal));
        Put("people.csv", "id,birth,level\n1,1950-01-01,1\n2,1950-01-01,3\n3,1950-01-01,9\n");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task One_subject_is_decided_about_and_the_reasons_are_told()
    {
        Put("facts.json", """{ "birth": "1950-01-01", "level": 3 }""");
        string[] call = ["decide", "--pack", At("a/small"), "--facts", At("facts.json"), "--on", "2026-06-01"];
        var (code, output, _) = await Run([.. call, "--explain", "care"]);
        Assert.Equal(0, code);
        Assert.Contains("照护补贴：是", output, StringComparison.Ordinal);
        Assert.Contains("第一条@small@1", output, StringComparison.Ordinal);
        var early = await Run([.. call[..^1], "2025-12-31"]);
        Assert.Equal(2, early.Code);
        Assert.Contains("不在有效期内，不能作决定", early.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_people_is_decided_about_and_two_versions_are_compared_on_it()
    {
        string[] call = ["run", "--pack", At("a/small"), "--facts", At("people.csv"), "--out", At("out.ndjson")];
        var run = await Run([.. call, "--on", "2026-06-01"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("第 4 行，level：“评估等级”应在 0 到 4 之间", run.Errors, StringComparison.Ordinal);
        Assert.Contains("共 2 个，读不了 1 行", run.Errors, StringComparison.Ordinal);
        Assert.Equal(
            "{\"id\":\"1\",\"care\":false,\"care.amount\":0}\n{\"id\":\"2\",\"care\":true,\"care.amount\":300}\n",
            await File.ReadAllTextAsync(At("out.ndjson"))
        );
        var diff = await Run("diff", At("a/small"), At("b/small"), "--on", At("people.csv"), "--day", "2026-06-01");
        Assert.Contains(
            "合计每年：原 3,600.00 元，新 6,000.00 元，差 2,400.00 元。",
            diff.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_pack_is_written_out_as_a_document_a_schema_and_tables_for_other_tools()
    {
        Assert.Equal(0, (await Run("doc", At("a/small"), "--out", At("small.html"))).Code);
        Assert.Contains(
            "<blockquote>年满 60 周岁",
            await File.ReadAllTextAsync(At("small.html")),
            StringComparison.Ordinal
        );
        Assert.Contains("2020-12", (await Run("schema")).Output, StringComparison.Ordinal);
        await Run("dmn", "export", At("b/small"), "--out", At("small.dmn"));
        Assert.Contains("decisionTable", await File.ReadAllTextAsync(At("small.dmn")), StringComparison.Ordinal);
        var back = await Run("dmn", "import", At("small.dmn"));
        Assert.Equal(0, back.Code);
        Assert.Contains("is: \"300 元\"", back.Output, StringComparison.Ordinal);
    }

    private string At(string path) => Path.Combine(folder.FullName, path);

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private static Task<(int Code, string Output, string Errors)> Run(params string[] arguments) =>
        ChildProgram.Run(["pack", .. arguments]);
}
