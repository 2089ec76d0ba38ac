using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Contracts;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;

namespace Yiju.Access.Features;

internal sealed class Accounts(AccessDb db, DbSession session, AuditTrail audit, IPasswordHasher<Account> hasher)
    : IAccounts
{
    public async Task<Outcome<(long AccountId, long PostId)>> Open(
        NewAccount account,
        string? password,
        CancellationToken ct
    )
    {
        var userName = account.UserName.Trim().ToLowerInvariant();
        if (await db.Accounts.AnyAsync(a => a.UserName == userName, ct))
        {
            return Fault.Conflict("user-name-taken", $"账号“{userName}”已经有人用了。请换一个。", "userName");
        }
        var row = new Account
        {
            Id = session.Ids.Next(),
            UserName = userName,
            Name = account.Name,
            SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
            CreatedAt = session.Time.Instant(),
        };
        row.PasswordHash = password is null ? null : hasher.HashPassword(row, password);
        db.Accounts.Add(row);
        var post = await Appoint(row.Id, account.Post, ct);
        return post.Ok ? (row.Id, post.Value) : post.As<(long, long)>();
    }

    public Task<Outcome<long>> Appoint(long accountId, NewPost post, CancellationToken ct)
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
        };
        db.Posts.Add(row);
        audit.Did("access.appoint", [accountId], detail: $"{post.Role} {post.Division}");
        return Task.FromResult<Outcome<long>>(row.Id);
    }

    public async Task<Outcome<Done>> EndPost(long postId, DateOnly last, CancellationToken ct)
    {
        var post = await db.Posts.SingleOrDefaultAsync(p => p.Id == postId, ct);
        if (post is null)
        {
            return Fault.NotFound("post-unknown", "没有这个岗位。");
        }
        post.ValidTo = last;
        audit.Did("access.end-post", [post.AccountId]);
        return default(Done);
    }

    public async Task<bool> IsEmpty(CancellationToken ct) => !await db.Accounts.AnyAsync(ct);
}
