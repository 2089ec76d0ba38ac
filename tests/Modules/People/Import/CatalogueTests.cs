using System.Text;
using Yiju.Assessment.Features.TakeOver;
using Yiju.Benefits.Features.TakeOver;
using Yiju.Network.Features.TakeOver;
using Yiju.People.Features.Imports;
using Yiju.People.Import.Elders;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;
using Yiju.Workforce.Features.TakeOver;

namespace Yiju.Tests.Modules.People.Import;

public sealed class CatalogueTests
{
    /// <summary>To write the document anew, run this test with YIJU_WRITE_DOCS=1.</summary>
    [Fact]
    public void The_document_says_what_the_catalogue_says()
    {
        var path = Path.Combine(Root(), "docs", "import-errors.md");
        if (Environment.GetEnvironmentVariable("YIJU_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, Document());
        }
        Assert.Equal(Document(), File.ReadAllText(path));
    }

    [Fact]
    public void Every_sentence_ends_properly_and_speaks_no_code() =>
        Assert.All(
            All,
            c =>
            {
                Assert.Matches("[。}]$", c.Template);
                Assert.DoesNotContain("！", c.Template);
                Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)+$", c.Code);
            }
        );

    private static string Document()
    {
        var text = new StringBuilder()
            .Append("# 导入时的错误和提醒\n\n")
            .Append("这份表由代码里的目录生成，并由测试核对；句子就是导入的人看到的话，{ } 里是当时的内容。\n\n")
            .Append(
                "- **错误**：这一行（或整个文件）不导入。有错误的行放在“没有导入的行”工作簿里，改好后可以直接再传。\n"
            )
            .Append("- **提醒**：照常导入，只是请人看一眼；示例、合计、表尾等不是数据的行跳过。\n\n")
            .Append(
                $"共 {All.Count} 种：错误 {All.Count(c => c.Severity == Severity.Error)} 种，提醒 {All.Count(c => c.Severity == Severity.Warning)} 种。\n"
            );
        foreach (var (title, part) in Parts())
        {
            text.Append($"\n## {title}\n\n| 代码 | 级别 | 什么情况 | 看到的话 |\n|---|---|---|---|\n");
            foreach (var c in part)
            {
                text.Append(
                    $"| `{c.Code}` | {(c.Severity == Severity.Error ? "错误" : "提醒")} | {c.Cause} | {c.Template} |\n"
                );
            }
        }
        return text.ToString();
    }

    private static IReadOnlyList<ImportCode> All { get; } = [.. Parts().SelectMany(p => p.Codes)];

    private static IEnumerable<(string Title, IEnumerable<ImportCode> Codes)> Parts() =>
        [
            ("文件、工作表和表头", ImportCode.DeclaredIn(typeof(FileCodes))),
            ("行", ImportCode.DeclaredIn(typeof(CellCodes)).Where(c => c.Scope == IssueScope.Row)),
            ("格子", ImportCode.DeclaredIn(typeof(CellCodes)).Where(c => c.Scope == IssueScope.Cell)),
            ("区划代码", ImportCode.DeclaredIn(typeof(PlaceCodes))),
            ("老人名册", ImportCode.DeclaredIn(typeof(ElderCodes))),
            ("老人名册与档案核对", ImportCode.DeclaredIn(typeof(RegistryCodes))),
            ("接管用的各种表", ImportCode.DeclaredIn(typeof(RecordCodes))),
            ("表里的老人（过往评估、期初余额）", ImportCode.DeclaredIn(typeof(RowElderCodes))),
            ("合同", ImportCode.DeclaredIn(typeof(ContractCodes))),
            ("服务点", ImportCode.DeclaredIn(typeof(FacilityCodes))),
            ("人员", ImportCode.DeclaredIn(typeof(WorkerCodes))),
            ("过往评估", ImportCode.DeclaredIn(typeof(GradeCodes))),
            ("期初余额", ImportCode.DeclaredIn(typeof(BalanceCodes))),
        ];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }
        return folder.FullName;
    }
}
