using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location.Cover;

/// <summary>
/// Which site covers which point, and the two reductions of set covering (Toregas, Swain, ReVelle and Bergman 1971,
/// doi 10.1287/opre.19.6.1363): a point that is covered whenever another is need not be asked for, and a site that
/// covers nothing beyond a site that costs no more need not be opened.
/// </summary>
internal sealed class CoverMatrix
{
    /// <summary>Above so many words to look at, reducing takes longer than it saves.</summary>
    private const long MostWork = 400_000_000;

    private readonly int sites;
    private readonly int[][] sitesOfPoint;
    private readonly double[] cost;
    private readonly SideRow? row;
    private readonly Bits points;
    private readonly Bits open;

    /// <param name="sitesOfPoint">Of each point that is to be covered the sites that cover it.</param>
    /// <param name="cost">Of each site.</param>
    /// <param name="row">What else limits the open sites; null for nothing.</param>
    public CoverMatrix(int[][] sitesOfPoint, double[] cost, SideRow? row = null)
    {
        this.row = row;
        this.sitesOfPoint = sitesOfPoint;
        this.cost = cost;
        sites = cost.Length;
        points = Full(sitesOfPoint.Length);
        open = Full(sites);
    }

    /// <summary>Removes points and sites until nothing more can go.</summary>
    public void Reduce(Watch watch)
    {
        var pairs = sitesOfPoint.Sum(row => (long)row.Length);
        if (pairs * (sites + sitesOfPoint.Length) / 64 > MostWork)
        {
            return;
        }
        var (rows, columns) = (Array.ConvertAll(sitesOfPoint, _ => new Bits(sites)), new Bits[sites]);
        for (var site = 0; site < sites; site++)
        {
            columns[site] = new Bits(sitesOfPoint.Length);
        }
        for (var point = 0; point < rows.Length; point++)
        {
            foreach (var site in sitesOfPoint[point])
            {
                rows[point].Add(site);
                columns[site].Add(point);
            }
        }
        var before = -1;
        for (var left = 0; left != before && !watch.Over; )
        {
            before = left;
            Dominate(points, rows, open, columns, dropsOthers: true, watch);
            Dominate(open, columns, points, rows, dropsOthers: false, watch);
            left = points.Count() + open.Count();
        }
    }

    /// <summary>The cheapest cover as a plant location: every point costs more uncovered than any site.</summary>
    /// <param name="names">Of each of its sites the number here.</param>
    public PlantLocation Problem(int threads, out int[] names)
    {
        names = [.. open.Members()];
        var here = new int[sites];
        Array.Fill(here, -1);
        for (var k = 0; k < names.Length; k++)
        {
            here[names[k]] = k;
        }
        int[] left = [.. points.Members()];
        var uncovered = 2 * Math.Max(1, names.Select(site => cost[site]).DefaultIfEmpty(0).Max());
        int Read(int point, Span<int> into, Span<double> costs)
        {
            var count = 0;
            foreach (var site in sitesOfPoint[left[point]])
            {
                if (here[site] >= 0)
                {
                    (into[count], costs[count]) = (here[site], 0);
                    count++;
                }
            }
            return count;
        }
        var price = Array.ConvertAll(names, site => cost[site]);
        double Coefficient(int site) => row!.Coefficients[site];
        return new PlantLocation
        {
            Near = new NearLists(left.Length, names.Length, Read, int.MaxValue, threads),
            Weight = [.. Enumerable.Repeat(1.0, left.Length)],
            Unserved = [.. Enumerable.Repeat(uncovered, left.Length)],
            Fixed = price,
            Kept = new bool[names.Length],
            Rows = row is null ? [] : [row with { Coefficients = Array.ConvertAll(names, Coefficient) }],
            IsCover = true,
            Grain = price.All(double.IsInteger) ? 1 : 0,
        };
    }

    /// <summary>
    /// For each line, the lines that hold all its marks are found by meeting the lines across; a point removes those,
    /// a site is removed by one of those that costs no more.
    /// </summary>
    private void Dominate(Bits lines, Bits[] marks, Bits across, Bits[] acrossMarks, bool dropsOthers, Watch watch)
    {
        var holders = new Bits(marks.Length);
        for (var line = 0; line < marks.Length && !watch.Over; line++)
        {
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

    private static Bits Full(int size)
    {
        var all = new Bits(size);
        for (var k = 0; k < size; k++)
        {
            all.Add(k);
        }
        return all;
    }
}
