namespace Yiju.Siting.Location.Plant;

/// <summary>Reads the sites that can serve a point and their costs, in any order; answers how many.</summary>
internal delegate int WaysReader(int point, Span<int> sites, Span<double> costs);

/// <summary>
/// Of each point its nearest sites in order of cost, and of each site the points that list it. A list may be cut off;
/// its horizon says up to which cost it is complete, and it grows when somebody has to look further.
/// </summary>
internal sealed class NearLists
{
    private readonly WaysReader reader;
    private readonly int length;
    private readonly int[][] rowSites;
    private readonly double[][] rowCosts;
    private readonly double[] horizons;
    private readonly Column[] columns;
    private readonly int[] sitesRead;
    private readonly double[] costsRead;

    /// <param name="length">Sites to begin with for each point, at least 2.</param>
    /// <param name="threads">The lists are the same for any number.</param>
    /// <param name="over">When true, the lists of the points that are left stay empty: whoever asked wants no answer any more.</param>
    public NearLists(int points, int sites, WaysReader reader, int length, int threads, Func<bool>? over = null)
    {
        this.reader = reader;
        this.length = length;
        rowSites = new int[points][];
        rowCosts = new double[points][];
        horizons = new double[points];
        columns = new Column[sites];
        sitesRead = new int[sites];
        costsRead = new double[sites];
        Blocks.Run(
            Blocks.Count(points, 500),
            threads,
            (block, of) =>
            {
                var (begin, end) = Blocks.Range(points, block, of);
                var (siteRoom, costRoom) = (new int[sites], new double[sites]);
                for (var point = begin; point < end; point++)
                {
                    (rowSites[point], rowCosts[point]) = ([], []);
                    if (over?.Invoke() != true)
                    {
                        Cut(point, siteRoom, costRoom, length);
                    }
                }
            }
        );
        FillColumns();
    }

    private NearLists(NearLists other)
    {
        (reader, length, Pairs) = (other.reader, other.length, other.Pairs);
        rowSites = [.. other.rowSites];
        rowCosts = [.. other.rowCosts];
        horizons = [.. other.horizons];
        columns = Array.ConvertAll(other.columns, column => column.Copy());
        sitesRead = new int[Sites];
        costsRead = new double[Sites];
    }

    /// <summary>Lists that grow on their own, for another thread.</summary>
    public NearLists Fork() => new(this);

    public int Points => rowSites.Length;

    public int Sites => columns.Length;

    /// <summary>All pairs that are listed.</summary>
    public long Pairs { get; private set; }

    public ReadOnlySpan<int> RowSites(int point) => rowSites[point];

    /// <summary>In rising order, beside <see cref="RowSites"/>.</summary>
    public ReadOnlySpan<double> RowCosts(int point) => rowCosts[point];

    /// <summary>Every site that is cheaper for the point is listed; infinite when all are.</summary>
    public double Horizon(int point) => horizons[point];

    public ReadOnlySpan<int> ColumnPoints(int site) => columns[site].Points.AsSpan(0, columns[site].Count);

    public ReadOnlySpan<double> ColumnCosts(int site) => columns[site].Costs.AsSpan(0, columns[site].Count);

    /// <summary>The same for some of the sites.</summary>
    /// <param name="here">Of each site its new number, −1 for those that are left out.</param>
    public NearLists Only(int[] here, int sites, int threads, Func<bool> over) =>
        new(Points, sites, new Subset(this, here).Read, length, threads, over);

    /// <summary>The cost of the cheapest among some sites, from the source and not from the lists; infinite when none serves the point.</summary>
    /// <param name="siteRoom">As long as there are sites, as is <paramref name="costRoom"/>.</param>
    public double Cheapest(int point, bool[] among, int[] siteRoom, double[] costRoom)
    {
        var least = double.PositiveInfinity;
        var count = reader(point, siteRoom, costRoom);
        for (var k = 0; k < count; k++)
        {
            least = among[siteRoom[k]] ? Math.Min(least, costRoom[k]) : least;
        }
        return least;
    }

    /// <summary>Doubles the list of a point.</summary>
    /// <returns>False when it was complete.</returns>
    public bool Grow(int point)
    {
        if (double.IsPositiveInfinity(horizons[point]))
        {
            return false;
        }
        var before = rowSites[point].Length;
        Cut(point, sitesRead, costsRead, before * 2);
        var (sites, costs) = (rowSites[point], rowCosts[point]);
        for (var k = before; k < sites.Length; k++)
        {
            columns[sites[k]].Add(point, costs[k]);
        }
        Pairs += sites.Length - before;
        return true;
    }

    private void Cut(int point, int[] siteRoom, double[] costRoom, int length)
    {
        var count = reader(point, siteRoom, costRoom);
        var kept = Math.Min(count, length);
        if (kept < count)
        {
            Selection.Smallest(costRoom.AsSpan(0, count), siteRoom.AsSpan(0, count), kept);
        }
        Selection.Sort(costRoom.AsSpan(0, kept), siteRoom.AsSpan(0, kept));
        rowSites[point] = siteRoom[..kept];
        rowCosts[point] = costRoom[..kept];
        horizons[point] = kept < count ? costRoom[kept - 1] : double.PositiveInfinity;
    }

    private void FillColumns()
    {
        var sizes = new int[Sites];
        foreach (var row in rowSites)
        {
            Pairs += row.Length;
            foreach (var site in row)
            {
                sizes[site]++;
            }
        }
        for (var site = 0; site < Sites; site++)
        {
            columns[site] = new Column(sizes[site]);
        }
        for (var point = 0; point < Points; point++)
        {
            var (sites, costs) = (rowSites[point], rowCosts[point]);
            for (var k = 0; k < sites.Length; k++)
            {
                columns[sites[k]].Add(point, costs[k]);
            }
        }
    }

    /// <summary>Reads the rows of some sites: from the lists where they are complete, from the source otherwise.</summary>
    private sealed class Subset(NearLists all, int[] here)
    {
        [ThreadStatic]
        private static (int[] Sites, double[] Costs) room;

        public int Read(int point, Span<int> sites, Span<double> costs)
        {
            if (double.IsPositiveInfinity(all.Horizon(point)))
            {
                return Keep(all.RowSites(point), all.RowCosts(point), sites, costs);
            }
            if (room.Sites is null || room.Sites.Length < all.Sites)
            {
                room = (new int[all.Sites], new double[all.Sites]);
            }
            var (siteRoom, costRoom) = room;
            var count = all.reader(point, siteRoom, costRoom);
            return Keep(siteRoom.AsSpan(0, count), costRoom.AsSpan(0, count), sites, costs);
        }

        private int Keep(ReadOnlySpan<int> from, ReadOnlySpan<double> fromCosts, Span<int> sites, Span<double> costs)
        {
            var kept = 0;
            for (var k = 0; k < from.Length; k++)
            {
                if (here[from[k]] >= 0)
                {
                    (sites[kept], costs[kept]) = (here[from[k]], fromCosts[k]);
                    kept++;
                }
            }
            return kept;
        }
    }

    private struct Column(int size)
    {
        public int[] Points = new int[size];
        public double[] Costs = new double[size];
        public int Count;

        public readonly Column Copy() => this with { Points = Points[..Count], Costs = Costs[..Count] };

        public void Add(int point, double cost)
        {
            if (Count == Points.Length)
            {
                Array.Resize(ref Points, Math.Max(4, Count * 2));
                Array.Resize(ref Costs, Points.Length);
            }
            Points[Count] = point;
            Costs[Count++] = cost;
        }
    }
}
