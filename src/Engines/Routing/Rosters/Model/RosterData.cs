namespace Yiju.Routing.Rosters;

/// <summary>Everything a roster is made from, as it was handed in; <see cref="RosterProblem.Create"/> looks whether it holds together.</summary>
public sealed record RosterData
{
    /// <summary>The longest horizon in days.</summary>
    public const int MostDays = 28;

    /// <summary>Times are counted in seconds from its midnight.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>1 for a day's plan, 7 for a week's roster, at most <see cref="MostDays"/>.</summary>
    public int Days { get; init; } = 1;

    public required IReadOnlyList<Place> Places { get; init; }

    public required Travel Travel { get; init; }

    public required IReadOnlyList<Worker> Workers { get; init; }

    public required IReadOnlyList<Visit> Visits { get; init; }

    public IReadOnlyList<VisitOrder> Orders { get; init; } = [];

    public IReadOnlyList<Bond> Bonds { get; init; } = [];

    public IReadOnlyList<Acquaintance> History { get; init; } = [];

    /// <summary>What people were told already; changes to it cost. Null: nothing was published.</summary>
    public RosterPlan? Published { get; init; }

    /// <summary>Seconds since midnight of the first day; nobody can set out earlier to a visit that is not locked. Null: all is ahead.</summary>
    public int? Now { get; init; }

    public Weights Weights { get; init; } = new();
}
