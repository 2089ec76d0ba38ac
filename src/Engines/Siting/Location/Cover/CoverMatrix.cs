using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location.Cover;

/// <summary>
/// Which site covers which point, and the reductions of set covering (Toregas, Swain, ReVelle and Bergman 1971,
/// doi 10.1287/opre.19.6.1363): a point that is covered whenever another is need not be asked for, a site that covers
/// nothing beyond a site that costs no more need not be opened, the only site of a point must be.
/// </summary>
internal sealed class CoverMatrix
{
    /// <summary>Above so many words to look at, looking for dominated lines takes longer than it saves.</summary>
    private const long MostWork = 400_000_000;

    private readonly int[][] sitesOfPoint;
    private readonly double[] cost;
    private readonly SideRow? row;
    private readonly Bits[] pointBits;
    private readonly Bits[] siteBits;
    private readonly bool small;

    /// <param name="sitesOfPoint">Of each point that is to be covered the sites that cover it.</param>
    /// <param name="cost">Of each site, above 0.</param>
    /// <param name="row">What else limits the open sites; null for nothing.</param>
    public CoverMatrix(int[][] sitesOfPoint, double[] cost, SideRow? row)
    {
        (this.sitesOfPoint, this.cost, this.row) = (sitesOfPoint, cost, row);
        pointBits = Array.ConvertAll(sitesOfPoint, _ => new Bits(cost.Length));
        siteBits = Array.ConvertAll(cost, _ => new Bits(sitesOfPoint.Length));
        var pairs = 0L;
        for (var point = 0; point < sitesOfPoint.Length; point++)
        {
            pairs += sitesOfPoint[point].Length;
            foreach (var site in sitesOfPoint[point])
            {
                pointBits[point].Add(site);
                siteBits[site].Add(point);
            }
        }
        small = pairs * (cost.Length + sitesOfPoint.Length) / 64 <= MostWork;
    }

    public int Points => sitesOfPoint.Length;

    public int Sites => cost.Length;

    public double Cost(int site) => cost[site];

    /// <summary>What opened sites leave of the row's limit; infinite without a row.</summary>
    public double Room(List<int> opened) =>
        row is null
            ? double.PositiveInfinity
            : row.Limit + (Math.Abs(row.Limit) * 1e-12) - opened.Sum(site => row.Coefficients[site]);

    /// <summary>Whether a site fits into what is left of the row.</summary>
    public bool Fits(int site, double room) => row is null || row.Coefficients[site] <= room;

    /// <summary>The points that a site covers.</summary>
    public Bits Covered(int site) => siteBits[site];

    /// <summary>The free sites that cover a point.</summary>
    public List<int> Free(int point, Bits sites)
    {
        var free = new List<int>();
        foreach (var site in sitesOfPoint[point])
        {
            if (sites.Has(site))
            {
                free.Add(site);
            }
        }
        return free;
    }

    /// <summary>Removes points and sites until nothing more can go.</summary>
    /// <param name="points">Still to be covered.</param>
    /// <param name="sites">That may still be opened.</param>
    /// <param name="opened">Takes the sites that must be opened; they leave the other two.</param>
    /// <returns>False when a point can no longer be covered.</returns>
    public bool Reduce(Bits points, Bits sites, List<int> opened, Watch watch)
    {
        var before = -1;
        for (var left = points.Count() + sites.Count(); left != before && !watch.Over; )
        {
            before = left;
            if (!OpenOnlyOnes(points, sites, opened))
            {
                return false;
            }
            if (small)
            {
                Dominate(points, pointBits, sites, siteBits, dropsOthers: true, watch);
                Dominate(sites, siteBits, points, pointBits, dropsOthers: false, watch);
            }
            left = points.Count() + sites.Count();
        }
        return true;
    }

    /// <summary>The cheapest cover as a plant location: every point costs more uncovered than any site.</summary>
    /// <param name="points">Of each of its points the number here; likewise <paramref name="names"/> of each site.</param>
    /// <param name="room">What is left of the row's limit.</param>
    public PlantLocation Problem(int[] points, int[] names, double room)
    {
        var here = new int[Sites];
        Array.Fill(here, -1);
        for (var k = 0; k < names.Length; k++)
        {
            here[names[k]] = k;
        }
        var uncovered = Math.Max(1, 2 * names.Max(site => cost[site]));
        int Read(int point, Span<int> into, Span<double> costs)
        {
            var count = 0;
            foreach (var site in sitesOfPoint[points[point]])
            {
                if (here[site] >= 0)
                {
                    (into[count], costs[count]) = (here[site], 0);
                    count++;
                }
            }
            return count;
        }
        double[] price = [.. names.Select(site => cost[site])];
        return new PlantLocation
        {
            Near = new NearLists(points.Length, names.Length, Read, int.MaxValue, 1),
            Weight = [.. Enumerable.Repeat(1.0, points.Length)],
            Unserved = [.. Enumerable.Repeat(uncovered, points.Length)],
            Fixed = price,
            Kept = new bool[names.Length],
            Rows = row is null ? [] : [new SideRow(row.Name, [.. names.Select(site => row.Coefficients[site])], room)],
            Grain = price.All(double.IsInteger) ? 1 : 0,
        };
    }

    private bool OpenOnlyOnes(Bits points, Bits sites, List<int> opened)
    {
        foreach (var point in points.Members())
        {
            if (!points.Has(point))
            {
                continue;
            }
            var (only, free) = (-1, 0);
            foreach (var site in sitesOfPoint[point])
            {
                if (sites.Has(site))
                {
                    only = site;
                    free++;
                }
            }
            if (free == 0)
            {
                return false;
            }
            if (free == 1)
            {
                opened.Add(only);
                sites.Remove(only);
                points.Except(siteBits[only]);
            }
        }
        return true;
    }

    /// <summary>
    /// For each line, the lines that hold all its marks are found by meeting the lines across; a point removes those,
    /// a site is removed by one of those that costs no more.
    /// </summary>
    private void Dominate(Bits lines, Bits[] marks, Bits across, Bits[] acrossMarks, bool dropsOthers, Watch watch)
    {
        var holders = new Bits(marks.Length);
        foreach (var line in lines.Members())
        {
            if (watch.Budget.Over)
            {
                return;
            }
            if (!lines.Has(line))
            {
                continue;
            }
            lines.CopyTo(holders);
            foreach (var mark in marks[line].Members())
            {
                if (across.Has(mark) && holders.And(acrossMarks[mark]) == 1 && holders.Count() == 1)
                {
                    break;
                }
            }
            foreach (var other in holders.Members())
            {
                if (other == line)
                {
                    continue;
                }
                if (dropsOthers)
                {
                    lines.Remove(other);
                }
                else if (IsNoDearer(other, line))
                {
                    lines.Remove(line);
                    break;
                }
            }
        }
    }

    private bool IsNoDearer(int site, int than) =>
        cost[site] <= cost[than] && (row is null || row.Coefficients[site] <= row.Coefficients[than]);
}
