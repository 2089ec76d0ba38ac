using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Access.Features;

/// <summary>Counts failures and locks a name for a while. Names that do not exist are counted and locked alike.</summary>
internal sealed class SignInTries(AccessDb db, DbSession session, AccessRuleBook book)
{
    /// <summary>The refusal while the name is locked; null when it may be tried.</summary>
    public async Task<Fault?> Locked(string name, CancellationToken ct)
    {
        var id = IdOf(name);
        var now = session.Time.Instant();
        var row = await db.Tries.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct);
        return row?.LockedUntil > now
            ? Fault.Refused(
                "sign-in-locked",
                $"错的次数太多，这个账号暂时不能登录。请 {Math.Ceiling((row.LockedUntil.Value - now).TotalMinutes)} 分钟后再试，或者点“忘记密码”。",
                "userName"
            )
            : null;
    }

    /// <summary>Notes a failure, inside the caller's unit of work; the last one allowed locks the name.</summary>
    public async Task Failed(string name, CancellationToken ct)
    {
        var id = IdOf(name);
        var now = session.Time.Instant();
        var rules = book.On(session.Time.Today());
        var row = await db.Tries.SingleOrDefaultAsync(t => t.Id == id, ct);
        if (row is null)
        {
            row = new SignInTry { Id = id };
            db.Tries.Add(row);
        }
        var span = TimeSpan.FromMinutes(rules.LockMinutes);
        row.Failures = row.LastAt + span < now ? 1 : row.Failures + 1;
        row.LastAt = now;
        row.LockedUntil = row.Failures >= rules.FailuresBeforeLock ? now + span : row.LockedUntil;
    }

    /// <summary>Forgets the failures after a success or a reset, inside the caller's unit of work.</summary>
    public async Task Clear(string name, CancellationToken ct)
    {
        var id = IdOf(name);
        if (await db.Tries.SingleOrDefaultAsync(t => t.Id == id, ct) is { } row)
        {
            db.Tries.Remove(row);
        }
    }

    private static string IdOf(string name) =>
        Secrets.Print("try", Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(name)));
}
