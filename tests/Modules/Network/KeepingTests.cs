using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Network.Data;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Access;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Network;

[Trait("req", "FAC-29")]
public sealed class KeepingTests
{
    [Theory, EveryDatabase]
    public async Task A_county_registers_an_operator_with_its_contract_and_ends_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var county = await app.As(Role.CountyOfficer, Places.County);
        (string, string)[] form =
        [
            ("name", "康怡居家养老"),
            ("creditCode", Companies.CreditCode(7)),
            ("kind", "HomeCare"),
            ("division", Places.Town),
            ("phone", "0759-3300000"),
        ];
        var wrong = await county.Post("/operators", [.. form[1..], ("name", "")]);
        Assert.Contains("还没有写机构名称", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(Companies.CreditCode(7), await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var added = await county.Post("/operators", form);
        var page = added.Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.Conflict, (await county.Post("/operators", form)).StatusCode);
        (string, string)[] paper =
        [
            ("number", "2026-1"),
            ("kind", "HomeCare"),
            ("division", Places.County),
            ("from", "2026-07-01"),
        ];
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await county.Post($"{page}/contracts", [.. paper, ("to", "2026-06-01")])).StatusCode
        );
        Assert.Equal(page, (await county.Post($"{page}/contracts", paper)).Headers.Location?.ToString());
        var shown = await county.GetStringAsync(page);
        var end = Regex.Match(shown, $"{page}/contracts/\\d+/end").Value;
        await county.Post(end, ("to", "2026-12-31"));
        var contract = await app.Read(s => s.GetRequiredService<NetworkDb>().Contracts.SingleAsync());
        Assert.Equal(new DateOnly(2026, 12, 31), contract.ToOn);
        var other = await app.As(Role.CountyOfficer, Places.OtherCounty);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{page}/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post(end, ("to", "2026-08-01"))).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Places_are_registered_changed_and_listed_page_by_page(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var county = await app.As(Role.CountyOfficer, Places.County);
        for (var i = 0; i < 52; i++)
        {
            var answer = await county.Post(
                "/facilities",
                ("name", $"服务站{i:00}"),
                ("kind", "village-station"),
                ("division", Places.Village),
                ("beds", "2")
            );
            Assert.Equal("/facilities", answer.Headers.Location?.ToString());
        }
        var first = WebUtility.HtmlDecode(await county.GetStringAsync("/facilities"));
        Assert.Contains("共 52 处", first, StringComparison.Ordinal);
        var next = Regex.Match(first, "/facilities\\?kind=&after=[^\"]+").Value;
        var second = await county.GetStringAsync(next);
        var seen = Edits(first).Concat(Edits(second)).Distinct().ToList();
        Assert.Equal(52, seen.Count);
        var far = await county.Post(seen[0], ("name", "新名字"), ("longitude", "9"));
        Assert.Contains("不是这一带的经纬度", await far.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await county.Post(seen[0], ("name", "新名字"), ("closedOn", "2026-07-01"));
        Assert.Contains("新名字", await county.GetStringAsync("/facilities") + second, StringComparison.Ordinal);
        var other = await app.As(Role.CountyOfficer, Places.OtherCounty);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(seen[0])).StatusCode);
    }

    private static IEnumerable<string> Edits(string page) =>
        Regex.Matches(page, "/facilities/\\d+/edit").Select(m => m.Value);
}
