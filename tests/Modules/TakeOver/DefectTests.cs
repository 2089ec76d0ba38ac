using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform.Data;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;
using Yiju.Tests.Modules.Network;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.TakeOver;

/// <summary>Every way in which a row of a running city can be wrong is said with its row, its column and one code.</summary>
[Trait("req", "REG-28")]
public sealed class DefectTests
{
    private const string NoCounty = "440823";

    /// <summary>Kind, row, code, column.</summary>
    private static readonly (string Kind, string Row, string Code, string? Field)[] Defects =
    [
        ("contracts", Files.Contract(9, 1).Replace("机构1", "别的名字"), "org-name-other", "机构名称"),
        (
            "contracts",
            Files.Contract(9, 2).Replace(Companies.CreditCode(2), "915299000000000025"),
            "credit-code-wrong",
            "统一社会信用代码"
        ),
        ("contracts", Files.Contract(9, 2, to: "2024-01-01"), "days-reversed", "结束日期"),
        ("contracts", Files.Contract(9, 2).Replace(",200", ",-3"), "number-out-of-range", "每月最多次数"),
        ("contracts", Files.Contract(1, 1, to: "2028-01-01"), "record-known-other", null),
        ("contracts", Files.Contract(8, 2), "row-repeated", null),
        (
            "contracts",
            Files.Contract(9, 2).Replace(",,上门", $",{Places.Town},上门"),
            "division-level-county",
            "县（区）代码"
        ),
        ("contracts", Files.Contract(9, 2).Replace(",,上门", $",{NoCounty},上门"), "division-format", "县（区）代码"),
        ("facilities", Files.Facility(9, division: Places.County), "division-level-town", "区划代码"),
        ("facilities", Files.Facility(9, division: "440823999999"), "division-unknown", "区划代码"),
        ("facilities", Files.Facility(9, division: Places.OtherCountyVillage), "division-outside-area", "区划代码"),
        ("facilities", Files.Facility(9).Replace("110.36", ""), "coordinates-incomplete", "经度"),
        ("facilities", Files.Facility(10, Companies.CreditCode(7)), "org-unknown", "运营机构信用代码"),
        ("workers", Files.Worker(9).Replace("990001198", "990001199"), "resident-id-wrong", "身份证号"),
        ("workers", Files.Worker(10).Replace("S0010", ""), "certificate-incomplete", "证书一编号"),
        ("workers", Files.Worker(11, to: "2023-01-01"), "days-reversed", "离职日期"),
        ("grades", Files.Grade(0, level: "三级"), "grade-level-unknown", "评估等级"),
        ("grades", Files.Grade(0, day: "2026-08-01"), "date-future", "评估日期"),
        ("grades", Files.Grade(99), "elder-unknown", "证件号码"),
        ("grades", Files.Grade(0).Replace(Files.Who(0), "陈一,,"), "elder-missing", "证件号码"),
        (
            "grades",
            Files.Grade(0, "2025-05-01").Replace(Files.Who(0), Files.Who(0).Replace("陈", "李")),
            "registry-name-other",
            "姓名"
        ),
        ("balances", Files.Balance(0, "0"), "balance-not-positive", "余额"),
        ("balances", Files.Balance(0).Replace("2026-12-31", "2026-06-30"), "balance-expired", "最后可用日"),
        ("balances", Files.Balance(0).Replace("到期作废", ""), "balance-fate-missing", "到期没用完"),
    ];

    [Theory, EveryDatabase]
    public async Task Each_defect_keeps_its_row_out_and_names_row_column_and_what_to_do(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Files.WithElders(app, 1);
        await Files.Import(app, officer, "contracts", Files.Contract(1));
        foreach (var file in Defects.GroupBy(d => d.Kind))
        {
            string[] first = file.Key == "contracts" ? [Files.Contract(8, 2)] : [];
            var run = await Files.Check(
                app,
                officer,
                file.Key,
                Files.Csv(file.Key, [.. first, .. file.Select((d, i) => Apart(d.Row, i))])
            );
            Assert.Equal((first.Length, file.Count()), (run.Added, run.Refused));
            foreach (var (defect, i) in file.Select((d, i) => (d, i)))
            {
                var said = run.Errors.Where(e => e.Error && e.Row == i + 2 + first.Length).ToList();
                var one = Assert.Single(said);
                Assert.Equal((defect.Code, defect.Field), (one.Code, one.Field));
            }
        }
    }

    /// <summary>Rows that are wrong in another way must not also be the same contract.</summary>
    private static string Apart(string row, int i) => row.Replace("HT-009", $"HT-1{i:00}", StringComparison.Ordinal);

    [Theory, EveryDatabase]
    public async Task An_elder_of_another_county_is_refused(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Files.WithElders(app, 1);
        var neighbour = await app.As(Yiju.Platform.Access.Role.CountyOfficer, Places.OtherCounty);
        var run = await Files.Check(app, neighbour, "grades", Files.Csv("grades", Files.Grade(0)));
        Assert.Equal("elder-outside-area", Assert.Single(run.Errors).Code);
    }

    [Fact]
    public async Task Every_code_of_the_kinds_is_seen_here_or_cannot_come_from_a_file()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var known = await app.Read(s =>
            Task.FromResult(
                s.GetRequiredService<ImportKinds>().All.Where(k => k.Name != "elders").SelectMany(k => k.Codes).ToList()
            )
        );
        string[] elsewhere = ["elder-outside-area", "grade-not-taken", "balance-not-posted"];
        Assert.Empty(
            known
                .Concat(ImportCode.DeclaredIn(typeof(RecordCodes)))
                .Select(c => c.Code)
                .Distinct()
                .Except(Defects.Select(d => d.Code))
                .Except(elsewhere)
        );
    }
}
