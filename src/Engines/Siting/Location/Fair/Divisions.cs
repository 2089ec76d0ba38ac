using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location.Fair;

/// <summary>What an open set costs each division.</summary>
internal sealed class Divisions
{
    private readonly PlantLocation problem;
    private readonly int[] divisionOf;
    private readonly double[] weight;
    private readonly int[] slot;
    private readonly Closest closest;

    public Divisions(PlantLocation problem, int[] divisionOf)
    {
        this.problem = problem;
        this.divisionOf = divisionOf;
        weight = new double[divisionOf.Length == 0 ? 0 : divisionOf.Max() + 1];
        Means = new double[weight.Length];
        slot = new int[problem.Sites];
        closest = new Closest(problem);
        for (var point = 0; point < divisionOf.Length; point++)
        {
            weight[divisionOf[point]] += problem.Weight[point];
        }
    }

    public int Count => weight.Length;

    /// <summary>Of each division the mean cost of a unit of demand in the set that was measured last.</summary>
    public double[] Means { get; }

    public Fairness Measure(ReadOnlySpan<int> open)
    {
        Array.Fill(slot, -1);
        foreach (var site in open)
        {
            slot[site] = 0;
        }
        return Measure();
    }

    /// <summary>What the worst division costs at least, whatever is decided about the undecided sites.</summary>
    public double Least(sbyte[] state)
    {
        for (var site = 0; site < slot.Length; site++)
        {
            slot[site] = state[site] == Decided.Closed ? -1 : 0;
        }
        return Measure().Worst;
    }

    /// <summary>The problem of the weighted mean over the divisions.</summary>
    public PlantLocation Weighted(PlantLocation of, double[] weights) =>
        of with
        {
            Grain = 0,
            Weight = [.. of.Weight.Select((w, point) => w * weights[divisionOf[point]] / weight[divisionOf[point]])],
        };

    private Fairness Measure()
    {
        Array.Clear(Means);
        var total = 0.0;
        for (var point = 0; point < divisionOf.Length; point++)
        {
            closest.Find(point, slot);
            var cost = problem.Weight[point] * closest.FirstCost(point);
            total += cost;
            Means[divisionOf[point]] += cost / weight[divisionOf[point]];
        }
        return new Fairness(Means.DefaultIfEmpty(0).Max(), total);
    }
}
