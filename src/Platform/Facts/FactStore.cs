using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;

namespace Yiju.Platform.Facts;

/// <summary>The statements about subjects that rules read. Modules push them down; nobody edits one.</summary>
public sealed class FactStore(PlatformDb db, DbSession session, Events events)
{
    /// <summary>
    /// States a value from a day on. The open statement of the same key ends the day before; when it starts on the same
    /// day or later it is superseded. Stating what already holds from an earlier day adds nothing.
    /// </summary>
    public async Task State(
        long subject,
        string key,
        string? value,
        DateOnly from,
        string source,
        CancellationToken ct,
        string? evidence = null,
        DateOnly? to = null
    )
    {
        var now = session.Time.Instant();
        var standing = await db
            .Facts.Where(f => f.SubjectId == subject && f.Key == key && f.SupersededAt == null)
            .ToListAsync(ct);
        if (
            standing.Any(f =>
                f.Value == value && f.ValidFrom <= from && f.ValidTo == to && f.Evidence == (evidence ?? f.Evidence)
            )
        )
        {
            return;
        }
        Tell(subject);
        foreach (var old in standing.Where(f => f.ValidTo is null || f.ValidTo >= from))
        {
            old.SupersededAt = now;
            if (old.ValidFrom < from)
            {
                db.Facts.Add(Copy(old, session.Ids.Next(), now, from.AddDays(-1)));
            }
        }
        db.Facts.Add(
            new Fact
            {
                Id = session.Ids.Next(),
                SubjectId = subject,
                Key = key,
                Value = value,
                Source = source,
                Evidence = evidence,
                ValidFrom = from,
                ValidTo = to,
                RecordedAt = now,
                RecordedBy = session.Viewer.AccountId,
            }
        );
    }

    /// <summary>Ends what holds for a key after <paramref name="last"/>; nothing holds from the day after.</summary>
    public async Task End(long subject, string key, DateOnly last, CancellationToken ct)
    {
        var now = session.Time.Instant();
        var standing = await db
            .Facts.Where(f =>
                f.SubjectId == subject
                && f.Key == key
                && f.SupersededAt == null
                && (f.ValidTo == null || f.ValidTo > last)
            )
            .ToListAsync(ct);
        if (standing.Count > 0)
        {
            Tell(subject);
        }
        foreach (var old in standing)
        {
            old.SupersededAt = now;
            if (old.ValidFrom <= last)
            {
                db.Facts.Add(Copy(old, session.Ids.Next(), now, last));
            }
        }
    }

    /// <summary>
    /// Takes back what sources stated, as if they had never spoken: what they replaced stands again, up to what others stated since. History
    /// keeps both.
    /// </summary>
    public async Task Retract(long subject, IReadOnlyCollection<string> sources, CancellationToken ct)
    {
        await session.Save(ct);
        var now = session.Time.Instant();
        var all = await db.Facts.Where(f => f.SubjectId == subject).ToListAsync(ct);
        foreach (var rows in all.GroupBy(f => f.Key).Select(g => g.ToList()))
        {
            var stated = rows.Where(f => sources.Contains(f.Source)).ToList();
            if (!stated.Exists(f => f.SupersededAt is null))
            {
                continue;
            }
            Tell(subject);
            // A statement cuts the one before short in the same instant.
            var moments = stated.Select(f => f.RecordedAt).ToHashSet();
            bool Cut(Fact fact) => fact.ValidTo is not null && moments.Contains(fact.RecordedAt);
            foreach (var gone in rows.Where(f => f.SupersededAt is null && (stated.Contains(f) || Cut(f))).ToList())
            {
                gone.SupersededAt = now;
            }
            foreach (
                var old in rows.Where(f =>
                    f.SupersededAt is { } at && moments.Contains(at) && !moments.Contains(f.RecordedAt)
                )
            )
            {
                var next = rows.Where(f => f.SupersededAt is null && f.ValidFrom > old.ValidFrom).ToList();
                var end = next.Count == 0 ? old.ValidTo : next.Min(f => f.ValidFrom).AddDays(-1);
                db.Facts.Add(Copy(old, session.Ids.Next(), now, end));
            }
        }
    }

    /// <summary>What holds on a day, by key, as we know it now or as it was known at an earlier instant.</summary>
    public async Task<Dictionary<string, Fact>> Of(
        long subject,
        DateOnly day,
        CancellationToken ct,
        DateTime? knownAt = null
    ) =>
        (
            await db
                .Facts.AsNoTracking()
                .Where(f => f.SubjectId == subject)
                .Standing(knownAt)
                .HoldingOn(day)
                .ToListAsync(ct)
        )
            .GroupBy(f => f.Key)
            .ToDictionary(g => g.Key, g => g.MaxBy(f => (f.ValidFrom, f.Id))!);

    /// <summary>Every statement ever made about a subject, newest first, for the record's history.</summary>
    public Task<List<Fact>> History(long subject, CancellationToken ct) =>
        db.Facts.AsNoTracking().Where(f => f.SubjectId == subject).OrderByDescending(f => f.Id).ToListAsync(ct);

    private void Tell(long subject)
    {
        if (!db.Facts.Local.Any(f => f.SubjectId == subject && db.Entry(f).State != EntityState.Unchanged))
        {
            events.Tell(FactsChanged.EventName, new FactsChanged(subject));
        }
    }

    private static Fact Copy(Fact old, long id, DateTime now, DateOnly? to) =>
        new()
        {
            Id = id,
            SubjectId = old.SubjectId,
            Key = old.Key,
            Value = old.Value,
            Source = old.Source,
            Evidence = old.Evidence,
            ValidFrom = old.ValidFrom,
            ValidTo = to,
            RecordedAt = now,
            RecordedBy = old.RecordedBy,
        };
}
