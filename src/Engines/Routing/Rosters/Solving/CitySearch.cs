using Yiju.Kernel.Search;

namespace Yiju.Routing.Rosters.Solving;

/// <summary>
/// Searches side by side. A city is cut into parts that are put together and cut anew after every epoch; a small problem
/// is searched twice as a whole, and the worse goes on from the better. Neither depends on the number of threads.
/// </summary>
internal sealed class CitySearch
{
    /// <summary>Searches of a problem that is not cut.</summary>
    private const int Replicas = 2;

    /// <summary>Iterations of each search between two exchanges.</summary>
    private const int Epoch = 3000;

    /// <summary>Temperatures at the start and at the end, in hundredths of a second of travel.</summary>
    private const double Warm = 100 * Instance.Unit;
    private const double Cold = 2 * Instance.Unit;

    private readonly Instance instance;
    private readonly SearchBudget budget;
    private readonly IProgress<SearchProgress>? progress;
    private readonly Partition partition;
    private readonly LocalSearch[] searches;
    private readonly Schedule whole;
    private readonly int[] present;
    private readonly int[] best;
    private readonly int[] everything;
    private readonly int threads;
    private long bestCost = long.MaxValue;
    private int round;

    public CitySearch(
        Instance instance,
        ulong seed,
        int threads,
        SearchBudget budget,
        IProgress<SearchProgress>? progress
    )
    {
        this.instance = instance;
        this.budget = budget;
        this.threads = threads;
        this.progress = progress;
        partition = new Partition(instance);
        whole = new Schedule(instance);
        present = new int[instance.Nodes.Length];
        best = new int[instance.Nodes.Length];
        everything = [.. Enumerable.Range(0, instance.Tours.Length)];
        var near = new Nearness(instance);
        var random = new SeededRandom(seed);
        var count = partition.Parts > 1 ? partition.Parts : Replicas;
        searches = [.. Enumerable.Range(0, count).Select(i => new LocalSearch(instance, near, random.Fork(i)))];
    }

    /// <summary>The best tours found, timed.</summary>
    /// <param name="start">Where to go on from; null: from nothing.</param>
    public Schedule Run(Schedule? start)
    {
        (start ?? whole).Save(everything, present);
        whole.Load(everything, present);
        Keep();
        Deal();
        Parallel.ForEach(
            searches,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            search => search.Construct(budget)
        );
        Exchange(0);
        var annealing = new Annealing(budget, Warm, Cold);
        var done = 0L;
        Islands.Run(
            searches,
            budget,
            Epoch,
            threads,
            (search, steps) => search.Advance(steps, annealing, budget, done),
            now => Exchange(done = now)
        );
        whole.Load(everything, best);
        return whole;
    }

    private bool Exchange(long done)
    {
        if (partition.Parts > 1)
        {
            Merge();
        }
        else
        {
            Compare();
        }
        progress?.Report(new SearchProgress(budget.Elapsed, done, bestCost / (60.0 * Instance.Unit)));
        if (budget.Over)
        {
            return false;
        }
        round++;
        Deal();
        return true;
    }

    private void Merge()
    {
        var same = true;
        foreach (var search in searches)
        {
            search.SaveBest(present);
            same &= search.Gain == search.PresentGain;
        }
        whole.Load(everything, present);
        Keep();
        if (!same)
        {
            foreach (var search in searches)
            {
                search.SavePresent(present);
            }
            whole.Load(everything, present);
        }
    }

    /// <summary>The worse goes on from where the better is, ties by number.</summary>
    private void Compare()
    {
        foreach (var search in searches)
        {
            search.SaveBest(present);
            whole.Load(everything, present);
            Keep();
        }
        var ahead = searches.OrderByDescending(s => s.PresentGain).First();
        ahead.SavePresent(present);
        whole.Load(everything, present);
    }

    private void Keep()
    {
        if (whole.Cost < bestCost)
        {
            bestCost = whole.Cost;
            present.CopyTo(best, 0);
        }
    }

    private void Deal()
    {
        if (partition.Parts == 1)
        {
            var left = partition.Cut(whole, round)[0].Left;
            foreach (var search in searches)
            {
                search.Take(everything, left, present, whole);
            }
            return;
        }
        var parts = partition.Cut(whole, round);
        for (var p = 0; p < searches.Length; p++)
        {
            searches[p].Take(parts[p].Tours, parts[p].Left, present, whole);
        }
    }
}
