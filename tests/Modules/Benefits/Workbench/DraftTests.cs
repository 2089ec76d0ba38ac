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
    }

    [Theory, EveryDatabase]
    public async Task Clauses_rules_and_the_head_are_written_each_by_itself(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var county = await app.As(Role.CountyOfficer, Places.County, name: "陈起草");
        var draft = await Upload(county, Pack());
        await Post(
            county,
            $"{draft}/clause",
            ("seen", "1"),
            ("part", "clauses"),
            ("name", "第一条"),
            ("text", "每百户: 20")
        );
        await Post(
            county,
            $"{draft}/snippet",
            ("seen", "2"),
            ("part", "rules"),
            ("subject", "test-estate"),
            (
                "snippet",
                "test.enough:\r\n  as: standard\r\n  title: 够了\r\n  clause: 第一条\r\n  rule: test.required >= 20"
            )
        );
        var text = await Text(app, draft);
        Assert.Equal(3, text.Number);
        Assert.Contains("第一条: { text: \"每百户: 20\" }", text.Text, StringComparison.Ordinal);
        Assert.Contains("    test.enough:\n      as: standard\n", text.Text, StringComparison.Ordinal);
        var page = await Page(county, draft);
        Assert.Contains("没有一个情形（scenarios.yaml）检验“test.enough”", page, StringComparison.Ordinal);
        await Post(
            county,
            $"{draft}/remove",
            ("seen", "3"),
            ("part", "rules"),
            ("subject", "test-estate"),
            ("name", "test.enough")
        );
        await Post(
            county,
            $"{draft}/head",
            ("seen", "4"),
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

    [Theory, EveryDatabase]
    public async Task A_new_version_takes_along_what_holds_on_its_first_day(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Release(app, Pack(), Scenarios);
        var county = await app.As(Role.CountyOfficer, Places.County);
        var next = (await Begin(county, "version", ("pack", "suixi-estates"), ("from", "2027-01-01"))).Draft;
        var text = await Text(app, next);
        Assert.Contains("version: \"2\"", text.Text, StringComparison.Ordinal);
        Assert.Contains("values: { 2027-01-01: 20 }", text.Text, StringComparison.Ordinal);
        Assert.Contains("on: 2027-01-01", text.ScenarioText!, StringComparison.Ordinal);
        Assert.Contains("没有错", await Page(county, next), StringComparison.Ordinal);
        var twice = await Begin(county, "version", ("pack", "suixi-estates"), ("from", "2027-01-01"));
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
    }

    [Theory, EveryDatabase, Trait("scenario", "F-23")]
    public async Task A_template_becomes_the_counties_own_and_local_measures_set_what_is_open(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var county = await app.As(Role.CountyOfficer, Places.County);
        var own = ("division", Places.County);
        var copied = await Begin(
            county,
            "template",
            own,
            ("pack", "hedong-chain"),
            ("id", "suixi-copy"),
            ("from", "2026-10-01")
        );
        var text = await Text(app, copied.Draft);
        Assert.Contains($"division: \"{Places.County}\"", text.Text, StringComparison.Ordinal);
        Assert.Contains("pack: suixi-copy", text.Text, StringComparison.Ordinal);
        Assert.Contains("from: 2026-10-01", text.Text, StringComparison.Ordinal);
        var local = await Begin(
            county,
            "local",
            own,
            ("id", "suixi-own"),
            ("from", "2026-10-01"),
            ("parameters", "emergency.answerSeconds")
        );
        await Post(
            county,
            $"{local.Draft}/value",
            ("seen", "1"),
            ("part", "parameters"),
            ("name", "emergency.answerSeconds"),
            ("from", "2026-10-01"),
            ("value", "45")
        );
        Assert.Contains("2026-10-01: 45", (await Text(app, local.Draft)).Text, StringComparison.Ordinal);
        Assert.Contains("没有错", await Page(county, local.Draft), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "POL-02")]
    public async Task Nobody_writes_for_a_division_above_or_elsewhere(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var county = await app.As(Role.CountyOfficer, Places.County);
        foreach (var place in new[] { Places.City, Places.OtherCounty, Places.Town })
        {
            var refused = await Begin(county, "local", ("division", place), ("id", "x-own"), ("from", "2026-10-01"));
            Assert.Equal((place, HttpStatusCode.Forbidden), (place, refused.Status));
        }
        var above = await Said(county.PostAsync("/policies/drafts/upload", Files(Pack("city-own", Places.City), null)));
        Assert.Equal(HttpStatusCode.Forbidden, above.Status);
        var version = await Begin(county, "version", ("pack", "zhanjiang-2020-25"), ("from", "2026-10-01"));
        Assert.Equal(HttpStatusCode.Forbidden, version.Status);
        var own = await Upload(county, Pack());
        var elsewhere = await app.As(Role.CountyOfficer, Places.OtherCounty);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(own)).StatusCode);
        var moved = Pack(division: Places.OtherCounty);
        await Post(county, $"{own}/text", ("seen", "1"), ("pack", moved), ("scenarios", ""));
        Assert.Contains($"division 不能改成 {Places.OtherCounty}", await Page(county, own), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Draft)> Begin(
        HttpClient client,
        string kind,
        params (string, string)[] fields
    )
    {
        var answer = await Post(client, "/policies/drafts", [("kind", kind), .. fields]);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "");
    }
}
