using Yiju.Kernel.Search;

namespace Yiju.Siting.Location.Plant;

/// <summary>
/// Iterated local search (Lourenço, Martin and Stützle 2003): a few neighbouring sites change places, interchange
/// repairs, and what is not better is taken back. Two islands work beside each other; the better one's solution goes to
/// the other when they meet.
/// </summary>
internal static class IteratedSearch
{
    private const int Count = 2;
    private const int Epoch = 10;

    /// <param name="kicks">Of each island.</param>
    /// <param name="bound">Told beside the cost.</param>
    public static void Run(
        Stage stage,
        Incumbent incumbent,
        double bound,
        Watch watch,
        int kicks,
        int threads,
        SeededRandom random
    )
    {
        var start = stage.Here(incumbent);
        if (start.Length != incumbent.Open.Length || start.Length == 0)
        {
            return;
        }
        Island[] islands =
        [
            .. Enumerable.Range(0, Count).Select(k => new Island(stage.Problem, start, random.Fork(k), watch)),
        ];
        Islands.Run(
            islands,
            watch.Budget,
            Epoch,
            Math.Min(threads, Count),
            (island, epoch) => island.Advance(epoch),
            done =>
            {
                var best = islands.MinBy(island => island.Cost)!;
                stage.Offer(incumbent, best.Search);
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
        private int[] open;

        public Island(PlantLocation problem, int[] open, SeededRandom random, Watch watch)
        {
            this.problem = problem with { Near = problem.Near.Fork() };
            this.open = open;
            this.random = random;
            this.watch = watch;
            Search = new Interchange(this.problem);
            Search.Become(open);
            Cost = Search.Cost;
        }

        public Interchange Search { get; }

        public double Cost { get; private set; }

        public void Advance(long kicks)
        {
            for (var k = 0L; k < kicks && !watch.Budget.Over; k++)
            {
                for (var changes = 2 + random.Below(3); changes > 0; changes--)
                {
                    Change();
                }
                Search.Improve(watch);
                if (Search.Cost < Cost)
                {
                    Cost = Search.Cost;
                    open = Search.OpenSites();
                }
                else
                {
                    Search.Become(open);
                }
            }
        }

        public void Follow(Island best)
        {
            if (best.Cost < Cost)
            {
                open = best.open;
                Search.Become(open);
                Cost = Search.Cost;
            }
        }

        /// <summary>A random site opens in place of one that serves a point near to it.</summary>
        private void Change()
        {
            var opening = random.Below(problem.Sites);
            var points = problem.Near.ColumnPoints(opening);
            var closing = points.Length == 0 ? -1 : Search.First(points[random.Below(points.Length)]);
            if (closing < 0 || problem.Kept[closing] || !Search.Allows(opening, closing))
            {
                return;
            }
            Search.Close(closing);
            Search.Open(opening);
        }
    }
}
