using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;
using Yiju.Safety.Contracts;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Intake;

namespace Yiju.Safety.Features;

/// <summary>Turns a call from the journal into the elder's one open incident: opens it, or adds to it (EMG-01).</summary>
internal sealed class OpenIncident(
    SafetyDb db,
    DbSession session,
    PictureTaker pictures,
    Limits limits,
    IncidentLog log,
    CallForResponders responders,
    WorkList work,
    Events events,
    AuditTrail audit
)
{
    /// <returns>The incident; null when the call belongs to nobody or its device is not who it says.</returns>
    public async Task<long?> From(SosEntry entry, CancellationToken ct)
    {
        var device = entry.Device is { } serial
            ? await db.AllDevices.AsNoTracking().SingleOrDefaultAsync(d => d.Serial == serial, ct)
            : null;
        var elder = entry.Device is null ? entry.ElderId : device?.SubjectId ?? 0;
        if (entry.DeviceKey is { } shown && (device?.KeyHash is not { } hash || Convert.ToHexString(hash) != shown))
        {
            return null;
        }
        var picture = elder == 0 ? null : await pictures.Of(elder, device?.Division, ct);
        var opened = await session.Commit(() => Take(entry, elder, device, picture, ct), ct);
        return opened.Value;
    }

    private async Task<Outcome<long?>> Take(
        SosEntry entry,
        long elder,
        Device? device,
        Picture? picture,
        CancellationToken ct
    )
    {
        var before = await db.Triggers.AsNoTracking().SingleOrDefaultAsync(t => t.Key == entry.Key, ct);
        if (before is not null)
        {
            return before.IncidentId;
        }
        await Heard(device, entry, ct);
        var incident = picture is null ? null : await OpenOrJoin(entry, elder, device, picture, ct);
        if (incident is null && device is not null)
        {
            await AskWhose(device, ct);
        }
        db.Triggers.Add(
            new TakenTrigger
            {
                Key = entry.Key,
                IncidentId = incident?.Id,
                ReceivedAt = entry.ReceivedAt,
            }
        );
        return incident?.Id;
    }

    private async Task<Incident> OpenOrJoin(
        SosEntry entry,
        long elder,
        Device? device,
        Picture picture,
        CancellationToken ct
    )
    {
        var open = await db.AllIncidents.SingleOrDefaultAsync(i => i.SubjectId == elder && i.ClosedAt == null, ct);
        if (open is not null)
        {
            Join(open, entry, picture);
            return open;
        }
        var division = picture.Card?.Division ?? device?.Division ?? session.Viewer.Division.Value;
        var set = await limits.Of(division, Shanghai.DayOf(entry.ReceivedAt), ct);
        var incident = Fresh(entry, elder, division, picture, set);
        db.AllIncidents.Add(incident);
        log.Add(incident, EventKind.Triggered, Sentence(entry), entry.ReceivedAt, (entry.AccountId, entry.By));
        responders.NoticeFamily(incident, picture);
        await responders.AskNext(incident, picture.Stations, ct);
        audit.Did("safety.open", [elder]);
        events.Tell(SafetyEvents.IncidentOpened, new IncidentOpened(incident.Id, elder, entry.Kind.Stable()));
        await work.Ask(
            new WorkRequest(
                "safety.answer",
                $"{entry.Kind.Say()}，等人接手",
                $"/duty/incidents/{incident.Id}",
                division,
                elder,
                Role.DutyAgent,
                $"incident:{incident.Id}",
                Shanghai.DayOf(entry.ReceivedAt),
                Urgent: true
            ),
            ct
        );
        return incident;
    }

    private Incident Fresh(SosEntry entry, long elder, string division, Picture picture, LimitSet set) =>
        new()
        {
            Id = session.Ids.Next(),
            SubjectId = elder,
            Division = division,
            Trigger = entry.Kind,
            Pressed = entry.Kind.IsPress(),
            Rank = Ranking.Of(entry.Kind.IsPress(), picture.Priority.Count > 0, picture.FalseReports),
            Priority = picture.Priority.Count > 0 ? string.Join('、', picture.Priority) : null,
            Longitude = entry.Longitude ?? picture.Card?.Longitude,
            Latitude = entry.Latitude ?? picture.Card?.Latitude,
            OpenedAt = entry.ReceivedAt,
            AnswerDueAt = set.DueAt(LimitName.Answer, entry.ReceivedAt),
            NoticeDueAt = set.DueAt(LimitName.Notice, entry.ReceivedAt),
            AcceptDueAt = set.DueAt(LimitName.Accept, entry.ReceivedAt),
            ArriveDueAt = set.DueAt(LimitName.Arrive, entry.ReceivedAt),
        };

    /// <summary>A further call makes an incident more urgent, never less (EMG-11).</summary>
    private void Join(Incident incident, SosEntry entry, Picture picture)
    {
        var pressed = entry.Kind.IsPress();
        incident.Pressed |= pressed;
        incident.Rank = Math.Min(incident.Rank, Ranking.Of(pressed, picture.Priority.Count > 0, picture.FalseReports));
        incident.ElderIsWell = pressed ? null : incident.ElderIsWell;
        log.Add(
            incident,
            EventKind.TriggeredAgain,
            "又" + Sentence(entry),
            entry.ReceivedAt,
            (entry.AccountId, entry.By)
        );
    }

    private async Task Heard(Device? device, SosEntry entry, CancellationToken ct)
    {
        if (device is not null)
        {
            var row = await db.AllDevices.SingleAsync(d => d.Id == device.Id, ct);
            row.LastSeenAt = entry.ReceivedAt > row.LastSeenAt ? entry.ReceivedAt : row.LastSeenAt ?? entry.ReceivedAt;
        }
    }

    /// <summary>Somebody pressed a button that is bound to nobody: find out who.</summary>
    private Task AskWhose(Device device, CancellationToken ct) =>
        work.Ask(
            new WorkRequest(
                "safety.unbound-call",
                $"没有绑定老人的设备 {device.Serial} 发出求助，请立即查明是谁",
                $"/devices/{device.Id}",
                device.Division,
                device.Id,
                Role.DutyAgent,
                $"device:{device.Id}",
                Urgent: true
            ),
            ct
        );

    private static string Sentence(SosEntry entry)
    {
        var late =
            entry.At is { } at && entry.ReceivedAt - at > TimeSpan.FromMinutes(1)
                ? $"（设备记的时间是 {Shanghai.Local(at):HH:mm:ss}）"
                : "";
        return entry.Kind.Say() + late + (entry.Note is null ? "" : $"：{entry.Note}");
    }
}
