namespace Yiju.Routing.Rosters.Constraints;

/// <summary>One stop of a tour that is tried out.</summary>
/// <param name="Visit">Null for a break or a reload.</param>
/// <param name="Arrival">Seconds since midnight of the first day; beyond <see cref="Travel.Never"/> where there is no way.</param>
/// <param name="Start">In a window, or at the arrival where no window is left.</param>
/// <param name="Latest">The latest start that the stop's own windows allow; for a break, its own.</param>
/// <param name="LinkedLatest">The latest start that a partner or an order leaves, at the present times of the other tours.</param>
public readonly record struct TrialStop(
    StopKind Kind,
    Visit? Visit,
    int Arrival,
    int Start,
    int Latest,
    int LinkedLatest
);

/// <summary>What a tour would be with the visit at one position; the other tours stay as they are.</summary>
public sealed record TourTrial
{
    public required Visit Visit { get; init; }

    public required Worker Worker { get; init; }

    public required IReadOnlyList<TrialStop> Stops { get; init; }

    /// <summary>When the worker would be back, and by when the shift wants it.</summary>
    public required (int At, int Until) Back { get; init; }

    /// <summary>Seconds of service and travel of the day and of the week, with the visit.</summary>
    public required (int Day, int Week) Work { get; init; }

    /// <summary>The fullest trip, with the visit.</summary>
    public required int Load { get; init; }

    /// <summary>True where the worker makes the other half of the visit.</summary>
    public required bool MeetsItself { get; init; }
}
