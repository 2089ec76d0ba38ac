using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Platform.Outbox;

/// <summary>
/// Delivers events to their subscribers. The delivery is marked done in the subscriber's own transaction, so an effect in the database
/// happens once; a failure waits longer each time and stays visible.
/// </summary>
public sealed partial class OutboxDispatcher(
    IServiceScopeFactory scopes,
    IEnumerable<Subscription> subscriptions,
    Signal<OutboxDispatcher> signal,
    TimeProvider time,
    ILogger<OutboxDispatcher> log
) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Subscription> bySubscriber = subscriptions.ToDictionary(s => s.Subscriber);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Drain(stoppingToken);
                await signal.Wait(Look, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LookFailed(log, error);
                await Task.Delay(Look, stoppingToken);
            }
        }
    }

    /// <summary>Delivers everything that is due now, also what the deliveries themselves tell.</summary>
    public async Task Drain(CancellationToken ct)
    {
        while (await DeliverDue(ct) > 0) { }
    }

    private async Task<int> DeliverDue(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = time.Instant();
        var due = await db
            .Deliveries.AsNoTracking()
            .Where(d => d.DoneAt == null && d.DueAt <= now)
            .OrderBy(d => d.EventId)
            .Take(100)
            .Join(
                db.Outbox,
                d => d.EventId,
                e => e.Id,
                (d, e) =>
                    new
                    {
                        d.EventId,
                        d.Subscriber,
                        e.Payload,
                    }
            )
            .ToListAsync(ct);
        foreach (var delivery in due)
        {
            await Deliver(delivery.EventId, delivery.Subscriber, delivery.Payload, ct);
        }
        return due.Count;
    }

    private async Task Deliver(long eventId, string subscriber, string payload, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var session = scope.ServiceProvider.GetRequiredService<DbSession>();
            var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
            await session.Commit<Done>(
                async () =>
                {
                    var row = await db.Deliveries.SingleAsync(
                        d => d.EventId == eventId && d.Subscriber == subscriber,
                        ct
                    );
                    if (row.DoneAt is null)
                    {
                        row.DoneAt = time.Instant();
                        row.Error = null;
                        await bySubscriber[subscriber].Deliver(scope.ServiceProvider, payload, ct);
                    }
                    return default(Done);
                },
                ct
            );
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            DeliveryFailed(log, error, eventId, subscriber);
            await Postpone(eventId, subscriber, error, ct);
        }
    }

    private async Task Postpone(long eventId, string subscriber, Exception error, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        await session.Commit<Done>(
            async () =>
            {
                var row = await db.Deliveries.SingleAsync(d => d.EventId == eventId && d.Subscriber == subscriber, ct);
                row.Attempts++;
                row.Error = $"{error.GetType().Name}: {error.Message}";
                var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(row.Attempts, 12)));
                row.DueAt = time.Instant() + (wait < LongestWait ? wait : LongestWait);
                return default(Done);
            },
            ct
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for due deliveries failed.")]
    private static partial void LookFailed(ILogger log, Exception error);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Delivery of event {EventId} to {Subscriber} failed and will be tried again."
    )]
    private static partial void DeliveryFailed(ILogger log, Exception error, long eventId, string subscriber);
}
