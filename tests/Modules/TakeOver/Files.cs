using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Imports;
using Yiju.Tests.Modules.Network;
using Yiju.Tests.Modules.People.Import;
using Yiju.Tests.Modules.Testing;
using Yiju.Tests.Modules.Workforce;

namespace Yiju.Tests.Modules.TakeOver;

/// <summary>Files of a running city as its officers send them, and what the platform answers.</summary>
internal static class Files
{
    public const string Contracts =
        "合同编号,机构名称,统一社会信用代码,机构类型,机构电话,县（区）代码,合同类型,开始日期,结束日期,每月最多次数";
    public const string Facilities = "名称,类型,区划代码,运营机构信用代码,电话,经度,纬度,建筑面积,床位,开办日期";
    public const string Workers =
        "姓名,身份证号,手机号,机构信用代码,入职日期,离职日期,证书一,证书一编号,证书一发证日期,证书一有效期至";
    public const string Grades =
        "姓名,证件号码,老人外部编号,评估标准,评估日期,评估等级,得分,有效期至,认知障碍,评估机构,外部编号";
    public const string Balances =
        "姓名,证件号码,老人外部编号,用途,资金来源,出资县（区）代码,余额,最后可用日,到期没用完,外部编号";

    public static string HeadersOf(string kind) =>
        kind switch
        {
            "contracts" => Contracts,
            "facilities" => Facilities,
            "workers" => Workers,
            "grades" => Grades,
            "balances" => Balances,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such file."),
        };

    public static byte[] Csv(string kind, params IEnumerable<string> rows) =>
        Encoding.UTF8.GetBytes(string.Join("\r\n", [HeadersOf(kind), .. rows]));

    public static string Contract(int n, int org = 1, string to = "2027-12-31") =>
        $"HT-{n:000},机构{org},{Companies.CreditCode(org)},居家服务,0759-3300000,,上门服务,2025-01-01,{to},200";

    public static string Facility(int n, string org = "", string division = Places.Village) =>
        $"服务站{n},村（社区）服务站,{division},{org},0759-3300001,110.36,21.27,120,4,2024-05-01";

    public static string Worker(int n, int org = 1, string to = "") =>
        $"护理员{n},{Staff.ResidentId(n)},13900000000,{Companies.CreditCode(org)},2024-01-01,{to},养老护理员（初级）,S{n:0000},2023-06-01,";

    public static string Who(int n) => $"{Registry.Row(n)["name"]},{Registry.Row(n)["idNumber"]},";

    public static string Grade(int n, string day = "2025-06-30", string level = "中度失能", string key = "") =>
        $"{Who(n)},GB/T 42195—2022,{day},{level},45,2027-06-29,,旧评估中心,{key}";

    public static string Balance(int n, string amount = "120.50", string key = "") =>
        $"{Who(n)},居家照护,县级福彩公益金,,{amount},2026-12-31,到期作废,{key}";

    public static Task<HttpClient> Officer(TestApp app) => app.As(Role.CountyOfficer, Places.County);

    /// <summary>The first few elders of <see cref="Registry.Row"/>, in the registry, a while ago.</summary>
    public static async Task<HttpClient> WithElders(TestApp app, int count)
    {
        var officer = await Officer(app);
        var run = await Registry.Import(app, officer, Registry.Book(count));
        Assert.Equal(count, run.Added);
        app.Time.Advance(TimeSpan.FromMinutes(5));
        return officer;
    }

    public static async Task<long> Elder(TestApp app, int n)
    {
        var number = (string)Registry.Row(n)["idNumber"]!;
        return await app.Read(async s =>
            (await s.GetRequiredService<IElderLoader>().FindByDocument([number], default))[number]
        );
    }

    public static async Task<long> Send(HttpClient client, string kind, byte[] file)
    {
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var form = new MultipartFormDataContent
        {
            { part, "file", $"{kind}.csv" },
            { new StringContent(kind), "kind" },
        };
        var answer = await client.PostAsync("/api/imports", form);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await Body(answer)).Id;
    }

    /// <summary>Sends a file and has it checked.</summary>
    public static async Task<ImportBody> Check(TestApp app, HttpClient client, string kind, byte[] file)
    {
        var id = await Send(client, kind, file);
        await app.Settle();
        return await Registry.Show(client, id);
    }

    /// <summary>Sends, checks, confirms and waits for the end.</summary>
    public static async Task<ImportBody> Import(
        TestApp app,
        HttpClient client,
        string kind,
        params IEnumerable<string> rows
    )
    {
        var id = await Send(client, kind, Csv(kind, rows));
        await app.Settle();
        await Registry.Step(client, id, "confirm");
        await app.Settle();
        return await Registry.Show(client, id);
    }

    public static async Task<ImportBody> Withdraw(TestApp app, HttpClient client, long id)
    {
        await Registry.Step(client, id, "withdraw");
        await app.Settle();
        return await Registry.Show(client, id);
    }

    public static (int Added, int Unchanged, int Refused) Counts(ImportBody run) =>
        (run.Added, run.Unchanged, run.Refused);

    private static async Task<ImportBody> Body(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<ImportBody>(await answer.Content.ReadAsStringAsync(), Yiju.Platform.Json.Options)!;
}
