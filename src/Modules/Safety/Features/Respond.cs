using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>Somebody goes to the elder: accepts, then arrives. An agent may write it down for somebody on the phone.</summary>
internal static class Respond
{
    public static async Task<Outcome<Incident>> Accept(
        IncidentDesk desk,
        Incident incident,
        StepForm form,
        CancellationToken ct
    )
    {
        if (incident.AcceptedAt is { } at && desk.Me.Role != Role.DutyAgent)
        {
            if (incident.AcceptedByName != desk.Me.Name)
            {
                return Fault.Conflict(
                    "incident-accepted",
                    $"{incident.AcceptedByName}已于 {Shanghai.Local(at):HH:mm:ss} 接单，您不用再去。"
                );
            }
            return incident;
        }
        await Going(desk, incident, form, ct);
        return incident;
    }

    public static async Task<Outcome<Incident>> Arrive(
        IncidentDesk desk,
        Incident incident,
        StepForm form,
        CancellationToken ct
    )
    {
        if (incident.AcceptedAt is null)
        {
            await Going(desk, incident, form, ct);
        }
        if (incident.ArrivedAt is null)
        {
            incident.ArrivedAt = desk.Now;
            desk.Log.Add(incident, EventKind.Arrived, $"{Who(desk, form) ?? incident.AcceptedByName}到达老人家");
            desk.Audit.Did("safety.arrive", [incident.SubjectId]);
        }
        return incident;
    }

    private static async Task Going(IncidentDesk desk, Incident incident, StepForm form, CancellationToken ct)
    {
        incident.AcceptedAt ??= desk.Now;
        incident.AcceptedByName = Who(desk, form) ?? desk.Me.Name;
        desk.Log.Add(incident, EventKind.Accepted, $"{incident.AcceptedByName}接单，正在前往");
        await desk.OpenData(incident, ct);
        for (var asked = 1; asked <= incident.Asked; asked++)
        {
            await desk.Work.Finish(IncidentDesk.Cause(incident), ct, $"safety.respond-{asked}");
        }
        desk.Audit.Did("safety.accept", [incident.SubjectId]);
    }

    /// <summary>The name that an agent wrote down for somebody else.</summary>
    private static string? Who(IncidentDesk desk, StepForm form) =>
        desk.Me.Role == Role.DutyAgent && form.Text?.Trim() is { Length: > 0 and <= 20 } name ? name : null;
}
