using Yiju.Kernel;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Pages;

/// <param name="Confirm">The page for browsers without script, where a press cannot be held.</param>
public sealed record SosModel(long Elder, bool ForFamily, bool Confirm);

public sealed record NewCallModel(CallerForm Form, IReadOnlyList<Fault> Faults);

/// <summary>What became of the last call for help, in the elder's words.</summary>
/// <param name="Open">Somebody still cares for it, or it was just sent.</param>
/// <param name="Answer">The big sentence.</param>
/// <param name="Told">What happened, newest first.</param>
public sealed record SosLiveModel(
    long Elder,
    bool Open,
    string Answer,
    bool? SaidWell,
    IReadOnlyList<(DateTime At, string Text)> Told
)
{
    internal static SosLiveModel Of(long elder, Incident? incident, IReadOnlyList<IncidentEvent> events)
    {
        if (incident is null)
        {
            return new(elder, true, "已收到您的求助，正在接通值班员。", null, []);
        }
        var answer = incident switch
        {
            { Outcome: { } outcome } => $"这次求助已处理：{outcome.Say()}。",
            { ArrivedAt: not null } => "帮您的人已经到了。",
            { AcceptedAt: not null } => $"{incident.AcceptedByName}正在赶来。",
            { TakenAt: not null } => $"值班员{incident.TakenByName}正在帮您。",
            _ => "已收到您的求助，正在接通值班员。",
        };
        var shown = events.Where(e => e.Kind is not (EventKind.DataOpened or EventKind.Reviewed or EventKind.Noted));
        return new(elder, incident.Open, answer, incident.ElderIsWell, [.. shown.Select(e => (e.At, e.Text))]);
    }
}

/// <param name="Elder">Id of the record.</param>
/// <param name="Card">Number of the elder card.</param>
/// <param name="Note">What the caller says.</param>
public sealed record CallerForm(string? Elder, string? Card, string? Note);
