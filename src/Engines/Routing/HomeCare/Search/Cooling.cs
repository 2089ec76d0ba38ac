using Yiju.Kernel.Search;

namespace Yiju.Routing.HomeCare.Search;

/// <summary>
/// The temperature falls by the same factor over each equal share of a round. A budget that is long for the instance has
/// three rounds, since where a search freezes is partly luck: a sixth, a third and a half of its iterations or its time,
/// whichever is further. A budget without either has rounds each twice as long as the one before.
/// </summary>
internal sealed class Cooling
{
    private const long FirstRound = 1 << 18;

    /// <summary>Iterations for each operation from which on a budget is long.</summary>
    private const double Long = 10_000;

    /// <summary>What a second is taken for; the exact number only matters where one round is as good as three.</summary>
    private const double IterationsPerSecond = 200_000;
    private static readonly double[] Three = [1 / 6.0, 1 / 2.0, 1];
    private static readonly double[] One = [1];
    private readonly double[] ends;
    private readonly SearchBudget budget;
    private readonly double hot;
    private readonly double ratio;

    public Cooling(CareInstance instance, CareWeights weights, AnnealingSettings settings, SearchBudget budget)
    {
        this.budget = budget;
        var sum = 0L;
        foreach (var way in instance.TravelMatrix)
        {
            sum += way;
        }
        hot = settings.Hot * weights.Sum / 3 * Math.Max(1, sum / (double)instance.TravelMatrix.Length);
        ratio = settings.Cold / settings.Hot;
        var iterations = Math.Min(budget.Iterations, budget.Time.TotalSeconds * IterationsPerSecond);
        ends = iterations > Long * instance.Operations.Count ? Three : One;
    }

    /// <summary>In the unit of the cost.</summary>
    /// <param name="done">Iterations so far.</param>
    public double Temperature(long done) => hot * Math.Pow(ratio, At(done).Share);

    /// <summary>Which round it is, from 0, and how far that is, from 0 to 1.</summary>
    /// <param name="done">Iterations so far.</param>
    public (int Round, double Share) At(long done)
    {
        if (budget.Time == TimeSpan.MaxValue && budget.Iterations == long.MaxValue)
        {
            var doubling = (int)Math.Log2(1 + done / (double)FirstRound);
            var before = (Math.Pow(2, doubling) - 1) * FirstRound;
            return (doubling, (done - before) / (Math.Pow(2, doubling) * FirstRound));
        }
        var share = Math.Min(1, Math.Max(done / (double)budget.Iterations, budget.Elapsed / budget.Time));
        var round = Array.FindIndex(ends, end => share <= end);
        var begin = round == 0 ? 0 : ends[round - 1];
        return (round, (share - begin) / (ends[round] - begin));
    }
}
