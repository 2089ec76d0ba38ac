using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;
using Yiju.Safety.Contracts;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Intake;

namespace Yiju.Safety.Features;

/// <summary>Tells the family and asks a station to go there, both at once (EMG-02); a text message leaves after the commit.</summary>
internal sealed class CallForResponders(
    DbSession session,
    IncidentLog log,
    Messenger messenger,
    WorkList work,
    Grants grants,
    Events events
)
{
    public void NoticeFamily(Incident incident, Picture picture)
    {
        var family = picture.Contacts.Where(c => c.Scope.HasFlag(FamilyScope.Notify)).ToList();
        var reachable = family.Where(c => c.Phone is not null || c.AccountId is not null).ToList();
        if (reachable.Count == 0)
        {
            log.Add(incident, EventKind.NobodyToNotice, "没有可以通知的家属，请值班员想办法联系", by: System);
            return;
        }
        var name = picture.Card?.Name ?? "您的家人";
        var text =
            $"颐居求助通知：{name}于 {Shanghai.Local(incident.OpenedAt):HH:mm} {incident.Trigger.Say()}，值班员正在联系老人，服务站已收到上门请求。";
        foreach (var contact in reachable)
        {
            var recipient = contact.AccountId is { } id ? $"account:{id}" : $"elder:{incident.SubjectId}";
            messenger.Send(recipient, text, $"/sos/live?elder={incident.SubjectId}", contact.Phone, SendBy.Both);
            log.Add(incident, EventKind.FamilyNoticed, $"已通知{contact.Relation}{contact.Name}", by: System);
        }
        incident.NoticedAt ??= session.Time.Instant();
    }

    /// <summary>Asks the next station that was not asked yet. Says so when there is none.</summary>
    public async Task<bool> AskNext(Incident incident, IReadOnlyList<Responder> stations, CancellationToken ct)
    {
        if (incident.Asked >= stations.Count)
        {
            log.Add(
                incident,
                EventKind.NoStation,
                incident.Asked == 0 ? "附近没有可以上门的服务站，请值班员派人" : "附近的服务站都已问过，请值班员派人",
                by: System
            );
            return false;
        }
        var station = stations[incident.Asked++];
        log.Add(
            incident,
            EventKind.StationAsked,
            $"已请{station.Name}上门",
            by: session.Viewer.SignedIn ? null : System
        );
        if (station.OrgId is { } org)
        {
            await grants.Give($"org:{org}", incident.SubjectId, SafetyDb.Rescue, $"incident:{incident.Id}", null, ct);
        }
        await work.Ask(Request(incident, station), ct);
        if (station.Phone is { } phone)
        {
            messenger.Send(
                $"org:{station.OrgId}",
                "颐居：附近有老人求助，请立即打开值班台接单上门。",
                $"/duty/incidents/{incident.Id}",
                PhoneNumber.Read(phone) is { Ok: true, Value.IsMobile: true } ? phone : null,
                SendBy.Both
            );
        }
        events.Tell(SafetyEvents.HelpAsked, new HelpAsked(incident.Id, incident.SubjectId, station.OrgId));
        return true;
    }

    internal static (long, string) System => (0, "系统");

    private static WorkRequest Request(Incident incident, Responder station) =>
        new(
            $"safety.respond-{incident.Asked}",
            "附近老人求助，请接单上门",
            $"/duty/incidents/{incident.Id}",
            station.Division,
            incident.SubjectId,
            Role.StationWorker,
            $"incident:{incident.Id}",
            Shanghai.DayOf(incident.OpenedAt),
            station.OrgId is { } org ? $"org:{org}" : null,
            Urgent: true
        );
}
