using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Care.Contracts;
using Yiju.Network.Data;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Access;
using Yiju.Tests.Modules.Network;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Care;

/// <summary>Two people change the same order, plan or contract: the second sees what the first has done before anything is lost.</summary>
public sealed class VersionTests
{
    [Theory, EveryDatabase, Trait("req", "SVC-27")]
    public async Task An_order_is_changed_only_as_it_was_read(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Ordered();
        var elder = await town.AsElder();
        var order = $"/api/orders/{visit.OrderId}";
        var seen = await Tag(elder, order);
        var page = await elder.GetStringAsync($"/care/orders/{visit.OrderId}");
        var move = new { At = CareTown.Tomorrow.AddHours(2) };
        Assert.Equal(HttpStatusCode.OK, (await Change(elder, $"{order}/move", seen, move)).StatusCode);
        Assert.NotEqual(seen, await Tag(elder, order));

        var late = await Change(elder, $"{order}/cancel", seen, new { });
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("application/problem+json", late.Content.Headers.ContentType?.MediaType);
        Assert.Equal("order-changed", await CareTown.Code(late));

        var typed = await elder.Post(
            $"/care/orders/{visit.OrderId}/move",
            ("day", "2026-07-05"),
            ("time", "15:40"),
            ("version", Version(page))
        );
        Assert.Equal(HttpStatusCode.PreconditionFailed, typed.StatusCode);
        var again = await typed.Content.ReadAsStringAsync();
        Assert.Contains("别人刚改过这次服务，现在约在", again, StringComparison.Ordinal);
        Assert.Contains("2026-07-05", again, StringComparison.Ordinal);
        Assert.Contains("15:40", again, StringComparison.Ordinal);
        var cancelled = await elder.Post($"/care/orders/{visit.OrderId}/cancel", ("version", Version(again)));
        Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_plan_is_ended_only_as_it_was_read(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var ids = await town.App.Do<IReadOnlyList<long>>(async s => new List<long>(
            await s.GetRequiredService<ICareLoader>()
                .Plans(
                    [
                        new(
                            CareTown.Elder,
                            Places.Village,
                            town.Org,
                            CareTown.Bath,
                            PlanPattern.Daily,
                            [new(9, 0)],
                            [],
                            [],
                            new(2026, 7, 1),
                            null
                        ),
                    ],
                    default
                )
        ));
        var elder = await town.AsElder();
        var plan = $"/api/plans/{ids.Value[0]}";
        var seen = await Tag(elder, plan);
        var ended = await Change(elder, $"{plan}/end", seen, new { });
        Assert.Equal("ended", (await CareTown.Json(ended)).GetProperty("state").GetString());
        Assert.Equal("plan-changed", await CareTown.Code(await Change(elder, $"{plan}/end", seen, new { })));
    }

    [Theory, EveryDatabase, Trait("req", "FAC-29")]
    public async Task The_last_day_of_a_contract_is_fixed_only_as_it_was_read(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var org = await Companies.Org(app, 1);
        var county = await app.As(Role.CountyOfficer, Places.County);
        var id = await app.Read(s => s.GetRequiredService<NetworkDb>().Contracts.Select(c => c.Id).SingleAsync());
        var contract = $"/api/operators/{org}/contracts/{id}";
        var seen = await Tag(county, contract);
        var page = await county.GetStringAsync($"/operators/{org}");
        var first = await Change(county, $"{contract}/end", seen, new { To = "2026-11-30" });
        Assert.Equal("2026-11-30", (await CareTown.Json(first)).GetProperty("to").GetString());
        var late = await Change(county, $"{contract}/end", seen, new { To = "2026-10-31" });
        Assert.Equal("contract-changed", await CareTown.Code(late));
        var typed = await county.Post(
            $"/operators/{org}/contracts/{id}/end",
            ("to", "2026-10-31"),
            ("version", Version(page))
        );
        Assert.Equal(HttpStatusCode.PreconditionFailed, typed.StatusCode);
        var again = await typed.Content.ReadAsStringAsync();
        Assert.Contains("最后一天现在是", again, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-10-31\"", again, StringComparison.Ordinal);
    }

    private static string Version(string page) =>
        Regex.Match(page, "name=\"version\" value=\"([^\"]+)\"").Groups[1].Value;

    private static async Task<string> Tag(HttpClient who, string path)
    {
        var answer = await who.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return answer.Headers.ETag!.Tag;
    }

    private static Task<HttpResponseMessage> Change(HttpClient who, string path, string seen, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", seen);
        return who.SendAsync(request);
    }
}
