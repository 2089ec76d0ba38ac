using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Messages;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;
using Yiju.Ui;

namespace Yiju.Care.Features;

/// <summary>Finds visits that nobody made, the same day (SVC-22), and finished ones that nobody confirmed (SVC-12).</summary>
internal sealed class WatchVisits(
    CareDb db,
    DbSession session,
    StopOrder stop,
    ConfirmVisit confirm,
    WorkList work,
    Messenger messenger,
    Events events,
    Catalogue catalogue
) : IDailyTask
{
    private const int Batch = 100;

    public string Name => "care.watch";

    public Task Run(DateOnly today, CancellationToken ct) => Look(ct);

    /// <summary>Safe to repeat; small units of work, so that it never holds up others.</summary>
    /// <returns>How many visits were found missed.</returns>
    public async Task<int> Look(CancellationToken ct)
    {
        var missed = 0;
        int found;
        do
        {
            found = (await session.Commit<int>(async () => await MarkMissed(ct), ct)).Value;
            missed += found;
        } while (found == Batch);
        await session.Commit<int>(async () => await HoldUnconfirmed(ct), ct);
        return missed;
    }

    private async Task<int> MarkMissed(CancellationToken ct)
    {
        var limit = session.Time.Instant().AddMinutes(-catalogue.Rules.MissedAfterMinutes);
        var late = await db
            .AllVisits.Where(v => v.State == VisitState.Planned || v.State == VisitState.OnTheWay)
            .Where(v => v.PlannedAt < limit)
            .OrderBy(v => v.PlannedAt)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var visit in late)
        {
            var order = await db.AllOrders.SingleAsync(o => o.Id == visit.OrderId, ct);
            await stop.NoShow(order, elderAway: false, ct);
            await Tell(visit, ct);
        }
        return late.Count;
    }

    private async Task Tell(Visit visit, CancellationToken ct)
    {
        var name = catalogue.NameOf(visit.ItemCode);
        var title = $"{name}没有人上门，约的是 {Say.Instant(visit.PlannedAt)}";
        foreach (
            var (role, grantee) in new[] { (Role.StationWorker, null), (Role.OperatorManager, $"org:{visit.OrgId}") }
        )
        {
            var request = new WorkRequest(
                "care.missed",
                title,
                $"/care/visits/{visit.Id}",
                visit.Division,
                visit.SubjectId,
                role,
                visit.Cause,
                session.Time.Today(),
                grantee
            );
            await work.Ask(request, ct);
        }
        messenger.Send(
            $"elder:{visit.SubjectId}",
            $"今天的{name}没有人来，我们正在处理，不收您的钱。",
            $"/care/orders/{visit.OrderId}"
        );
        events.Tell(CareEvents.VisitMissed, new VisitMissed(visit.Id, visit.SubjectId, visit.OrgId, visit.PlannedOn));
    }

    private async Task<int> HoldUnconfirmed(CancellationToken ct)
    {
        var limit = session.Time.Instant().AddDays(-catalogue.Rules.ConfirmDays);
        var waiting = await db
            .AllVisits.Where(v => v.State == VisitState.Done && v.LeftAt < limit && v.Held == HeldBecause.Nothing)
            .OrderBy(v => v.LeftAt)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var visit in waiting)
        {
            await confirm.Hold(
                visit,
                HeldBecause.Unconfirmed,
                $"核实没有确认的服务：{catalogue.NameOf(visit.ItemCode)}，{Say.Instant(visit.PlannedAt)}",
                ct
            );
        }
        return waiting.Count;
    }
}

/// <summary>Looks every few minutes, because a missed visit must be known the same day.</summary>
internal sealed class VisitWatch(IServiceScopeFactory scopes) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<WatchVisits>().Look(stoppingToken);
        }
    }
}
