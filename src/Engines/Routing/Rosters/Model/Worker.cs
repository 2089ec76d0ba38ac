namespace Yiju.Routing.Rosters;

/// <summary>A rest within a shift, taken between two visits at the place of the earlier one.</summary>
/// <param name="From">Begins at this time at the earliest, seconds since midnight of the first day.</param>
/// <param name="Until">And at this time at the latest: "after 4 hours at most" is the start of the shift plus 4 hours.</param>
/// <param name="Duration">Seconds.</param>
public readonly record struct Break(int From, int Until, int Duration);

/// <summary>A time in which a worker may be sent out: from leaving the start to being back at the end.</summary>
public sealed record Shift(int From, int Until, IReadOnlyList<Break> Breaks);

/// <summary>What a worker loads at the start of the tour, and again there whenever it is used up.</summary>
/// <param name="Capacity">Portions or places of one trip.</param>
/// <param name="LoadTime">Seconds before each trip.</param>
/// <param name="Trips">The most trips of one shift, at least 1.</param>
public sealed record Vehicle(int Capacity, int LoadTime, int Trips);

/// <summary>Somebody who makes visits: a care worker, a nurse, the crew of a bathing vehicle, a meal courier.</summary>
public sealed record Worker
{
    public required string Id { get; init; }

    /// <summary>What people read; the id where empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Id of the home or station that a shift starts from.</summary>
    public required string Start { get; init; }

    /// <summary>Id of the place where a shift ends.</summary>
    public required string End { get; init; }

    /// <summary>In order of time, not overlapping.</summary>
    public required IReadOnlyList<Shift> Shifts { get; init; }

    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Name of a certificate to the last day it is valid on; null: for good.</summary>
    public IReadOnlyDictionary<string, DateOnly?> Certificates { get; init; } = new Dictionary<string, DateOnly?>();

    public IReadOnlyList<string> Languages { get; init; } = [];

    public Sex? Sex { get; init; }

    /// <summary>Empty: at home everywhere.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>True: never outside of <see cref="Areas"/>. False: outside, but at a cost.</summary>
    public bool StaysInAreas { get; init; }

    /// <summary>Name of the mode of transport; empty: the first of the problem.</summary>
    public string Mode { get; init; } = "";

    /// <summary>Seconds of service and travel within one calendar day, at most.</summary>
    public int? DayCap { get; init; }

    /// <summary>Seconds of service and travel within seven days counted from the first day, at most.</summary>
    public int? WeekCap { get; init; }

    public Vehicle? Vehicle { get; init; }
}

public enum BondKind
{
    /// <summary>Never sent there.</summary>
    Forbidden,

    /// <summary>Gladly sent there.</summary>
    Preferred,
}

/// <summary>What is known between an elder and a worker.</summary>
public sealed record Bond(string Elder, string Worker, BondKind Kind);

/// <summary>How often a worker was with an elder in the weeks before.</summary>
public sealed record Acquaintance(string Elder, string Worker, int Visits);
