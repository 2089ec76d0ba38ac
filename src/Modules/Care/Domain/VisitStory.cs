using Yiju.Care.Contracts;
using Yiju.Network.Contracts;

namespace Yiju.Care.Domain;

/// <summary>
/// What the reports of a visit add up to. Reports are taken in the order of the phone's clock whatever the order in which they came, so a
/// late or repeated one changes nothing that it should not.
/// </summary>
internal sealed record VisitStory(
    VisitState State,
    DateTime? ArrivedAt,
    DateTime? LeftAt,
    int? Metres,
    IReadOnlySet<int> Steps,
    VisitMarks Marks
)
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <param name="home">Degrees; null when unknown.</param>
    public static VisitStory Of(
        Visit visit,
        CareItem? item,
        IEnumerable<VisitEvent> events,
        (double Longitude, double Latitude)? home,
        CareRules rules
    )
    {
        var told = events
            .OrderBy(e => e.DeviceAt)
            .ThenBy(e => e.Kind)
            .ThenBy(e => e.ClientId, StringComparer.Ordinal)
            .ToArray();
        var arrival = told.FirstOrDefault(e => e.Kind == VisitEventKind.CheckIn);
        var leaving = told.LastOrDefault(e => e.Kind == VisitEventKind.CheckOut);
        var left = arrival is not null && leaving?.DeviceAt >= arrival.DeviceAt ? leaving.DeviceAt : (DateTime?)null;
        int? metres =
            home is { } door && arrival is { Longitude: { } x, Latitude: { } y } && item?.AtHome != false
                ? (int)Math.Round(Distance.Metres(door.Longitude, door.Latitude, x, y))
                : null;
        var steps = TickedSteps(told);
        var state =
            left is not null ? VisitState.Done
            : arrival is not null ? VisitState.Arrived
            : told.Any(e => e.Kind == VisitEventKind.OnTheWay) ? VisitState.OnTheWay
            : VisitState.Planned;
        var marks = left is null
            ? VisitMarks.None
            : Doubts(visit, item, told, arrival!, left.Value, metres, steps, rules);
        return new VisitStory(state, arrival?.DeviceAt, left, metres, steps, marks);
    }

    private static HashSet<int> TickedSteps(VisitEvent[] told)
    {
        var steps = new HashSet<int>();
        foreach (var one in told)
        {
            _ = one switch
            {
                { Kind: VisitEventKind.Step, Step: { } step } => steps.Add(step),
                { Kind: VisitEventKind.StepUndone, Step: { } step } => steps.Remove(step),
                _ => false,
            };
        }
        return steps;
    }

    private static VisitMarks Doubts(
        Visit visit,
        CareItem? item,
        VisitEvent[] told,
        VisitEvent arrival,
        DateTime left,
        int? metres,
        HashSet<int> steps,
        CareRules rules
    )
    {
        var marks = VisitMarks.None;
        var codes = told.Where(e => e.Kind == VisitEventKind.Code).ToArray();
        var proved =
            arrival.Longitude is not null
            || told.Any(e =>
                e.Kind
                    is VisitEventKind.Photo
                        or VisitEventKind.Card
                        or VisitEventKind.Code
                        or VisitEventKind.ElderSigned
            );
        Mark(VisitMarks.TooShort, left - arrival.DeviceAt < TimeSpan.FromMinutes(item?.Minutes ?? 0));
        Mark(VisitMarks.TooFar, metres > rules.TooFarMetres);
        Mark(VisitMarks.WrongCode, codes.Length > 0 && codes.All(e => e.Text != visit.Code));
        Mark(VisitMarks.NoProof, !proved);
        Mark(
            VisitMarks.StepsMissing,
            item is not null && Enumerable.Range(0, item.Steps.Count).Any(s => !steps.Contains(s))
        );
        Mark(VisitMarks.ClockAhead, told.Any(e => e.DeviceAt > e.ReceivedAt + ClockTolerance));
        return marks;

        void Mark(VisitMarks mark, bool when) => marks |= when ? mark : VisitMarks.None;
    }

    /// <summary>Whether two stays of one worker cannot both be true.</summary>
    public static bool Overlap(DateTime fromA, DateTime toA, DateTime fromB, DateTime toB) =>
        fromA < toB && fromB < toA;
}
