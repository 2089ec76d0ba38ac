using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Work;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>
/// Looks every second whether a time limit of an open case has passed; if so it says so on the timeline, tells the next in line
/// and asks a further station when nobody accepted (EMG-02, EMG-03).
/// </summary>
internal sealed partial class Escalation(IServiceScopeFactory scopes, TimeProvider time, ILogger<Escalation> log)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookOnce(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LookFailed(log, error);
            }
        }
    }

    /// <summary>Escalates what is late at this instant.</summary>
    /// <returns>How many cases were late.</returns>
    public async Task<int> LookOnce(CancellationToken ct)
    {
        var now = time.Instant();
        List<long> late;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<SafetyDb>();
            late = await db
                .AllIncidents.Where(i =>
                    i.ClosedAt == null
                    && (
                        (i.TakenAt == null && i.AnswerDueAt <= now && (i.Told & Late.Answer) == 0)
                        || (i.NoticedAt == null && i.NoticeDueAt <= now && (i.Told & Late.Notice) == 0)
                        || (i.AcceptedAt == null && i.AcceptDueAt <= now && (i.Told & Late.Accept) == 0)
                        || (i.ArrivedAt == null && i.ArriveDueAt <= now && (i.Told & Late.Arrive) == 0)
                    )
                )
                .OrderBy(i => i.Rank)
                .Select(i => i.Id)
                .ToListAsync(ct);
        }
        foreach (var id in late)
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Escalate>().One(id, ct);
        }
        return late.Count;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for late cases failed and goes on.")]
    private static partial void LookFailed(ILogger log, Exception error);
}

/// <summary>Escalates one case. Each limit is told once; with the next station its time to accept begins again.</summary>
internal sealed class Escalate(SafetyDb db, DbSession session, IncidentDesk desk, Limits limits, WorkList work)
{
    public Task One(long id, CancellationToken ct) =>
        session.Commit<Done>(
            async () =>
            {
                var incident = await db.AllIncidents.SingleAsync(i => i.Id == id, ct);
                if (incident.Open)
                {
                    await Each(incident, session.Time.Instant(), ct);
                }
                return default(Done);
            },
            ct
        );

    private async Task Each(Incident incident, DateTime now, CancellationToken ct)
    {
        if (incident.TakenAt is null && incident.AnswerDueAt <= now && !incident.Told.HasFlag(Late.Answer))
        {
            incident.Told |= Late.Answer;
            await Tell(incident, "规定时间内没有值班员接手", ct);
        }
        if (incident.NoticedAt is null && incident.NoticeDueAt <= now && !incident.Told.HasFlag(Late.Notice))
        {
            incident.Told |= Late.Notice;
            await Tell(incident, "规定时间内没有通知到家属", ct);
        }
        if (incident.AcceptedAt is null && incident.AcceptDueAt <= now && !incident.Told.HasFlag(Late.Accept))
        {
            incident.Told |= Late.Accept;
            await Tell(incident, "规定时间内没有人接单上门", ct);
            if (await desk.AskNextStation(incident, ct))
            {
                var set = await limits.Of(incident.Division, Shanghai.DayOf(now), ct);
                incident.AcceptDueAt = set.DueAt(LimitName.Accept, now);
                incident.Told &= ~Late.Accept;
            }
        }
        if (incident.ArrivedAt is null && incident.ArriveDueAt <= now && !incident.Told.HasFlag(Late.Arrive))
        {
            incident.Told |= Late.Arrive;
            await Tell(incident, "规定时间内没有到达老人家", ct);
        }
    }

    private async Task Tell(Incident incident, string what, CancellationToken ct)
    {
        desk.Log.Add(incident, EventKind.Escalated, what, by: CallForResponders.System);
        foreach (var role in (Role[])[Role.CountyCentre, Role.CountyOfficer])
        {
            await work.Ask(
                new WorkRequest(
                    "safety.late",
                    $"求助超时：{what}",
                    $"/duty/incidents/{incident.Id}",
                    DivisionCode.Parse(incident.Division).At(DivisionLevel.County).Value,
                    incident.SubjectId,
                    role,
                    IncidentDesk.Cause(incident),
                    Shanghai.DayOf(session.Time.Instant()),
                    Urgent: true
                ),
                ct
            );
        }
    }
}
