using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Contracts;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Access.Features;

/// <summary>Who stands behind a sign-in, and what is still to be done before anything else.</summary>
/// <param name="FreshAt">When identity was last proved.</param>
/// <param name="Pending">The page that must be finished first: a second factor or a new password; null when nothing is.</param>
internal sealed record SignInState(Viewer Viewer, DateTime FreshAt, string Method, string? Pending, DateTime? UntilAt);

/// <summary>
/// Looks a sign-in up at most every five seconds, so that ending one or closing a post takes effect within that time, and at once in the
/// process that did it.
/// </summary>
internal sealed class SignInCache(IServiceScopeFactory scopes, TimeProvider time, AccessRuleBook book, DemoMode demo)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, (SignInState? State, DateTimeOffset Until)> held = new();

    public async ValueTask<SignInState?> Find(long signIn, CancellationToken ct)
    {
        if (held.TryGetValue(signIn, out var known) && time.GetUtcNow() < known.Until)
        {
            return known.State;
        }
        var state = await Load(signIn, ct);
        held[signIn] = (state, time.GetUtcNow() + Freshness);
        return state;
    }

    /// <summary>After a change of accounts, posts or sign-ins.</summary>
    public void Forget() => held.Clear();

    private async Task<SignInState?> Load(long id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        var row = await (
            from s in db.SignIns.AsNoTracking()
            join a in db.Accounts on s.AccountId equals a.Id
            join p in db.Posts on s.PostId equals p.Id
            where s.Id == id && s.EndedAt == null && a.ClosedAt == null && a.SecurityStamp == s.SecurityStamp
            select new
            {
                Account = a,
                Post = p,
                SignIn = s,
            }
        ).SingleOrDefaultAsync(ct);
        if (row is null || !row.Post.HeldOn(time.Today()) || row.SignIn.UntilAt <= time.Instant())
        {
            return null;
        }
        var viewer = await Viewer(db, row.Account, row.Post, ct);
        viewer = row.SignIn.Helper is { } helper ? viewer with { Name = $"{viewer.Name}（{helper} 协助）" } : viewer;
        return new SignInState(
            viewer,
            row.SignIn.FreshAt,
            row.SignIn.Method,
            Pending(row.Account, row.Post, row.SignIn),
            row.SignIn.UntilAt
        );
    }

    private string? Pending(Account account, Post post, SignIn signIn) =>
        demo.On || signIn.Method is not ("password" or "totp" or "recovery") ? null
        : account.MustChangePassword ? "/me/password"
        : account.TotpSince is null && book.On(time.Today()).SecondFactorRoles.Contains(post.Role) ? "/me/second-factor"
        : null;

    /// <summary>The viewer that an account is in one of its posts.</summary>
    public async Task<Viewer> Viewer(AccessDb db, Account account, Post post, CancellationToken ct)
    {
        var now = time.Instant();
        var actsFor =
            post.Role == Role.Family
                ? await db
                    .GrantRows.Where(g =>
                        g.Grantee == $"account:{account.Id}"
                        && g.Purpose == "family"
                        && g.FromAt <= now
                        && (g.UntilAt == null || g.UntilAt > now)
                    )
                    .Select(g => g.SubjectId)
                    .Distinct()
                    .ToListAsync(ct)
                : null;
        return new Viewer(
            account.Id,
            post.Id,
            post.DeputyForPostId is { } original ? $"{account.Name} 代 {await NameOf(db, original, ct)}" : account.Name,
            post.Role,
            DivisionCode.Parse(post.Division),
            post.ScopeAt(now),
            post.OrgId,
            post.PersonId,
            actsFor
        );
    }

    private static Task<string> NameOf(AccessDb db, long postId, CancellationToken ct) =>
        db
            .Posts.Where(p => p.Id == postId)
            .Join(db.Accounts, p => p.AccountId, a => a.Id, (p, a) => a.Name)
            .SingleAsync(ct);
}
