namespace Yiju.Routing.Rosters;

public enum StopKind
{
    Visit,
    Break,

    /// <summary>Back at the start of the shift to load the vehicle for another trip.</summary>
    Reload,
}

/// <summary>One thing a worker does on a tour. Times in seconds since midnight of the first day.</summary>
/// <param name="Visit">Id; null for a break or a reload.</param>
/// <param name="Second">True for the part of the second worker of a visit of two.</param>
/// <param name="Travel">Seconds on the road from the stop before.</param>
public sealed record Stop(StopKind Kind, string? Visit, bool Second, int Arrival, int Start, int End, int Travel);

/// <summary>What one worker does in one shift.</summary>
/// <param name="Shift">Index in the shifts of the worker.</param>
/// <param name="Leave">When the start is left, as late as the first stop allows.</param>
/// <param name="Back">When the end is reached.</param>
/// <param name="TravelBack">Seconds on the road from the last stop to the end.</param>
public sealed record Tour(string Worker, int Shift, int Leave, IReadOnlyList<Stop> Stops, int Back, int TravelBack)
{
    public int Travel => TravelBack + Stops.Sum(s => s.Travel);
}

/// <summary>Who goes where and when. A visit of the problem that no tour holds is left out.</summary>
public sealed record RosterPlan(IReadOnlyList<Tour> Tours)
{
    public static RosterPlan Empty { get; } = new([]);
}
