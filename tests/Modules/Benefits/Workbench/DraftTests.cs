using System.Net;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;
using static Yiju.Tests.Modules.Benefits.Workbench.Bench;

namespace Yiju.Tests.Modules.Benefits.Workbench;

/// <summary>A draft is written in the browser or sent as files; whatever is typed is kept, right or wrong.</summary>
[Trait("req", "POL-27"), Trait("scenario", "SC-24")]
public sealed class DraftTests
{
    [Theory, EveryDatabase]
    public async Task Items_are_written_one_by_one_and_nothing_else_changes(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var county = await app.As(Role.CountyOfficer, Places.County, name: "陈起草");
        var draft = await Upload(county, Pack());
        Assert.Contains("检查过了，没有错", await Page(county, draft), StringComparison.Ordinal);
        var item = $"{draft}/item?part=parameters&name=test.area";
        Assert.Contains("从某天起改成多少", await Page(county, item), StringComparison.Ordinal);
        var added = await Post(
            county,
            $"{draft}/value",
            ("seen", "1"),
            ("part", "parameters"),
            ("name", "test.area"),
            ("from", "2027-01-01"),
            ("value", "30")
        );
        Assert.Equal((HttpStatusCode.SeeOther, item), (added.StatusCode, added.Headers.Location!.ToString()));
        var text = await Text(app, draft);
        Assert.Equal(
            Pack().Replace("2026-08-01: 20 }", "2026-08-01: 20, 2027-01-01: 30 }", StringComparison.Ordinal),
            text.Text
        );
        await Post(
            county,
            $"{draft}/clause",
            ("seen", "2"),
            ("part", "clauses"),
            ("name", "第一条"),
            ("text", "每百户: 20")
        );
        await Post(
            county,
            $"{draft}/snippet",
            ("seen", "3"),
            ("part", "rules"),
            ("subject", "test-estate"),
            (
                "snippet",
                "test.enough:\r\n  as: standard\r\n  title: 够了\r\n  clause: 第一条\r\n  rule: test.required >= 20"
            )
        );
        text = await Text(app, draft);
        Assert.Equal(4, text.Number);
        Assert.Contains("第一条: { text: \"每百户: 20\" }", text.Text, StringComparison.Ordinal);
        Assert.Contains("    test.enough:\n      as: standard\n", text.Text, StringComparison.Ordinal);
        var page = await Page(county, draft);
        Assert.Contains("没有一个情形（scenarios.yaml）检验“test.enough”", page, StringComparison.Ordinal);
        await Post(
            county,
            $"{draft}/remove",
            ("seen", "4"),
            ("part", "rules"),
            ("subject", "test-estate"),
            ("name", "test.enough")
        );
        await Post(
            county,
            $"{draft}/head",
            ("seen", "5"),
            ("title", "新名称"),
            ("document", "文"),
            ("version", "1"),
            ("from", "2026-08-01"),
            ("to", "2027-12-31"),
            ("completeness", "full")
        );
        text = await Text(app, draft);
        Assert.Contains("to: 2027-12-31\ncompleteness", text.Text, StringComparison.Ordinal);
        Assert.Contains("# 小区养老用房", text.Text, StringComparison.Ordinal);
        Assert.Contains("新名称", await Page(county, "/policies"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_mistake_stands_beside_its_item_with_its_line_and_the_wrong_text_is_kept(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var county = await app.As(Role.CountyOfficer, Places.County);
        var draft = await Upload(county, Pack(rule: "test.households * test.aera"));
        var page = await Page(county, draft);
        Assert.Contains("pack.yaml 第 20 行", page, StringComparison.Ordinal);
        Assert.Contains("是不是想写“test.area”", page, StringComparison.Ordinal);
        Assert.Contains("还有 1 处错", page, StringComparison.Ordinal);
        var item = await Page(county, $"{draft}/item?part=rules&subject=test-estate&name=test.required");
        Assert.Contains("是不是想写“test.area”", item, StringComparison.Ordinal);
        Assert.Contains("id=\"L20\"", item, StringComparison.Ordinal);
        var (status, refused) = await Said(
            Post(
                county,
                $"{draft}/snippet",
                ("seen", "1"),
                ("part", "rules"),
                ("subject", "test-estate"),
                ("name", "test.required"),
                ("snippet", "test.required: [ typed")
            )
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("test.required: [ typed", refused, StringComparison.Ordinal);
        var broken = await Post(
            county,
            $"{draft}/text",
            ("seen", "1"),
            ("pack", "pack: suixi-estates\n  broken: ["),
            ("scenarios", "")
        );
        Assert.Equal(HttpStatusCode.SeeOther, broken.StatusCode);
        var whole = await Page(county, $"{draft}?part=text");
        Assert.Contains("broken: [", whole, StringComparison.Ordinal);
        Assert.Contains("不是正确的 YAML", whole, StringComparison.Ordinal);
        foreach (
            var part in new[]
            {
                "",
                "?part=clauses",
                "?part=rules",
                "?part=scenarios",
                "?part=reading",
                "?part=history",
            }
        )
        {
            Assert.Equal(HttpStatusCode.OK, (await county.GetAsync(draft + part)).StatusCode);
        }
        var back = await Post(county, $"{draft}/back", ("seen", "2"), ("number", "1"));
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Equal(Pack(rule: "test.households * test.aera"), (await Text(app, draft)).Text);
        Assert.Contains("回到第 1 稿", await Page(county, $"{draft}?part=history"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Two_who_write_at_once_are_told_and_nothing_typed_is_lost(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var first = await app.As(Role.CountyOfficer, Places.County, name: "陈甲");
        var second = await app.As(Role.CountyOfficer, Places.County, name: "李乙");
        var draft = await Upload(first, Pack());
        var clause = ("part", "clauses");
        await Post(first, $"{draft}/clause", ("seen", "1"), clause, ("name", "第一条"), ("text", "甲写的"));
        var (status, page) = await Said(
            Post(second, $"{draft}/clause", ("seen", "1"), clause, ("name", "第一条"), ("text", "乙写的"))
        );
        Assert.Equal(HttpStatusCode.PreconditionFailed, status);
        Assert.Contains("陈甲刚存过", page, StringComparison.Ordinal);
        Assert.Contains("乙写的", page, StringComparison.Ordinal);
        Assert.Contains("甲写的", (await Text(app, draft)).Text, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("scenario", "F-23")]
    public async Task A_draft_is_begun_from_a_version_a_template_or_nothing_and_stays_in_its_place(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Release(app, Pack(), Scenarios);
        var county = await app.As(Role.CountyOfficer, Places.County);
        var next = await Post(
            county,
            "/policies/drafts",
            ("kind", "version"),
            ("pack", "suixi-estates"),
            ("from", "2027-01-01")
        );
        Assert.Equal(HttpStatusCode.SeeOther, next.StatusCode);
        var text = await Text(app, next.Headers.Location!.ToString());
        Assert.Contains("version: \"2\"", text.Text, StringComparison.Ordinal);
        Assert.Contains("values: { 2027-01-01: 20 }", text.Text, StringComparison.Ordinal);
        Assert.Contains("on: 2027-01-01", text.ScenarioText!, StringComparison.Ordinal);
        Assert.Contains("没有错", await Page(county, next.Headers.Location!.ToString()), StringComparison.Ordinal);
        var twice = await Said(
            Post(county, "/policies/drafts", ("kind", "version"), ("pack", "suixi-estates"), ("from", "2027-01-01"))
        );
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        var copied = await Post(
            county,
            "/policies/drafts",
            ("kind", "template"),
            ("pack", "zhanjiang-2020-25"),
            ("division", Places.County),
            ("id", "suixi-copy"),
            ("title", "遂溪的"),
            ("from", "2026-10-01")
        );
        text = await Text(app, copied.Headers.Location!.ToString());
        Assert.Contains($"division: \"{Places.County}\"", text.Text, StringComparison.Ordinal);
        Assert.Contains("pack: suixi-copy", text.Text, StringComparison.Ordinal);
        var local = await Post(
            county,
            "/policies/drafts",
            ("kind", "local"),
            ("division", Places.County),
            ("id", "suixi-own"),
            ("title", "本地"),
            ("from", "2026-10-01"),
            ("parameters", "emergency.answerSeconds")
        );
        var own = local.Headers.Location!.ToString();
        await Post(
            county,
            $"{own}/value",
            ("seen", "1"),
            ("part", "parameters"),
            ("name", "emergency.answerSeconds"),
            ("from", "2026-10-01"),
            ("value", "45")
        );
        Assert.Contains("没有错", await Page(county, own), StringComparison.Ordinal);
        foreach (var (place, status) in new[] { (Places.City, 403), (Places.OtherCounty, 403), (Places.Town, 403) })
        {
            var (answer, _) = await Said(
                Post(
                    county,
                    "/policies/drafts",
                    ("kind", "local"),
                    ("division", place),
                    ("id", "x-own"),
                    ("title", "别处"),
                    ("from", "2026-10-01")
                )
            );
            Assert.Equal(status, (int)answer);
        }
        var above = await Said(county.PostAsync("/policies/drafts/upload", Files(Pack("city-own", Places.City), null)));
        Assert.Equal(HttpStatusCode.Forbidden, above.Status);
        var version = await Said(
            Post(county, "/policies/drafts", ("kind", "version"), ("pack", "zhanjiang-2020-25"), ("from", "2026-10-01"))
        );
        Assert.Equal(HttpStatusCode.Forbidden, version.Status);
        var elsewhere = await app.As(Role.CountyOfficer, Places.OtherCounty);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(own)).StatusCode);
        var moved = Pack("suixi-own", Places.OtherCounty);
        await Post(county, $"{own}/text", ("seen", "2"), ("pack", moved), ("scenarios", ""));
        Assert.Contains($"division 不能改成 {Places.OtherCounty}", await Page(county, own), StringComparison.Ordinal);
    }
}
