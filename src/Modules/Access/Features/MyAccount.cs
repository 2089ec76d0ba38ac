using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>One's own account: posts to act in, devices that are signed in, password and second factor.</summary>
internal sealed class MyAccount(
    AccessDb db,
    DbSession session,
    DivisionStore divisions,
    AuditTrail audit,
    SignInCache cache,
    Commands commands
)
{
    private const int Shown = 30;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/me/account",
                (string? done, HttpContext http, MyAccount use, CancellationToken ct) => use.Show(done, http, ct)
            )
            .ForSignedIn()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/me/post",
                ([FromForm] long postId, HttpContext http, MyAccount use, CancellationToken ct) =>
                    use.Switch(postId, http, ct)
            )
            .ForSignedIn()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/me/sign-ins/{id:long}/end",
                (long id, HttpContext http, MyAccount use, CancellationToken ct) => use.End(id, http, ct)
            )
            .ForSignedIn()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/me/sign-out-everywhere",
                (HttpContext http, MyAccount use, CancellationToken ct) => use.EndAll(http, ct)
            )
            .ForSignedIn()
            .ExcludeFromDescription();
    }

    private Viewer Me => session.Viewer;

    private async Task<IResult> Show(string? done, HttpContext http, CancellationToken ct)
    {
        var today = session.Time.Today();
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == Me.AccountId, ct);
        var tree = await divisions.Tree(ct);
        var posts = await db
            .Posts.AsNoTracking()
            .Where(p => p.AccountId == account.Id)
            .OrderBy(p => p.Id)
            .ToListAsync(ct);
        var signIns = await db
            .SignIns.AsNoTracking()
            .Where(s => s.AccountId == account.Id)
            .OrderByDescending(s => s.Id)
            .Take(Shown)
            .ToListAsync(ct);
        var own = StartSignIn.IdOf(http);
        return Page.Of<MyAccountPage>(
            "我的账号",
            new MyAccountModel(
                account.UserName,
                account.Name,
                today,
                done,
                account.TotpSince,
                [
                    .. posts
                        .Where(p => p.HeldOn(today))
                        .Select(p => new MyPost(
                            p.Id,
                            p.Role.Title(),
                            tree.PathOf(p.Division),
                            p.ValidTo,
                            p.Id == Me.PostId,
                            p.DeputyForPostId is not null
                        )),
                ],
                [
                    .. signIns.Select(s => new MySignIn(
                        s.Id,
                        Words.Device(s.Device),
                        s.At,
                        Words.Method(s.Method),
                        s.Helper,
                        s.Id == own,
                        s.EndedAt is null && s.SecurityStamp == account.SecurityStamp
                    )),
                ]
            )
        );
    }

    private Task<IResult> Switch(long postId, HttpContext http, CancellationToken ct) =>
        commands.Form<Done>(
            async () =>
            {
                var post = await db.Posts.SingleOrDefaultAsync(p => p.Id == postId && p.AccountId == Me.AccountId, ct);
                if (post is null || !post.HeldOn(session.Time.Today()) || StartSignIn.IdOf(http) is not { } own)
                {
                    return Fault.NotFound("post-unknown", "您现在没有这个岗位。");
                }
                (await db.SignIns.SingleAsync(s => s.Id == own, ct)).PostId = postId;
                audit.Did("access.switch-post", [Me.AccountId], detail: $"{post.Role} {post.Division}");
                session.AfterCommit(cache.Forget);
                return default(Done);
            },
            _ => "/",
            faults => Problems.Of(faults, http),
            ct
        );

    private Task<IResult> End(long id, HttpContext http, CancellationToken ct) =>
        commands.Form<Done>(
            async () =>
            {
                var row = await db.SignIns.SingleOrDefaultAsync(s => s.Id == id && s.AccountId == Me.AccountId, ct);
                if (row is null)
                {
                    return Fault.NotFound("sign-in-unknown", "没有这次登录。");
                }
                row.EndedAt ??= session.Time.Instant();
                audit.Did("access.end-sign-in", [Me.AccountId]);
                session.AfterCommit(cache.Forget);
                return default(Done);
            },
            _ => "/me/account?done=ended",
            faults => Problems.Of(faults, http),
            ct
        );

    private Task<IResult> EndAll(HttpContext http, CancellationToken ct) =>
        commands.Form<Done>(
            async () =>
            {
                var account = await db.Accounts.SingleAsync(a => a.Id == Me.AccountId, ct);
                account.SecurityStamp = Secrets.NewStamp();
                audit.Did("access.sign-out-everywhere", [Me.AccountId]);
                session.AfterCommit(cache.Forget);
                return default(Done);
            },
            _ => "/sign-in",
            faults => Problems.Of(faults, http),
            ct
        );
}
