using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Contracts;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;

namespace Yiju.Access.Features;

internal sealed partial class Accounts(
    AccessDb db,
    DbSession session,
    AuditTrail audit,
    Passwords passwords,
    AccessRuleBook book,
    SignInCache cache
) : IAccounts
{
    private static readonly Fault NoAccount = Fault.NotFound("account-unknown", "没有这个账号。");

    public async Task<Outcome<(long AccountId, long PostId)>> Open(
        NewAccount account,
        string? password,
        CancellationToken ct
    )
    {
        var userName = account.UserName.Trim().ToLowerInvariant();
        if (Faults(userName, account.Name, password) is { Count: > 0 } faults)
        {
            return faults;
        }
        if (await db.Accounts.AnyAsync(a => a.UserName == userName, ct))
        {
            return Fault.Conflict("user-name-taken", $"账号“{userName}”已经有人用了。请换一个。", "userName");
        }
        var row = new Account
        {
            Id = session.Ids.Next(),
            UserName = userName,
            Name = account.Name.Trim(),
            SecurityStamp = Secrets.NewStamp(),
            CreatedAt = session.Time.Instant(),
        };
        row.PasswordHash = password is null ? null : passwords.Hash(row, password);
        db.Accounts.Add(row);
        audit.Did("access.open-account", [row.Id], detail: userName);
        var post = await Appoint(row.Id, account.Post, ct);
        return post.Ok ? (row.Id, post.Value) : post.As<(long, long)>();
    }

    public async Task<Outcome<long>> Appoint(long accountId, NewPost post, CancellationToken ct)
    {
        var period = new Period(post.From, post.To);
        var held = await db.Posts.Where(p => p.AccountId == accountId).ToListAsync(ct);
        var overlapping = held.Where(p => new Period(p.ValidFrom, p.ValidTo).Overlaps(period))
            .Select(p => p.Role)
            .ToList();
        if (book.Excluding.FirstOrDefault(x => overlapping.Exists(r => x.Forbids(r, post.Role))) is { } excluded)
        {
            return Fault.Refused("duties-exclude", excluded.Sentence, "role");
        }
        return Add(accountId, post, null);
    }

    /// <summary>Adds the post whoever holds others: a stand-in's own duties were checked by the caller.</summary>
    public long Add(long accountId, NewPost post, long? deputyFor)
    {
        var row = new Post
        {
            Id = session.Ids.Next(),
            AccountId = accountId,
            Role = post.Role,
            Division = post.Division,
            OrgId = post.OrgId,
            PersonId = post.PersonId,
            ValidFrom = post.From,
            ValidTo = post.To,
            DeputyForPostId = deputyFor,
        };
        db.Posts.Add(row);
        var until = post.To is { } to ? $" 至 {to:yyyy-MM-dd}" : "";
        audit.Did(
            "access.appoint",
            [accountId],
            detail: $"{post.Role} {post.Division}{until}{(deputyFor is null ? "" : " 代")}"
        );
        return row.Id;
    }

    public async Task<Outcome<Done>> EndPost(long postId, DateOnly last, CancellationToken ct)
    {
        var post = await db.Posts.SingleOrDefaultAsync(p => p.Id == postId, ct);
        if (post is null)
        {
            return Fault.NotFound("post-unknown", "没有这个岗位。");
        }
        var withDeputies = await db.Posts.Where(p => p.DeputyForPostId == postId).ToListAsync(ct);
        End([post, .. withDeputies], last);
        return default(Done);
    }

    public async Task<int> EndPostsOfOrg(long orgId, DateOnly last, CancellationToken ct) =>
        End(
            await db.Posts.Where(p => p.OrgId == orgId && (p.ValidTo == null || p.ValidTo > last)).ToListAsync(ct),
            last
        );

    public async Task<int> EndPostsOfPerson(long personId, DateOnly last, CancellationToken ct) =>
        End(
            await db
                .Posts.Where(p => p.PersonId == personId && (p.ValidTo == null || p.ValidTo > last))
                .ToListAsync(ct),
            last
        );

    private int End(List<Post> posts, DateOnly last)
    {
        foreach (var post in posts)
        {
            post.ValidTo = post.ValidTo is { } earlier && earlier < last ? earlier : last;
            audit.Did(
                "access.end-post",
                [post.AccountId],
                detail: $"{post.Role} {post.Division} 至 {post.ValidTo:yyyy-MM-dd}"
            );
        }
        session.AfterCommit(cache.Forget);
        return posts.Count;
    }

    public async Task<Outcome<string>> MakeResetCode(long accountId, string reason, CancellationToken ct)
    {
        var row = await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId && a.ClosedAt == null, ct);
        if (row is null)
        {
            return NoAccount;
        }
        audit.Did("access.reset-code", [row.Id], reason);
        return passwords.NewResetCode(row);
    }

    public async Task<Outcome<Done>> RemoveSecondFactor(long accountId, string reason, CancellationToken ct)
    {
        var row = await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId && a.ClosedAt == null, ct);
        if (row is null)
        {
            return NoAccount;
        }
        (row.TotpSecret, row.TotpSince) = (null, null);
        row.SecurityStamp = Secrets.NewStamp();
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == accountId).ToListAsync(ct));
        audit.Did("access.second-factor-removed", [row.Id], reason);
        session.AfterCommit(cache.Forget);
        return default(Done);
    }

    public async Task<Outcome<Done>> Close(long accountId, string reason, CancellationToken ct)
    {
        var row = await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId && a.ClosedAt == null, ct);
        if (row is null)
        {
            return NoAccount;
        }
        row.ClosedAt = session.Time.Instant();
        row.SecurityStamp = Secrets.NewStamp();
        audit.Did("access.close-account", [row.Id], reason);
        session.AfterCommit(cache.Forget);
        return default(Done);
    }

    public async Task<IReadOnlyList<KnownAccount>> List(CancellationToken ct)
    {
        var today = session.Time.Today();
        var accounts = await db.Accounts.AsNoTracking().OrderBy(a => a.UserName).ToListAsync(ct);
        var posts = (await db.Posts.AsNoTracking().ToListAsync(ct))
            .Where(p => p.HeldOn(today))
            .ToLookup(p => p.AccountId);
        return
        [
            .. accounts.Select(a => new KnownAccount(
                a.Id,
                a.UserName,
                a.Name,
                a.ClosedAt is not null,
                a.TotpSince is not null,
                [
                    .. posts[a.Id]
                        .Select(p => new NewPost(p.Role, p.Division, p.ValidFrom, p.ValidTo, p.OrgId, p.PersonId)),
                ]
            )),
        ];
    }

    public async Task<bool> IsEmpty(CancellationToken ct) => !await db.Accounts.AnyAsync(ct);

    private List<Fault> Faults(string userName, string name, string? password)
    {
        var faults = new List<Fault>();
        if (!UserNameShape().IsMatch(userName))
        {
            faults.Add(
                Fault.Invalid(
                    "user-name-shape",
                    $"账号“{userName}”不行：3–60 位，小写字母开头，可以有数字、点、横线。",
                    "userName"
                )
            );
        }
        if (string.IsNullOrWhiteSpace(name) || name.Length > 60)
        {
            faults.Add(Fault.Invalid("name-missing", "请填姓名，最多 60 个字。", "name"));
        }
        if (password is not null && passwords.Judge(password, userName) is { } weak)
        {
            faults.Add(weak);
        }
        return faults;
    }

    [GeneratedRegex("^[a-z][a-z0-9._:-]{2,59}$")]
    private static partial Regex UserNameShape();
}
