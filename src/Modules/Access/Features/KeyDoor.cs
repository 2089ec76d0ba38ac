using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;

namespace Yiju.Access.Features;

/// <summary>Lets a program in by its key: <c>Authorization: Bearer yk_…</c>.</summary>
internal sealed class KeyDoor(IServiceScopeFactory scopes, SignInCache signIns, TimeProvider time)
{
    public const int PrefixLength = 11;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private static readonly Fault Unknown = Fault.Forbidden(
        "api-key-unknown",
        "接口密钥不对、已经停用或者已经过期。请向平台管理员要一个新的。"
    );

    private static readonly Fault Elsewhere = Fault.Forbidden(
        "api-key-route",
        "这个接口密钥不能用在这个地址。请向平台管理员申请开通。"
    );

    public async Task<Outcome<Viewer>> Open(string key, string path, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccessDb>();
        var prefix = key.Length > PrefixLength ? key[..PrefixLength] : "";
        var row = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Prefix == prefix, ct);
        if (
            row is null
            || !Secrets.Same(row.Print, row.Prefix, key)
            || row.RevokedAt is not null
            || row.ValidTo < time.Today()
        )
        {
            return Unknown;
        }
        var held = await db
            .Posts.AsNoTracking()
            .Where(p => p.Id == row.PostId)
            .Join(db.Accounts, p => p.AccountId, a => a.Id, (p, a) => new { Post = p, Account = a })
            .SingleAsync(ct);
        if (!held.Post.HeldOn(time.Today()) || held.Account.ClosedAt is not null)
        {
            return Unknown;
        }
        var viewer = await signIns.Viewer(db, held.Account, held.Post, ct);
        viewer = viewer.Role == Role.Machine ? viewer : viewer with { Name = $"{viewer.Name} 接口 {row.Name}" };
        if (!row.Opens(path))
        {
            await Note(scope.ServiceProvider, row, path, ct);
            return Elsewhere;
        }
        if (row.LastUsedAt is not { } last || last + Remembered < time.Instant())
        {
            await Note(scope.ServiceProvider, row, null, ct);
        }
        return viewer;
    }

    /// <summary>Keeps the time of use, once a minute; the first use of a day and every refusal are audited.</summary>
    private async Task Note(IServiceProvider services, ApiKey key, string? refused, CancellationToken ct)
    {
        var db = services.GetRequiredService<AccessDb>();
        var audit = services.GetRequiredService<AuditTrail>();
        await services
            .GetRequiredService<DbSession>()
            .Commit<Done>(
                async () =>
                {
                    var row = await db.ApiKeys.SingleAsync(k => k.Id == key.Id, ct);
                    var now = time.Instant();
                    if (refused is not null)
                    {
                        audit.Did("access.key-refused", [row.Id], detail: $"{row.Prefix} {refused}");
                        return default(Done);
                    }
                    if (row.LastUsedAt is not { } last || Shanghai.DayOf(last) != time.Today())
                    {
                        audit.Did("access.key-used", [row.Id], detail: row.Prefix);
                    }
                    row.LastUsedAt = now;
                    return default(Done);
                },
                ct
            );
    }
}
