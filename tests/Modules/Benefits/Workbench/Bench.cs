using System.Net;
using System.Text;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Benefits.Workbench;

/// <summary>The workbench as officers use it, and a small document about housing estates to write on.</summary>
internal static partial class Bench
{
    public const string Scenarios = """
        # 一例就够
        - name: 一百五十户按两百户算
          about: test-estate
          on: 2026-09-01
          facts: { test.households: 150 }
          expect: { test.required: 40 }
        """;

    public static string Pack(
        string id = "suixi-estates",
        string division = Places.County,
        string from = "2026-08-01",
        string? to = null,
        string version = "1",
        string rule = "ceil(test.households / 100) * test.area",
        string? more = null
    ) =>
        $$"""
            # 小区养老用房
            pack: {{id}}
            version: "{{version}}"
            title: 小区养老用房办法
            document: 遂府〔2026〕1号
            division: "{{division}}"
            from: {{from}}{{(to is null ? "" : $"\nto: {to}")}}{{more}}
            completeness: full
            subjects: { test-estate: 小区 }
            clauses:
              第一条: { text: "每百户不低于 20 平方米" }
            facts:
              test-estate:
                test.households: { kind: number, title: 户数, from: 0, to: 100000 }
            parameters:
              # 每百户多少
              test.area: { kind: number, title: 每百户面积, unit: 平方米, clause: 第一条, values: { {{from}}: 20 } }
            rules:
              test-estate:
                test.required: { kind: number, title: 应配建面积, clause: 第一条, rule: {{rule}} }
            """ + "\n";

    /// <summary>A county begins to pay at 75; several may stand side by side.</summary>
    public static string Younger(int number = 0) =>
        $$"""
            pack: suixi-rules-{{number}}
            version: "1"
            title: 遂溪津贴办法
            document: 遂府〔2026〕3号
            division: "440823000000"
            from: 2026-08-01
            clauses: { 第一条: { text: 七十五岁起 } }
            parameters:
              allowance.minAge: { kind: number, title: 津贴年龄, clause: 第一条, values: { 2026-08-01: 75 } }
            """;

    /// <summary>Uploads a new draft and answers its address.</summary>
    public static async Task<string> Upload(HttpClient client, string pack, string? scenarios = Scenarios)
    {
        var answer = await client.PostAsync("/policies/drafts/upload", Files(pack, scenarios));
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    public static MultipartFormDataContent Files(string? pack, string? scenarios, params (string, string)[] fields)
    {
        var form = new MultipartFormDataContent();
        if (pack is not null)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(pack)), "pack", "pack.yaml");
        }
        if (scenarios is not null)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(scenarios)), "scenarios", "scenarios.yaml");
        }
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }
        return form;
    }

    public static Task<HttpResponseMessage> Post(
        HttpClient client,
        string address,
        params (string Name, string Value)[] fields
    ) => client.PostAsync(address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>What a post answered, as people read it.</summary>
    public static async Task<(HttpStatusCode Status, string Page)> Said(Task<HttpResponseMessage> post)
    {
        var answer = await post;
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    public static async Task<string> Page(HttpClient client, string address) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(address));
}
