using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Contracts;
using Yiju.Access.Data;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>
/// Lets a visitor of the demo city enter as any role. Only when the deployment says it is a demo, only from this machine, and never behind
/// a proxy.
/// </summary>
internal sealed class DemoDoor(DemoMode mode)
{
    public bool IsOpen(HttpContext http) =>
        mode.On
        && (http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && !http.Request.Headers.ContainsKey("X-Forwarded-For")
        && !http.Request.Headers.ContainsKey("Forwarded");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/demo", Show).ForEveryone().ExcludeFromDescription();
        routes.MapPost("/demo", Enter).ForEveryone().ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        HttpContext http,
        DemoDoor door,
        AccessDb db,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        if (!door.IsOpen(http))
        {
            return Problems.Of([Closed], http);
        }
        var tree = await divisions.Tree(ct);
        var rows = await db
            .Posts.AsNoTracking()
            .Join(
                db.Accounts,
                p => p.AccountId,
                a => a.Id,
                (p, a) =>
                    new
                    {
                        Post = p,
                        a.Name,
                        a.UserName,
                    }
            )
            .Where(r => r.UserName.StartsWith("demo-"))
            .OrderBy(r => r.Post.Role)
            .ThenBy(r => r.Post.Id)
            .ToListAsync(ct);
        var people = rows.Select(r => new DemoPerson(
            r.Post.Id,
            r.Name,
            r.Post.Role.Title(),
            tree.PathOf(r.Post.Division)
        ));
        return Page.Of<DemoPage>("演示入口", new DemoModel([.. people]));
    }

    private static async Task<IResult> Enter(
        [FromForm] long postId,
        HttpContext http,
        DemoDoor door,
        AccessDb db,
        StartSignIn start,
        CancellationToken ct
    )
    {
        if (!door.IsOpen(http))
        {
            return Problems.Of([Closed], http);
        }
        var account = await db
            .Posts.Where(p => p.Id == postId)
            .Join(db.Accounts, p => p.AccountId, a => a.Id, (p, a) => a)
            .Where(a => a.UserName.StartsWith("demo-"))
            .AsNoTracking()
            .SingleOrDefaultAsync(ct);
        if (account is null)
        {
            return Problems.Of([Fault.NotFound("demo-person-unknown", "没有这个演示身份。")], http);
        }
        await start.Start(http, account, postId, "demo", ct);
        return Results.Redirect("/");
    }

    private static readonly Fault Closed = Fault.NotFound("demo-closed", "演示入口没有打开。");
}
