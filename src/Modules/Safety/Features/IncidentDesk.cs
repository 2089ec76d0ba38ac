using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Intake;

namespace Yiju.Safety.Features;

/// <summary>What every step of an open case needs; one step is one unit of work.</summary>
internal sealed class IncidentDesk(
    SafetyDb db,
    DbSession session,
    IncidentLog log,
    CallForResponders responders,
    PictureTaker pictures,
    Grants grants,
    WorkList work,
    Messenger messenger,
    Events events,
    AuditTrail audit
)
{
    public IncidentLog Log => log;

    public Grants Grants => grants;

    public WorkList Work => work;

    public Messenger Messenger => messenger;

    public Events Events => events;

    public AuditTrail Audit => audit;

    public Viewer Me => session.Viewer;

    public DateTime Now { get; } = session.Time.Instant();

    public static string Cause(Incident incident) => $"incident:{incident.Id}";

    /// <summary>An incident that the viewer may handle, to be changed.</summary>
    public async Task<Outcome<Incident>> Find(long id, bool open, CancellationToken ct)
    {
        var incident = await db.Incidents.AsTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (incident is null)
        {
            return Words.NoIncident;
        }
        return open && !incident.Open
            ? Fault.Conflict(
                "incident-closed",
                $"这个求助已于 {Shanghai.Local(incident.ClosedAt!.Value):M月d日 HH:mm} 结束。"
            )
            : incident;
    }

    /// <summary>Opens the caller's restricted data to this person for the length of the case (SEC-06).</summary>
    public async Task OpenData(Incident incident, CancellationToken ct)
    {
        var me = $"account:{Me.AccountId}";
        if (!await grants.IsOpen(me, incident.SubjectId, SafetyDb.Rescue, ct))
        {
            await grants.Give(me, incident.SubjectId, SafetyDb.Rescue, Cause(incident), null, ct);
            log.Add(incident, EventKind.DataOpened, "为处置打开联系电话和健康资料，到求助结束为止");
        }
    }

    public async Task<bool> AskNextStation(Incident incident, CancellationToken ct)
    {
        var picture = await pictures.Of(incident.SubjectId, incident.Division, ct);
        return await responders.AskNext(incident, picture.Stations, ct);
    }
}

/// <summary>What a person adds to a case.</summary>
/// <param name="Text">Free words; which ones depends on the step.</param>
/// <param name="Outcome">Stable word of an outcome.</param>
internal sealed record StepForm(string? Text, string? Outcome);
