using Yiju.Kernel.Search;

namespace Yiju.Routing.HomeCare.Search;

/// <summary>
/// The temperature falls by the same factor over each equal share of the budget: of its iterations or of its time,
/// whichever is further. Without either, in rounds each twice as long as the one before.
/// </summary>
internal sealed class Cooling
{
    private const long FirstRound = 1 << 18;
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
    }

    /// <summary>In the unit of the cost.</summary>
    /// <param name="done">Iterations so far.</param>
    public double Temperature(long done) => hot * Math.Pow(ratio, Share(done));

    /// <summary>How far the cooling is, from 0 to 1.</summary>
    /// <param name="done">Iterations so far.</param>
    public double Share(long done)
    {
        if (budget.Time == TimeSpan.MaxValue && budget.Iterations == long.MaxValue)
        {
            var round = Math.Floor(Math.Log2(1 + done / (double)FirstRound));
            var before = (Math.Pow(2, round) - 1) * FirstRound;
            return (done - before) / (Math.Pow(2, round) * FirstRound);
        }
        return Math.Min(1, Math.Max(done / (double)budget.Iterations, budget.Elapsed / budget.Time));
    }
}
