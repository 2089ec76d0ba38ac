namespace Yiju.Routing.HomeCare;

/// <summary>A service in a caregiver's route.</summary>
/// <param name="Patient">Index of the patient.</param>
/// <param name="Demand">0 for the patient's first listed service, 1 for the second.</param>
/// <param name="Start">In thousandths of a minute.</param>
public readonly record struct CareStop(int Patient, int Demand, int Start);

/// <summary>Who goes where and when.</summary>
/// <param name="Routes">One for each caregiver of the instance, in its order; empty for one who stays.</param>
public sealed record CarePlan(IReadOnlyList<IReadOnlyList<CareStop>> Routes);

/// <summary>How much each part of the objective counts; 1 each in the literature (λ = 1/3).</summary>
/// <param name="Travel">From 0 to 1,000.</param>
/// <param name="Tardiness">From 0 to 1,000.</param>
/// <param name="LargestTardiness">From 0 to 1,000.</param>
public sealed record CareWeights(int Travel = 1, int Tardiness = 1, int LargestTardiness = 1)
{
    /// <summary>The objective is divided by it, at least 1.</summary>
    public int Sum => Math.Max(1, Travel + Tardiness + LargestTardiness);
}

/// <summary>The parts of the objective, in thousandths of a minute.</summary>
/// <param name="Travel">All legs of all routes, the way back included.</param>
/// <param name="Tardiness">Over all services: how much later than due they start.</param>
/// <param name="LargestTardiness">Of one service.</param>
public readonly record struct CareCost(long Travel, long Tardiness, long LargestTardiness)
{
    /// <summary>The weighted mean of the parts in minutes, as the literature states it.</summary>
    public double Mean(CareWeights weights) =>
        (weights.Travel * Travel + weights.Tardiness * Tardiness + weights.LargestTardiness * LargestTardiness)
        / (1000.0 * weights.Sum);
}
