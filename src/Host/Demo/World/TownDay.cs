using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>
/// The rounds of a town's workers on one day. Visits are dealt out one after the other to the skilled worker who is
/// free first, with time to get there, so that nobody is in two places at once.
/// </summary>
internal sealed class TownDay(IReadOnlyList<SyntheticWorker> workers, DateOnly day)
{
    private const int Opens = 8 * 60;
    private const int Closes = 18 * 60;
    private const double MetresPerMinute = 200;

    private readonly Round[] rounds = [.. workers.Select(w => new Round(w))];

    /// <summary>The worker and the minute of the day, or null when the day is full or nobody has the skill.</summary>
    /// <param name="minutes">Planned length of the visit.</param>
    public (Round Round, int Minute)? Book(ServiceItem item, GeoPoint door, int minutes)
    {
        Round? best = null;
        var bestStart = Closes;
        foreach (var round in rounds)
        {
            var start = Start(round, door);
            if (start < bestStart && start + minutes <= Closes && round.Has(item.Skill, day))
            {
                (best, bestStart) = (round, start);
            }
        }
        if (best is null)
        {
            return null;
        }
        best.FreeAt = bestStart + minutes;
        best.At = door;
        return (best, bestStart);
    }

    private static int Start(Round round, GeoPoint door)
    {
        // Twenty minutes on the road at most: the town is driven by scooter, the far villages by a car.
        var travel = 5 + (int)Math.Min(20, round.At.MetresTo(door) / MetresPerMinute);
        return (Math.Max(Opens, round.FreeAt + travel) + 4) / 5 * 5;
    }

    /// <summary>Where a worker is and when free, by plan and in fact (minutes of the day).</summary>
    internal sealed class Round(SyntheticWorker worker)
    {
        public SyntheticWorker Worker { get; } = worker;

        public int FreeAt { get; set; }

        public int ReallyFreeAt { get; set; }

        public GeoPoint At { get; set; } = worker.Home;

        public bool Has(string? skill, DateOnly day) =>
            skill is null
            || Worker.Certificates.Any(c =>
                c.Kind.StartsWith(skill, StringComparison.Ordinal)
                && c.ValidFrom <= day
                && (c.ValidTo is null || c.ValidTo >= day)
            );
    }
}
