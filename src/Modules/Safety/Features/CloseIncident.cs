using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Work;
using Yiju.Safety.Contracts;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>Ends a case. Only staff do, only with an outcome; leave to see the caller's data ends with it and is reviewed.</summary>
internal static class CloseIncident
{
    private const int Longest = 500;

    public static async Task<Outcome<Incident>> Do(
        IncidentDesk desk,
        Incident incident,
        StepForm form,
        CancellationToken ct
    )
    {
        var faults = Check(incident, form);
        if (faults.Count > 0)
        {
            return faults;
        }
        var outcome = Words.Outcome(form.Outcome)!.Value;
        var cause = IncidentDesk.Cause(incident);
        incident.ClosedAt = desk.Now;
        incident.Outcome = outcome;
        var note = form.Text?.Trim();
        desk.Log.Add(
            incident,
            EventKind.Closed,
            $"结束：{outcome.Say()}" + (string.IsNullOrEmpty(note) ? "" : $"。{note}")
        );
        await desk.Grants.Close(cause, ct);
        await desk.Work.Finish(cause, ct);
        await desk.Work.Ask(Review(incident, desk.Now), ct);
        desk.Messenger.Send(
            $"elder:{incident.SubjectId}",
            $"{Shanghai.Local(incident.OpenedAt):M月d日 HH:mm} 的求助已处理：{outcome.Say()}。"
        );
        desk.Events.Tell(
            SafetyEvents.IncidentClosed,
            new IncidentClosed(incident.Id, incident.SubjectId, outcome.Stable())
        );
        desk.Audit.Did("safety.close", [incident.SubjectId]);
        return incident;
    }

    internal static List<Fault> Check(Incident incident, StepForm form)
    {
        var faults = new List<Fault>();
        if (incident.TakenAt is null && incident.AcceptedAt is null)
        {
            faults.Add(Fault.Refused("incident-not-taken", "还没有人接手，不能结束。请先接手并联系老人。"));
        }
        var outcome = Words.Outcome(form.Outcome);
        if (outcome is null)
        {
            faults.Add(Fault.Refused("outcome-missing", "请选择处理结果，没有结果不能结束。", "outcome"));
        }
        if (outcome == IncidentOutcome.DeviceFault && incident.Pressed)
        {
            faults.Add(
                Fault.Refused("press-is-no-fault", "有人按过求助，不能记为设备误报。按错了请选“误触”。", "outcome")
            );
        }
        if (outcome == IncidentOutcome.Other && string.IsNullOrWhiteSpace(form.Text))
        {
            faults.Add(Fault.Refused("outcome-note", "选“其他”时请写明怎样处理的。", "text"));
        }
        if (form.Text?.Length > Longest)
        {
            faults.Add(Fault.Invalid("note-length", $"说明最多 {Longest} 个字。", "text"));
        }
        return faults;
    }

    private static WorkRequest Review(Incident incident, DateTime now) =>
        new(
            "safety.review",
            "复核求助期间谁打开过老人资料",
            $"/duty/incidents/{incident.Id}/review",
            incident.Division,
            incident.SubjectId,
            Role.CountyOfficer,
            $"incident-review:{incident.Id}",
            Shanghai.DayOf(now).AddDays(7)
        );
}
