namespace Yiju.Routing.Rosters.Constraints;

/// <summary>One rule that no plan may break.</summary>
/// <param name="id">Stable name, kebab-case.</param>
/// <param name="title">What people read.</param>
/// <param name="remedy">What would help where it leaves a visit without anybody.</param>
public abstract class Constraint(string id, string title, string remedy)
{
    public string Id { get; } = id;

    public string Title { get; } = title;

    public string Remedy { get; } = remedy;
}

/// <summary>Whether a worker may make a visit on a day.</summary>
/// <param name="Second">True where the part of the second worker is meant.</param>
public readonly record struct PairQuestion(
    RosterProblem Problem,
    Visit Visit,
    bool Second,
    Worker Worker,
    DateOnly Day
);

/// <summary>A rule about a visit and a worker, wherever in the tour the visit would stand.</summary>
public abstract class PairConstraint(string id, string title, string remedy) : Constraint(id, title, remedy)
{
    /// <returns>Why not, in one sentence; null where this rule lets the worker go.</returns>
    public abstract string? Objection(in PairQuestion question);
}

/// <summary>A rule about a visit at one position of a tour.</summary>
public abstract class TourConstraint(string id, string title, string remedy) : Constraint(id, title, remedy)
{
    /// <returns>Why not, in one sentence; null where this rule lets the visit stand there.</returns>
    public abstract string? Objection(TourTrial trial);
}
