using Yiju.Routing.Rosters.Checking;

namespace Yiju.Routing.Rosters.Explaining;

/// <summary>A rule that speaks against a worker.</summary>
public sealed record Objection(string Constraint, string Title, string Sentence);

/// <summary>Where a visit would stand in a worker's tour at the least cost, the rest of the plan as it is.</summary>
/// <param name="After">Id of the visit before it; null at the start of the tour.</param>
/// <param name="Start">Seconds since midnight of the first day.</param>
/// <param name="Minutes">What the plan would cost more with the visit there than without it, in minutes of travel; that it is served at all is not counted.</param>
/// <param name="Parts">The same part by part, only those that change.</param>
public sealed record Possibility(int Shift, string? After, int Start, double Minutes, IReadOnlyList<PartCost> Parts);

/// <summary>Why a worker, or why not.</summary>
/// <param name="Objections">Empty where the worker could make it; else what speaks against it at the position where least does.</param>
/// <param name="Best">Null where there are objections.</param>
public sealed record WorkerAnswer(
    string Worker,
    bool IsPresent,
    IReadOnlyList<Objection> Objections,
    Possibility? Best
);

/// <summary>Who could make a visit and who could not, the cheapest first.</summary>
/// <param name="Second">True where the second worker of a visit is asked about, the first staying.</param>
public sealed record VisitExplanation(string Visit, bool Second, IReadOnlyList<WorkerAnswer> Workers);

/// <summary>Why a visit is left out.</summary>
/// <param name="Reasons">By rule: how many workers it excludes and one example, most first.</param>
/// <param name="Help">What would help.</param>
public sealed record LeftOut(string Visit, IReadOnlyList<LeftOutReason> Reasons, string Help);

public sealed record LeftOutReason(string Constraint, string Title, int Workers, string Example);
