using System.Numerics;
using System.Runtime.CompilerServices;

namespace Yiju.Siting.Location;

/// <summary>
/// What it costs to serve one unit of demand of each point from each site: minutes, metres, yuan. Immutable; a matrix
/// that is handed over belongs to it from then on.
/// </summary>
public abstract class Travel
{
    private protected Travel(int points, int sites)
    {
        Points = points;
        Sites = sites;
    }

    public int Points { get; }

    public int Sites { get; }

    /// <summary>A full matrix, a row of all sites for each point.</summary>
    /// <param name="costs">
    /// Not negative. The greatest value of its type and the infinities mean that there is no way. Four bytes a pair
    /// (<see cref="float"/>, <see cref="int"/>) or two (<see cref="ushort"/>) are enough for times and distances.
    /// </param>
    /// <exception cref="ArgumentException">Not points × sites values, or one of them negative or not a number.</exception>
    public static Travel Dense<T>(int points, int sites, T[] costs)
        where T : struct, INumber<T>, IMinMaxValue<T> => new DenseTravel<T>(points, sites, costs);

    /// <summary>Only the pairs between which there is a way, point by point.</summary>
    /// <param name="starts">Of each point where its pairs begin, and the number of pairs at the end: points + 1 values.</param>
    /// <param name="site">Of each pair the site; each site at most once for a point.</param>
    /// <param name="costs">Of each pair the cost; not negative.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together, or a cost is negative or not a number.</exception>
    public static Travel Sparse<T>(int sites, int[] starts, int[] site, T[] costs)
        where T : struct, INumber<T>, IMinMaxValue<T> => new SparseTravel<T>(sites, starts, site, costs);

    /// <summary>The sites from which a point can be reached and the cost from each.</summary>
    /// <param name="numbers">Of each site the number it is told by; −1 where it is left out.</param>
    /// <param name="sites">Room for all sites that are not left out; likewise <paramref name="costs"/>.</param>
    /// <returns>How many there are.</returns>
    internal abstract int Read(int point, ReadOnlySpan<int> numbers, Span<int> sites, Span<double> costs);

    /// <summary>The nearest of some sites, the first of those that are equally near; −1 when none reaches the point.</summary>
    /// <param name="numbers">Of each of these sites itself; −1 of all others.</param>
    internal abstract int Nearest(int point, ReadOnlySpan<int> sites, ReadOnlySpan<int> numbers);

    /// <summary>The cost of one pair; <see cref="double.PositiveInfinity"/> where there is no way.</summary>
    public abstract double this[int point, int site] { get; }

    private static bool Reaches<T>(T cost)
        where T : struct, INumber<T>, IMinMaxValue<T> => T.IsFinite(cost) && cost != T.MaxValue;

    private static void Check<T>(T[] costs)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        foreach (var cost in costs)
        {
            if (!(cost >= T.Zero))
            {
                throw new ArgumentException($"A cost is {cost}; costs are not negative.", nameof(costs));
            }
        }
    }

    private sealed class DenseTravel<T> : Travel
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        private readonly T[] costs;

        public DenseTravel(int points, int sites, T[] costs)
            : base(points, sites)
        {
            if (points < 0 || sites < 0 || costs.LongLength != (long)points * sites)
            {
                throw new ArgumentException(
                    $"{points} points × {sites} sites need as many costs, not {costs.LongLength}.",
                    nameof(costs)
                );
            }
            Check(costs);
            this.costs = costs;
        }

        public override double this[int point, int site] =>
            costs[((long)point * Sites) + site] is var cost && Reaches(cost)
                ? double.CreateTruncating(cost)
                : double.PositiveInfinity;

        // Called first when the time is over: there is none left to compile it a second time.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal override int Nearest(int point, ReadOnlySpan<int> sites, ReadOnlySpan<int> numbers)
        {
            var row = new ReadOnlySpan<T>(costs, point * Sites, Sites);
            var nearest = -1;
            foreach (var site in sites)
            {
                if (Reaches(row[site]) && (nearest < 0 || row[site] < row[nearest]))
                {
                    nearest = site;
                }
            }
            return nearest;
        }

        internal override int Read(int point, ReadOnlySpan<int> numbers, Span<int> sites, Span<double> into)
        {
            var row = new ReadOnlySpan<T>(costs, point * Sites, Sites);
            var count = 0;
            for (var site = 0; site < row.Length; site++)
            {
                if (numbers[site] >= 0 && Reaches(row[site]))
                {
                    sites[count] = numbers[site];
                    into[count++] = double.CreateTruncating(row[site]);
                }
            }
            return count;
        }
    }

    private sealed class SparseTravel<T> : Travel
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        private readonly int[] starts;
        private readonly int[] site;
        private readonly T[] costs;

        public SparseTravel(int sites, int[] starts, int[] site, T[] costs)
            : base(starts.Length - 1, sites)
        {
            if (starts.Length == 0 || starts[0] != 0 || starts[^1] != site.Length || site.Length != costs.Length)
            {
                throw new ArgumentException("The starts, sites and costs do not fit together.", nameof(starts));
            }
            for (var point = 0; point < Points; point++)
            {
                if (starts[point] > starts[point + 1])
                {
                    throw new ArgumentException($"The pairs of point {point} end before they begin.", nameof(starts));
                }
            }
            if (site.Any(s => (uint)s >= (uint)sites))
            {
                throw new ArgumentException($"A site is not one of 0 to {sites - 1}.", nameof(site));
            }
            Check(costs);
            (this.starts, this.site, this.costs) = (starts, site, costs);
        }

        public override double this[int point, int wanted]
        {
            get
            {
                for (var k = starts[point]; k < starts[point + 1]; k++)
                {
                    if (site[k] == wanted && Reaches(costs[k]))
                    {
                        return double.CreateTruncating(costs[k]);
                    }
                }
                return double.PositiveInfinity;
            }
        }

        // Called first when the time is over: there is none left to compile it a second time.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal override int Nearest(int point, ReadOnlySpan<int> sites, ReadOnlySpan<int> numbers)
        {
            var nearest = -1;
            for (var k = starts[point]; k < starts[point + 1]; k++)
            {
                if (numbers[site[k]] >= 0 && Reaches(costs[k]) && (nearest < 0 || costs[k] < costs[nearest]))
                {
                    nearest = k;
                }
            }
            return nearest < 0 ? -1 : site[nearest];
        }

        internal override int Read(int point, ReadOnlySpan<int> numbers, Span<int> sites, Span<double> into)
        {
            var count = 0;
            for (var k = starts[point]; k < starts[point + 1]; k++)
            {
                if (numbers[site[k]] >= 0 && Reaches(costs[k]))
                {
                    sites[count] = numbers[site[k]];
                    into[count++] = double.CreateTruncating(costs[k]);
                }
            }
            return count;
        }
    }
}
