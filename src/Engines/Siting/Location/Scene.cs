using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location;

/// <summary>
/// What of an instance is to be decided: the sites that may be open, by numbers of their own, and the points with
/// demand that at least one of them reaches.
/// </summary>
internal sealed class Scene
{
    private readonly LocationInstance instance;
    private readonly int[] here;

    /// <param name="threads">The scene is the same for any number.</param>
    /// <param name="over">When true, the scene is not to be used.</param>
    public Scene(LocationInstance instance, int threads, Func<bool> over)
    {
        this.instance = instance;
        Sites = [.. Numbers(instance.Sites.Count, k => instance.Sites[k].Status != SiteStatus.Forbidden)];
        here = new int[instance.Sites.Count];
        Array.Fill(here, -1);
        for (var k = 0; k < Sites.Length; k++)
        {
            here[Sites[k]] = k;
        }
        var longest = new double[instance.Demand.Count];
        var broken = new bool[longest.Length];
        Blocks.Run(
            Blocks.Count(longest.Length, 500),
            threads,
            (block, of) => Measure(longest, broken, over, Blocks.Range(longest.Length, block, of))
        );
        bool Lives(int point) => instance.Demand[point].Weight > 0;
        Points = [.. Numbers(longest.Length, point => Lives(point) && longest[point] >= 0)];
        Unreachable = [.. Numbers(longest.Length, point => Lives(point) && longest[point] < 0)];
        Longest = Points.Length == 0 ? 0 : Points.Max(point => longest[point]);
        WholeWays = !Points.Any(point => broken[point]);
        Kept = Array.ConvertAll(Sites, site => instance.Sites[site].Status == SiteStatus.Existing);
        Costs = Array.ConvertAll(Sites, site => Kept[here[site]] ? 0 : instance.Sites[site].Cost);
        Weights = Array.ConvertAll(Points, point => instance.Demand[point].Weight);
    }

    /// <summary>Of each site that may be open its place in the instance.</summary>
    public int[] Sites { get; }

    /// <summary>Of each point that counts its place in the instance.</summary>
    public int[] Points { get; }

    /// <summary>Places in the instance of points with demand that nothing reaches.</summary>
    public int[] Unreachable { get; }

    public bool[] Kept { get; }

    /// <summary>Of opening; 0 for existing sites.</summary>
    public double[] Costs { get; }

    public double[] Weights { get; }

    /// <summary>Every way of the scene is a whole number.</summary>
    public bool WholeWays { get; }

    /// <summary>The longest way between a point and a site that may be open.</summary>
    public double Longest { get; }

    /// <summary>The way between a point and a site of the scene; infinite where there is none.</summary>
    public double Way(int point, int site) => instance.Travel[Points[point], Sites[site]];

    /// <summary>The ways of a point to the sites of the scene, in their order.</summary>
    public int Read(int point, Span<int> sites, Span<double> costs) =>
        instance.Travel.Read(Points[point], here, sites, costs);

    /// <summary>Of each point the number of its division, in order of first appearance; those without one are together.</summary>
    public int[] Divisions()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(
            Points,
            point =>
            {
                var name = instance.Demand[point].Division ?? "";
                return numbers.TryGetValue(name, out var number) ? number : numbers[name] = numbers.Count;
            }
        );
    }

    /// <summary>Sites of the scene as they are called in the instance.</summary>
    public int[] OfInstance(ReadOnlySpan<int> open)
    {
        var sites = new int[open.Length];
        for (var k = 0; k < open.Length; k++)
        {
            sites[k] = Sites[open[k]];
        }
        return sites;
    }

    private void Measure(double[] longest, bool[] broken, Func<bool> over, (int Begin, int End) range)
    {
        var (sites, costs) = (new int[Sites.Length], new double[Sites.Length]);
        for (var point = range.Begin; point < range.End && !over(); point++)
        {
            longest[point] = -1;
            var count = instance.Travel.Read(point, here, sites, costs);
            for (var k = 0; k < count; k++)
            {
                longest[point] = Math.Max(longest[point], costs[k]);
                broken[point] |= costs[k] != Math.Floor(costs[k]);
            }
        }
    }

    private static IEnumerable<int> Numbers(int count, Func<int, bool> which) =>
        Enumerable.Range(0, count).Where(which);
}
