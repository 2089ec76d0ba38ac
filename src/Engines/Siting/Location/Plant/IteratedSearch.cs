using Yiju.Kernel.Search;

namespace Yiju.Siting.Location.Plant;

/// <summary>
/// Iterated local search (Lourenço, Martin and Stützle 2003): a few neighbouring sites change places, interchange
/// repairs, and what is not better is taken back. Two islands work beside each other; the better one's solution goes to
/// the other when they meet.
/// </summary>
internal sealed class IteratedSearch
{
    private const int Count = 2;
    private const int Epoch = 10;
    private readonly Stage stage;
    private readonly Incumbent incumbent;
    private readonly Watch watch;
    private readonly int threads;
    private readonly List<Island> islands = [];

    /// <summary>Starts from the incumbent, if this stage has all of its sites.</summary>
    public IteratedSearch(Stage stage, Incumbent incumbent, Watch watch, int threads, SeededRandom random)
    {
        (this.stage, this.incumbent, this.watch, this.threads) = (stage, incumbent, watch, threads);
        var start = stage.Here(incumbent);
        for (var k = 0; k < Count && start.Length == incumbent.Open.Length && start.Length > 0 && !watch.Over; k++)
        {
            islands.Add(new Island(stage.Problem, start, random.Fork(k), watch));
        }
    }

    /// <param name="kicks">Of each island.</param>
    /// <param name="bound">Told beside the cost.</param>
    public void Run(int kicks, double bound)
    {
        if (islands.Count < Count)
        {
            return;
        }
        Islands.Run(
            islands,
            watch.Budget,
            Epoch,
            Math.Min(threads, Count),
            (island, epoch) => island.Advance(epoch),
            done =>
            {
                var best = islands.MinBy(island => island.Cost)!;
                stage.Offer(incumbent, best.Cost, best.Open);
                foreach (var island in islands)
                {
                    island.Follow(best);
                }
                watch.Spend(Epoch);
                watch.Tell(incumbent.Cost, bound);
                return done < kicks && !watch.Over;
            }
        );
    }

    /// <summary>One search with its own solution and random numbers.</summary>
    private sealed class Island
    {
        private readonly PlantLocation problem;
        private readonly SeededRandom random;
        private readonly Watch watch;
        private readonly Interchange search;

        public Island(PlantLocation problem, int[] open, SeededRandom random, Watch watch)
        {
            this.problem = problem with { Near = problem.Near.Fork() };
            Open = open;
            this.random = random;
            this.watch = watch;
            search = new Interchange(this.problem);
            search.Become(open, watch);
            Cost = search.Cost;
        }

        /// <summary>The best of this island.</summary>
        public int[] Open { get; private set; }

        public double Cost { get; private set; }

        public void Advance(long kicks)
        {
            for (var k = 0L; k < kicks && !watch.Budget.Over; k++)
            {
                for (var changes = 2 + random.Below(3); changes > 0; changes--)
                {
                    Change();
                }
                search.Improve(watch);
                if (search.Cost < Cost)
                {
                    Cost = search.Cost;
                    Open = search.OpenSites();
                }
                else
                {
                    search.Become(Open, watch);
                }
            }
        }

        public void Follow(Island best)
        {
            if (best.Cost < Cost)
            {
                Open = best.Open;
                search.Become(Open, watch);
                Cost = search.Cost;
            }
        }

        /// <summary>A random site opens in place of one that serves a point near to it.</summary>
        private void Change()
        {
            var opening = random.Below(problem.Sites);
            var points = problem.Near.ColumnPoints(opening);
            var closing = points.Length == 0 ? -1 : search.First(points[random.Below(points.Length)]);
            if (closing < 0 || problem.Kept[closing] || !search.Allows(opening, closing))
            {
                return;
            }
            search.Close(closing);
            search.Open(opening);
        }
    }
}
