using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Platform.Outbox;

/// <summary>Deliveries that failed and wait for their next attempt: the visible queue of the outbox.</summary>
public sealed class FailedDeliveries(PlatformDb db, DbSession session, Signal<OutboxDispatcher> signal)
{
    /// <summary>The oldest first; each with the name of its event.</summary>
    public Task<List<FailedDelivery>> List(int count, CancellationToken ct) =>
        db
            .Deliveries.AsNoTracking()
            .Where(d => d.DoneAt == null && d.Attempts > 0)
            .OrderBy(d => d.EventId)
            .Take(count)
            .Join(
                db.Outbox,
                d => d.EventId,
                e => e.Id,
                (d, e) => new FailedDelivery(d.EventId, e.Name, d.Subscriber, e.At, d.Attempts, d.DueAt, d.Error)
            )
            .ToListAsync(ct);

    public Task<int> Count(CancellationToken ct) =>
        db.Deliveries.CountAsync(d => d.DoneAt == null && d.Attempts > 0, ct);

    /// <summary>Tries a delivery again at once instead of at its next time; inside the caller's unit of work.</summary>
    public async Task<Outcome<Done>> RetryNow(long eventId, string subscriber, CancellationToken ct)
    {
        var row = await db.Deliveries.SingleOrDefaultAsync(
            d => d.EventId == eventId && d.Subscriber == subscriber && d.DoneAt == null,
            ct
        );
        if (row is null)
        {
            return Fault.NotFound("delivery-unknown", "这一条已经送到，或者不存在。请刷新列表。");
        }
        row.DueAt = session.Time.Instant();
        session.AfterCommit(signal.Raise);
        return default(Done);
    }
}

/// <param name="Error">Why the last attempt failed, for administrators.</param>
public sealed record FailedDelivery(
    long EventId,
    string EventName,
    string Subscriber,
    DateTime At,
    int Attempts,
    DateTime DueAt,
    string? Error
);
