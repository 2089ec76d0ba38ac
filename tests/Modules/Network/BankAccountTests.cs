using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Network.Data;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;
using static Yiju.Tests.Modules.Network.PayAccounts;

namespace Yiju.Tests.Modules.Network;

/// <summary>The account an operator is paid to: entered by the operator, typed again by the county, kept as history.</summary>
[Trait("req", "FND-05"), Trait("req", "SEC-09")]
public sealed class BankAccountTests
{
    private const string Other = "6222000000000000025";

    [Theory, EveryDatabase]
    public async Task An_account_counts_once_the_county_typed_the_same_number(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var org = await Companies.Org(app, 1);
        var manager = await app.As(Role.OperatorManager, Places.County, orgId: org);
        var county = await app.As(Role.CountyOfficer, Places.County, name: "陈核对");
        Assert.Contains("还没有填", await county.GetStringAsync($"/operators/{org}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await Enter(manager, org, "12ab"));
        Assert.Equal(HttpStatusCode.SeeOther, await Enter(manager, org, "6222 0000 0000 0000 017"));
        Assert.Contains("核对 康怡居家养老 的收款账户", await county.GetStringAsync("/"), StringComparison.Ordinal);
        var page = await county.GetStringAsync($"/operators/{org}/account");
        Assert.Contains("6222***********0017", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(county, org, "/confirm", ("number", Other)));
        Assert.Equal(HttpStatusCode.SeeOther, await Send(county, org, "/confirm", ("number", Number)));
        Assert.Contains("已核对，付款用", await manager.GetStringAsync($"/operators/{org}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Send(county, org, "/confirm", ("number", Number)));
        var stored = await app.Read(s => s.GetRequiredService<NetworkDb>().BankAccounts.SingleAsync());
        Assert.DoesNotContain("0017", System.Text.Encoding.UTF8.GetString(stored.Number), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Until_a_new_account_is_confirmed_the_old_one_is_paid_and_both_stay_as_history(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var org = await Companies.Org(app, 1);
        await Confirmed(app, org);
        var manager = await app.As(Role.OperatorManager, Places.County, orgId: org);
        await Enter(manager, org, Other);
        Assert.Equal(Number, await Paid(app, org));
        var county = await app.As(Role.CountyOfficer, Places.County);
        Assert.Equal(HttpStatusCode.BadRequest, await Send(county, org, "/refuse", ("reason", "")));
        Assert.Equal(HttpStatusCode.SeeOther, await Send(county, org, "/refuse", ("reason", "户名不符")));
        Assert.Contains("收款账户被退回", await manager.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains(
            "户名不符",
            await manager.GetStringAsync($"/operators/{org}/account"),
            StringComparison.Ordinal
        );
        await Enter(manager, org, Other);
        Assert.Equal(HttpStatusCode.SeeOther, await Send(county, org, "/confirm", ("number", Other)));
        Assert.Equal(Other, await Paid(app, org));
        Assert.Equal(3, await app.Read(s => s.GetRequiredService<NetworkDb>().BankAccounts.CountAsync()));
        Assert.Contains("已换", await manager.GetStringAsync($"/operators/{org}/account"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Only_the_own_organisation_enters_and_only_its_county_confirms(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var org = await Companies.Org(app, 1);
        var stranger = await app.As(Role.OperatorManager, Places.County, orgId: org + 1);
        Assert.Equal(HttpStatusCode.NotFound, await Enter(stranger, org, Number));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/operators/{org}/account")).StatusCode);
        var manager = await app.As(Role.OperatorManager, Places.County, orgId: org);
        await Enter(manager, org, Number);
        Assert.Equal(HttpStatusCode.Forbidden, await Send(manager, org, "/confirm", ("number", Number)));
        var elsewhere = await app.As(Role.CountyOfficer, Places.OtherCounty);
        Assert.Equal(HttpStatusCode.NotFound, await Send(elsewhere, org, "/confirm", ("number", Number)));
        Assert.Null(await Paid(app, org));
    }

    private static Task<string?> Paid(TestApp app, long org) =>
        app.Read(async s =>
            (await s.GetRequiredService<Yiju.Network.Contracts.IPayAccounts>().Of([org], default))
                .GetValueOrDefault(org)
                ?.Number
        );
}
