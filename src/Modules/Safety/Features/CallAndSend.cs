using Yiju.Kernel;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>An agent calls, sends somebody, or writes down what was said.</summary>
internal static class CallAndSend
{
    private const int Longest = 500;

    private static readonly Fault NotTaken = Fault.Refused("incident-not-taken", "请先接手这个求助，再打电话或派人。");

    public static Task<Outcome<Incident>> Call(
        IncidentDesk desk,
        Incident incident,
        StepForm form,
        CancellationToken ct
    )
    {
        if (incident.TakenAt is null)
        {
            return Task.FromResult<Outcome<Incident>>(NotTaken);
        }
        var whom = string.IsNullOrWhiteSpace(form.Text) ? "老人" : form.Text.Trim();
        if (whom.Length > 20)
        {
            return Task.FromResult<Outcome<Incident>>(
                Fault.Invalid("call-whom", "打给谁请用 20 个字以内说明。", "text")
            );
        }
        desk.Log.Add(incident, EventKind.Called, $"打电话给{whom}");
        desk.Audit.Did("safety.call", [incident.SubjectId]);
        return Task.FromResult<Outcome<Incident>>(incident);
    }

    public static async Task<Outcome<Incident>> Send(
        IncidentDesk desk,
        Incident incident,
        StepForm form,
        CancellationToken ct
    )
    {
        if (incident.TakenAt is null)
        {
            return NotTaken;
        }
        await desk.AskNextStation(incident, ct);
        desk.Audit.Did("safety.send", [incident.SubjectId]);
        return incident;
    }

    public static async Task<Outcome<Incident>> Both(
        IncidentDesk desk,
        Incident incident,
        StepForm form,
        CancellationToken ct
    )
    {
        var called = await Call(desk, incident, form, ct);
        return called.Ok ? await Send(desk, incident, form, ct) : called;
    }

    public static Task<Outcome<Incident>> Note(
        IncidentDesk desk,
        Incident incident,
        StepForm form,
        CancellationToken ct
    )
    {
        var text = form.Text?.Trim() ?? "";
        if (text.Length is 0 or > Longest)
        {
            return Task.FromResult<Outcome<Incident>>(
                Fault.Invalid("note-length", $"请写下情况，1 到 {Longest} 个字。", "text")
            );
        }
        desk.Log.Add(incident, EventKind.Noted, text);
        desk.Audit.Did("safety.note", [incident.SubjectId]);
        return Task.FromResult<Outcome<Incident>>(incident);
    }
}
