using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Platform.Access;

/// <summary>Gives and closes leave to see a subject. Give twice for one cause and purpose: once is kept.</summary>
public sealed class Grants(PlatformDb db, DbSession session)
{
    public async Task Give(
        string grantee,
        long subject,
        string purpose,
        string cause,
        DateTime? until,
        CancellationToken ct
    )
    {
        var known = await db.Grants.AnyAsync(
            g =>
                g.Grantee == grantee
                && g.SubjectId == subject
                && g.Purpose == purpose
                && g.Cause == cause
                && g.UntilAt == null,
            ct
        );
        if (!known)
        {
            db.Grants.Add(
                new Grant
                {
                    Id = session.Ids.Next(),
                    Grantee = grantee,
                    SubjectId = subject,
                    Purpose = purpose,
                    Cause = cause,
                    FromAt = session.Time.Instant(),
                    UntilAt = until,
                }
            );
        }
    }

    /// <summary>Closes every open grant of a cause from this instant.</summary>
    public async Task Close(string cause, CancellationToken ct)
    {
        var now = session.Time.Instant();
        foreach (
            var grant in await db
                .Grants.Where(g => g.Cause == cause && (g.UntilAt == null || g.UntilAt > now))
                .ToListAsync(ct)
        )
        {
            grant.UntilAt = now;
        }
    }

    /// <summary>Closes the open grants on a subject for one purpose, for example when the elder withdraws consent.</summary>
    public async Task Withdraw(long subject, string purpose, CancellationToken ct)
    {
        var now = session.Time.Instant();
        var open = await db
            .Grants.Where(g => g.SubjectId == subject && g.Purpose == purpose && (g.UntilAt == null || g.UntilAt > now))
            .ToListAsync(ct);
        open.ForEach(g => g.UntilAt = now);
    }

    /// <summary>Whether a grant for this purpose is open now, for a grantee such as <c>org:17</c>.</summary>
    public Task<bool> IsOpen(string grantee, long subject, string purpose, CancellationToken ct)
    {
        var now = session.Time.Instant();
        return db.Grants.AnyAsync(
            g =>
                g.Grantee == grantee
                && g.SubjectId == subject
                && g.Purpose == purpose
                && g.FromAt <= now
                && (g.UntilAt == null || g.UntilAt > now),
            ct
        );
    }
}
