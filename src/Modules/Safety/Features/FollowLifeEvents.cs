using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>Suspends, moves or resumes the watch of an elder's devices when life changes (REG-17). A press still counts.</summary>
internal sealed class FollowLifeEvents(SafetyDb db, DbSession session) : ISubscriber<LifeEventHappened>
{
    public async Task Handle(LifeEventHappened happened, CancellationToken ct)
    {
        var devices = await db.AllDevices.Where(d => d.SubjectId == happened.ElderId).ToListAsync(ct);
        foreach (var device in devices)
        {
            switch (happened.Kind)
            {
                case LifeEventKind.DischargedFromHospital or LifeEventKind.LeftInstitution or LifeEventKind.CameBack:
                    device.SuspendedAt = null;
                    device.SuspendedBy = null;
                    break;
                case LifeEventKind.MovedWithinCity:
                    device.Division = happened.Division ?? device.Division;
                    break;
                default:
                    device.SuspendedAt ??= session.Time.Instant();
                    device.SuspendedBy ??= happened.EventId;
                    break;
            }
        }
    }
}

/// <summary>An event that was entered by mistake: what it suspended watches again.</summary>
internal sealed class UndoLifeEvents(SafetyDb db) : ISubscriber<LifeEventReversed>
{
    public async Task Handle(LifeEventReversed happened, CancellationToken ct)
    {
        foreach (
            var device in await db
                .AllDevices.Where(d => d.SubjectId == happened.ElderId && d.SuspendedBy == happened.EventId)
                .ToListAsync(ct)
        )
        {
            device.SuspendedAt = null;
            device.SuspendedBy = null;
        }
    }
}

/// <summary>Two records were one person: devices and incidents go to the one that is kept.</summary>
internal sealed class FollowMerge(SafetyDb db, IncidentLog log, DbSession session) : ISubscriber<EldersMerged>
{
    public async Task Handle(EldersMerged happened, CancellationToken ct)
    {
        foreach (var device in await db.AllDevices.Where(d => d.SubjectId == happened.GoneId).ToListAsync(ct))
        {
            device.SubjectId = happened.KeptId;
        }
        var keptIsOpen = await db.AllIncidents.AnyAsync(i => i.SubjectId == happened.KeptId && i.ClosedAt == null, ct);
        foreach (var incident in await db.AllIncidents.Where(i => i.SubjectId == happened.GoneId).ToListAsync(ct))
        {
            if (incident.Open && keptIsOpen)
            {
                incident.ClosedAt = session.Time.Instant();
                incident.Outcome = IncidentOutcome.Other;
                log.Add(
                    incident,
                    EventKind.Merged,
                    "档案合并：同一位老人的另一个求助继续处理",
                    by: CallForResponders.System
                );
            }
            incident.SubjectId = happened.KeptId;
        }
    }
}
