namespace Yiju.Routing.Rosters.Solving;

/// <summary>Figures of the objective that depend on one visit alone.</summary>
internal static class Objective
{
    /// <summary>What it costs to leave a visit out, in minutes of travel.</summary>
    public static double UnservedMinutes(Visit visit, Weights weights) =>
        visit.OptionalPenalty ?? weights.Unserved * (1 << (Visit.LeastUrgent - visit.Priority));
}
