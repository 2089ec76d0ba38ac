using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;

namespace Yiju.Access.Features;

/// <summary>Opens a sign-in once somebody has proved who they are, and hands out its cookie.</summary>
internal sealed class StartSignIn(AccessDb db, DbSession session, AuditTrail audit)
{
    private static readonly Fault NoPost = Fault.Forbidden("post-ended", "您的岗位已经到期。请联系本单位管理员。");

    /// <summary>Signs in to the first post that the account holds today.</summary>
    public async Task<Outcome<Done>> Start(HttpContext http, Account account, string method, CancellationToken ct)
    {
        var today = session.Time.Today();
        var posts = await db
            .Posts.AsNoTracking()
            .Where(p => p.AccountId == account.Id)
            .OrderBy(p => p.DeputyForPostId != null)
            .ThenBy(p => p.Id)
            .ToListAsync(ct);
        if (posts.Find(p => p.HeldOn(today)) is not { } post)
        {
            return NoPost;
        }
        await Start(http, account, post.Id, method, ct);
        return default(Done);
    }

    public Task Start(HttpContext http, Account account, long postId, string method, CancellationToken ct) =>
        Start(http, account, postId, method, null, ct);

    /// <param name="help">Who helps, from which sign-in, until when; null when people act for themselves.</param>
    public async Task Start(
        HttpContext http,
        Account account,
        long postId,
        string method,
        Help? help,
        CancellationToken ct
    )
    {
        var now = session.Time.Instant();
        var signIn = new SignIn
        {
            Id = session.Ids.Next(),
            AccountId = account.Id,
            PostId = postId,
            SecurityStamp = account.SecurityStamp,
            Method = method,
            Device = Device(http.Request.Headers.UserAgent.ToString()),
            At = now,
            FreshAt = now,
            UntilAt = help?.Until,
            HelperSignInId = help?.SignInId,
            Helper = help?.Name,
        };
        await session.Commit<Done>(
            () =>
            {
                db.SignIns.Add(signIn);
                audit.Did("access.sign-in", [account.Id], detail: $"{method} {account.UserName}");
                return Task.FromResult<Outcome<Done>>(default(Done));
            },
            ct
        );
        await GiveCookie(http, signIn.Id);
    }

    public static Task GiveCookie(HttpContext http, long signInId)
    {
        var claim = new Claim(CurrentViewer.SignInClaim, signInId.ToString(CultureInfo.InvariantCulture));
        var identity = new ClaimsIdentity([claim], CookieAuthenticationDefaults.AuthenticationScheme);
        return http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>The id of the request's own sign-in; null without one.</summary>
    public static long? IdOf(HttpContext http) =>
        long.TryParse(http.User.FindFirst(CurrentViewer.SignInClaim)?.Value, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    private static string Device(string agent) => agent.Length <= 200 ? agent : agent[..200];
}

/// <summary>Somebody acts with an elder present.</summary>
internal sealed record Help(string Name, long? SignInId, DateTime Until);
