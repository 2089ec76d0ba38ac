using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Data;
using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Access.Features;

/// <summary>
/// Sets the viewer of each request from its sign-in. A sign-in is looked up at most every five seconds, so ending one or closing a post
/// takes effect within that time.
/// </summary>
internal sealed class CurrentViewer(RequestDelegate next, IServiceScopeFactory scopes, TimeProvider time)
{
    public const string SignInClaim = "sign-in";

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, (Viewer? Viewer, DateTimeOffset Until)> held = new();

    public async Task InvokeAsync(HttpContext http)
    {
        var now = time.Instant();
        var claim = http.User.FindFirst(SignInClaim)?.Value;
        var viewer = long.TryParse(claim, CultureInfo.InvariantCulture, out var signIn)
            ? await Find(signIn, http.RequestAborted)
            : null;
        http.Features.Set(
            viewer is null ? Viewer.Nobody(now) : viewer with { Scope = viewer.Scope with { Now = now } }
        );
        await next(http);
    }

    private async ValueTask<Viewer?> Find(long signIn, CancellationToken ct)
    {
        if (held.TryGetValue(signIn, out var known) && time.GetUtcNow() < known.Until)
        {
            return known.Viewer;
        }
        var viewer = await Load(signIn, ct);
        held[signIn] = (viewer, time.GetUtcNow() + Freshness);
        return viewer;
    }

    private async Task<Viewer?> Load(long id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        var row = await (
            from s in db.SignIns.AsNoTracking()
            join a in db.Accounts on s.AccountId equals a.Id
            join p in db.Posts on s.PostId equals p.Id
            where s.Id == id && s.EndedAt == null && a.ClosedAt == null && a.SecurityStamp == s.SecurityStamp
            select new { Account = a, Post = p }
        ).SingleOrDefaultAsync(ct);
        if (row is null || !row.Post.HeldOn(time.Today()))
        {
            return null;
        }
        var post = row.Post;
        return new Viewer(
            row.Account.Id,
            post.Id,
            row.Account.Name,
            post.Role,
            DivisionCode.Parse(post.Division),
            post.ScopeAt(time.Instant()),
            post.OrgId,
            post.PersonId
        );
    }
}
