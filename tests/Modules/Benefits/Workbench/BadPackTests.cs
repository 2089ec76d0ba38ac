using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Packs;
using Yiju.Tests.Modules.Testing;
using static Yiju.Tests.Modules.Benefits.Workbench.Bench;

namespace Yiju.Tests.Modules.Benefits.Workbench;

/// <summary>Whatever is uploaded gets a place and a sentence, and never disturbs the rules in force.</summary>
[Trait("req", "POL-27"), Trait("scenario", "SC-24")]
public sealed class BadPackTests
{
    public static TheoryData<string, string, string> Wrong =>
        new()
        {
            { "bomb", "a: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n", "不能用 & 和 *" },
            { "cycle", Pack(rule: "test.required + 1"), "绕成了一圈" },
            { "type", Pack(rule: "'word' + 1"), "第 20 行" },
            {
                "clause",
                Pack().Replace("clause: 第一条, values", "clause: 第九条, values", StringComparison.Ordinal),
                "不在 clauses 里"
            },
            { "future", Pack(more: "\nissued: 2030-01-01"), "在将来" },
            { "days", Pack(to: "2026-07-01"), "早于起始日" },
            {
                "overlap",
                Pack()
                    .Replace(
                        "{ kind: number, title: 应配建面积",
                        "{ kind: number, table: { of: [test.households], rows: [{ when: [\"< 100\"], is: 1 }, { when: [\"< 200\"], is: 2 }, { when: [\">= 200\"], is: 3 }] }, title: 应配建面积",
                        StringComparison.Ordinal
                    )
                    .Replace(", rule: ceil(test.households / 100) * test.area", "", StringComparison.Ordinal),
                "第 20 行"
            },
        };

    [Theory, MemberData(nameof(Wrong))]
    public async Task It_is_kept_with_its_place_and_sentence_and_goes_no_further(
        string what,
        string text,
        string sentence
    )
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var before = app.Services.GetRequiredService<PacksInForce>().Library;
        var county = await app.As(Role.CountyOfficer, Places.County);
        var draft = await Upload(county, what == "bomb" ? $"pack: suixi-bomb\n{text}" : text);
        var page = await Page(county, draft);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains("pack.yaml 第 ", page, StringComparison.Ordinal);
        var sent = await Said(Post(county, $"{draft}/send", ("seen", "1")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
        Assert.Same(before, app.Services.GetRequiredService<PacksInForce>().Library);
    }

    [Theory]
    [InlineData(10_000_000, "太大：10 MB")]
    [InlineData(2_500_000, "文件太大")]
    public async Task A_file_no_document_can_have_is_refused_at_once(int length, string sentence)
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var county = await app.As(Role.CountyOfficer, Places.County);
        var text = Pack() + new string('#', length);
        var (status, page) = await Said(county.PostAsync("/policies/drafts/upload", Files(text, null)));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_without_a_name_in_another_encoding_or_none_at_all_are_refused_with_a_sentence()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var county = await app.As(Role.CountyOfficer, Places.County);
        var nameless = await Said(county.PostAsync("/policies/drafts/upload", Files("title: x", null)));
        Assert.Contains("没有“pack: 名称”这一行", nameless.Page, StringComparison.Ordinal);
        var none = await Said(county.PostAsync("/policies/drafts/upload", Files(null, null, ("x", "y"))));
        Assert.Contains("还没有选文件", none.Page, StringComparison.Ordinal);
        var bytes = new MultipartFormDataContent { { new ByteArrayContent([0xC4, 0xE3, 0xFF]), "pack", "pack.yaml" } };
        var gbk = await Said(county.PostAsync("/policies/drafts/upload", bytes));
        Assert.Contains("不是 UTF-8", gbk.Page, StringComparison.Ordinal);
    }
}
