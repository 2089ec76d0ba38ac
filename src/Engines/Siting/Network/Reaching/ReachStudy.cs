using Yiju.Kernel;
using Yiju.Siting.Network.Paths;
using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Reaching;

/// <summary>
/// Who is within reach of what, for any number of rules side by side: places are snapped once, each set of facilities is
/// searched from once.
/// </summary>
public sealed class ReachStudy
{
    private readonly TravelNetwork network;
    private readonly IReadOnlyList<DemandPoint> demand;
    private readonly IReadOnlyList<FacilityPoint> facilities;
    private readonly Heading heading;
    private readonly int threads;
    private readonly SnappedPoint[] places;
    private readonly SnappedPoint[] sites;

    /// <param name="heading">Towards: the elders go; away: somebody comes from the facility.</param>
    /// <param name="threads">At least 1; the answers do not depend on it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ReachStudy(
        TravelNetwork network,
        Snapper snapper,
        IReadOnlyList<DemandPoint> demand,
        IReadOnlyList<FacilityPoint> facilities,
        Heading heading = Heading.Towards,
        int threads = 1,
        CancellationToken stop = default
    )
    {
        (this.network, this.demand, this.facilities) = (network, demand, facilities);
        (this.heading, this.threads) = (heading, threads);
        places = snapper.Snap(demand.Select(d => d.At).ToArray(), threads, stop);
        sites = snapper.Snap(facilities.Select(f => f.At).ToArray(), threads, stop);
    }

    /// <summary>Where each facility comes onto the streets; one that does not is nearest to nobody.</summary>
    public IReadOnlyList<SnappedPoint> Sites => sites;

    /// <param name="shares">Shares of the elders, 0 to 1, for which the minutes are asked.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ReachAnswer Answer(ReachRule rule, IReadOnlyList<double> shares, CancellationToken stop = default)
    {
        bool Counts(int facility) => rule.Kinds is null || rule.Kinds.Contains(facilities[facility].Kind);
        var counting = sites.Select((s, f) => Counts(f) ? s : SnappedPoint.TooFar).ToList();
        var nearest = NearestFacilities.Of(network, counting, heading, stop: stop);
        var limit = TravelTime.OfMinutes(rule.Minutes);
        var points = new PointReach[demand.Count];
        Parallel.For(
            0,
            demand.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop },
            i => points[i] = Judge(i, rule, nearest, limit)
        );
        var tallies = Tally(points);
        return new ReachAnswer(
            rule,
            points,
            [.. tallies.OrderBy(t => t.Key).Select(t => t.Value.Report(t.Key, shares))],
            Tallied.Sum(tallies.Values).Report(rule.Within ?? default, shares)
        );
    }

    private PointReach Judge(int place, ReachRule rule, NearestFacilities nearest, int limit)
    {
        if (rule.Within is { } within && !within.Contains(demand[place].Division))
        {
            return new PointReach(ReachState.NotAsked, FacilityTime.None, FacilityTime.None);
        }
        var (first, second) = nearest.For(places[place]);
        var state =
            !places[place].OnStreet ? ReachState.TooFarFromStreet
            : first.Facility < 0 ? ReachState.Unreachable
            : first.Time <= limit ? ReachState.Covered
            : ReachState.Beyond;
        return new PointReach(state, first, second);
    }

    private Dictionary<DivisionCode, Tallied> Tally(PointReach[] points)
    {
        var tallies = new Dictionary<DivisionCode, Tallied>();
        var (code, last) = (default(DivisionCode), default(Tallied));
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i].State == ReachState.NotAsked)
            {
                continue;
            }
            // Places of a division mostly stand together.
            if (last is null || !demand[i].Division.Equals(code))
            {
                code = demand[i].Division;
                if (!tallies.TryGetValue(code, out last))
                {
                    tallies.Add(code, last = new Tallied());
                }
            }
            last.Add(points[i], demand[i].Elders);
        }
        return tallies;
    }

    /// <summary>Counts of elders and their times.</summary>
    private sealed class Tallied
    {
        private readonly long[] byState = new long[4];
        private readonly List<(int Time, int Elders)> times = [];

        public static Tallied Sum(IEnumerable<Tallied> parts)
        {
            var sum = new Tallied();
            foreach (var part in parts)
            {
                sum.times.AddRange(part.times);
                for (var s = 0; s < sum.byState.Length; s++)
                {
                    sum.byState[s] += part.byState[s];
                }
            }
            return sum;
        }

        public void Add(PointReach reach, int elders)
        {
            byState[(int)reach.State] += elders;
            if (reach.State is ReachState.Covered or ReachState.Beyond && elders > 0)
            {
                times.Add((reach.Nearest.Time, elders));
            }
        }

        public DivisionReach Report(DivisionCode division, IReadOnlyList<double> shares)
        {
            times.Sort();
            return new DivisionReach(
                division,
                byState.Sum(),
                byState[(int)ReachState.Covered],
                byState[(int)ReachState.Beyond],
                byState[(int)ReachState.Unreachable],
                byState[(int)ReachState.TooFarFromStreet],
                times.Count == 0 ? [] : [.. shares.Select(Minutes)]
            );
        }

        /// <summary>The least time within which the share of the elders is there.</summary>
        private double Minutes(double share)
        {
            var wanted = share * times.Sum(t => (long)t.Elders);
            var sum = 0L;
            foreach (var (time, elders) in times)
            {
                sum += elders;
                if (sum >= wanted)
                {
                    return (double)time / TravelTime.PerMinute;
                }
            }
            return (double)times[^1].Time / TravelTime.PerMinute;
        }
    }
}
