using Yiju.Kernel.Search;

namespace Yiju.Routing.HomeCare.Search;

/// <summary>
/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983, doi 10.1126/science.220.4598.671) with three neighbourhoods.
/// Resampling takes one operation out and chooses among all places by heat bath (Geman and Geman 1984,
/// doi 10.1109/TPAMI.1984.4767596); ruin and recreate takes out several, a swap of tails moves many; both are accepted by Metropolis.
/// </summary>
internal sealed class Annealing
{
    /// <summary>Iterations between two looks at the budget.</summary>
    private const int Glance = 8;
    private readonly AnnealingSettings settings;
    private readonly Schedule schedule;
    private readonly Insertion insertion;
    private readonly Ruin ruin;
    private readonly TailSwap tails;
    private readonly SeededRandom random;
    private readonly Noise noise;
    private readonly int operations;
    private readonly int[] best;
    private readonly SearchBudget budget;

    /// <summary>Begins with a schedule made by greedy insertion, and by appending what is left when the budget is over.</summary>
    public Annealing(
        CareInstance instance,
        CareWeights weights,
        AnnealingSettings settings,
        SeededRandom random,
        int[][] near,
        SearchBudget budget
    )
    {
        this.settings = settings;
        this.random = random;
        operations = instance.Operations.Count;
        schedule = new Schedule(instance, weights);
        noise = new Noise(random);
        insertion = new Insertion(instance, weights, settings, schedule, random, near, noise);
        ruin = new Ruin(instance, settings, schedule, insertion, random, near);
        tails = new TailSwap(instance, schedule, random, near);
        best = new int[schedule.Stops.Length];
        this.budget = budget;
        Construct(instance);
    }

    /// <summary>Of the best schedule since the last restart: the weighted sum of the parts in thousandths of a minute.</summary>
    public long BestCost { get; private set; } = long.MaxValue;

    /// <summary>What was tried.</summary>
    public Insertion Insertion => insertion;

    /// <summary>Goes on at a temperature in the unit of the cost, for fewer iterations only if the budget is over.</summary>
    public void Anneal(double temperature, long iterations)
    {
        noise.Scale(temperature);
        for (; iterations > 0; iterations--)
        {
            if (iterations % Glance == 0 && budget.Over)
            {
                return;
            }
            var operation = random.Below(operations);
            var choice = random.Unit();
            if (choice < settings.Resampling)
            {
                Resample(operation);
            }
            else
            {
                Move(operation, choice < settings.Resampling + settings.Swapping);
            }
        }
    }

    /// <summary>Operations of each caregiver in the best schedule.</summary>
    public List<List<int>> BestRoutes()
    {
        var routes = new List<List<int>>();
        for (var office = operations; office < best.Length; office++)
        {
            var route = new List<int>();
            for (var stop = best[office]; stop < operations; stop = best[stop])
            {
                route.Add(stop);
            }
            routes.Add(route);
        }
        return routes;
    }

    /// <summary>Forgets its best schedule, not the present one.</summary>
    public void Restart()
    {
        BestCost = long.MaxValue;
        Keep();
    }

    /// <summary>Goes on from these routes, which can be timed; operations of each caregiver.</summary>
    public void Adopt(IReadOnlyList<IReadOnlyList<int>> routes)
    {
        schedule.Load(routes);
        Keep();
    }

    private void Construct(CareInstance instance)
    {
        var patients = Enumerable.Range(0, instance.Patients.Count).ToArray();
        random.Shuffle<int>(patients);
        foreach (var patient in patients)
        {
            var operation = instance.FirstOperation[patient];
            if (budget.Over || !insertion.Place(operation, Insertion.NoLimit))
            {
                insertion.Append(operation);
            }
            schedule.Forget();
        }
        Keep();
    }

    private void Resample(int operation)
    {
        var (cost, stood) = (schedule.Cost, schedule.Stops[operation].Previous);
        var mark = schedule.Now;
        if (!schedule.Remove(operation))
        {
            schedule.Undo(mark);
            return;
        }
        insertion.Resample(operation, stood, cost);
        Keep();
    }

    /// <summary>A swap of tails, or ruin and recreate.</summary>
    private void Move(int around, bool swap)
    {
        var limit = schedule.Cost + noise.Exponential();
        var mark = schedule.Now;
        var done = swap ? tails.Try(around, limit) : ruin.Take(around) && ruin.Recreate(limit);
        if (done && schedule.Cost <= limit)
        {
            Keep();
        }
        else
        {
            schedule.Undo(mark);
        }
        ruin.Clear();
    }

    /// <summary>Makes the schedule final and remembers it if it is the best.</summary>
    private void Keep()
    {
        schedule.Forget();
        if (schedule.Cost >= BestCost)
        {
            return;
        }
        BestCost = schedule.Cost;
        for (var stop = 0; stop < best.Length; stop++)
        {
            best[stop] = schedule.Stops[stop].Next;
        }
    }
}
