using Yiju.Kernel;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>An agent takes a case: the clock of the answer stops and the caller's data open.</summary>
internal static class TakeIncident
{
    /// <summary>Text of somebody who takes a case over from a colleague.</summary>
    public const string Relieve = "relieve";

    public static async Task<Outcome<Incident>> Do(
        IncidentDesk desk,
        Incident incident,
        StepForm form,
        CancellationToken ct
    )
    {
        if (incident.TakenBy == desk.Me.AccountId)
        {
            return incident;
        }
        if (incident.TakenAt is { } at && form.Text != Relieve)
        {
            return Fault.Conflict(
                "incident-taken",
                $"{incident.TakenByName}已于 {Shanghai.Local(at):HH:mm:ss} 接手。需要换人时请按“接替”。"
            );
        }
        var relieved = incident.TakenByName;
        incident.TakenAt ??= desk.Now;
        incident.TakenBy = desk.Me.AccountId;
        incident.TakenByName = desk.Me.Name;
        desk.Log.Add(incident, EventKind.Taken, relieved is null ? "已接手" : $"接替{relieved}");
        await desk.OpenData(incident, ct);
        await desk.Work.Finish(IncidentDesk.Cause(incident), ct, "safety.answer");
        desk.Audit.Did("safety.take", [incident.SubjectId]);
        return incident;
    }
}
