using Yiju.Kernel;

namespace Yiju.Siting.Location.Reading;

/// <summary>
/// The files of J. E. Beasley's OR-Library (1990, doi 10.1057/jors.1990.166): <c>pmed</c> graphs for p-median and p-center,
/// <c>cap</c> for location with fixed costs; and lists of coordinates for maximal covering.
/// </summary>
public static class OrLibrary
{
    /// <summary>Nodes of a graph and points of a plane: their distances make a square.</summary>
    private const int MostNodes = 10_000;

    private const int MostPairs = 100_000_000;

    /// <summary>
    /// <c>nodes edges p</c>, then <c>from to cost</c> for each edge. Every node is a site and a point of weight 1, the
    /// ways are the shortest paths. An edge that is given again takes its last cost.
    /// </summary>
    /// <param name="threads">The result is the same for any number.</param>
    public static Outcome<(LocationInstance Instance, int P)> ReadGraph(string text, int threads = 1)
    {
        var numbers = new Numbers(text);
        var nodes = numbers.Whole("节点数", 1, MostNodes);
        var count = numbers.Whole("边数", 0, Math.Max(0, numbers.Left / 6));
        var p = numbers.Whole("p", 0, int.MaxValue);
        var edges = new Dictionary<(int, int), int>(count);
        for (var k = 0; k < count && numbers.Fault is null; k++)
        {
            var from = numbers.Whole($"第 {k + 1} 条边的起点", 1, nodes) - 1;
            var to = numbers.Whole($"第 {k + 1} 条边的终点", 1, nodes) - 1;
            edges[(Math.Min(from, to), Math.Max(from, to))] = numbers.Whole(
                $"第 {k + 1} 条边的长度",
                0,
                int.MaxValue / MostNodes
            );
        }
        numbers.Finish();
        if (numbers.Fault is { } fault)
        {
            return fault;
        }
        var graph = new Graph(nodes, edges);
        var travel = Travel.Dense(nodes, nodes, graph.AllShortestPaths(threads));
        return (Nodes(nodes, travel, static _ => 1), p);
    }

    /// <summary>
    /// <c>sites customers</c>, then <c>capacity cost</c> for each site, then for each customer its demand and the costs of
    /// serving all of it from each site. Instead of a capacity a word may stand (<c>capacity</c> in capa, capb, capc).
    /// </summary>
    /// <param name="capacity">What the word stands for; infinite unless given.</param>
    public static Outcome<LocationInstance> ReadPlants(string text, double capacity = double.PositiveInfinity)
    {
        var numbers = new Numbers(text);
        var count = numbers.Whole("地点数", 1, Math.Max(1, text.Length / 2));
        var customers = numbers.Whole(
            "需求点数",
            1,
            Math.Max(1, Math.Min(MostPairs, text.Length / 2) / Math.Max(1, count))
        );
        if (numbers.Fault is { } early)
        {
            return early;
        }
        var sites = new Site[count];
        for (var k = 0; k < count && numbers.Fault is null; k++)
        {
            var found = numbers.Next();
            var own =
                found && char.IsAsciiLetter(numbers.Word[0]) ? capacity : numbers.Here($"第 {k + 1} 个地点的容量");
            sites[k] = new Site($"{k + 1}") { Capacity = own, Cost = numbers.Amount($"第 {k + 1} 个地点的建设费用") };
        }
        var (demand, costs) = (new DemandPoint[customers], new double[(long)customers * count]);
        for (var j = 0; j < customers && numbers.Fault is null; j++)
        {
            demand[j] = new DemandPoint($"{j + 1}") { Volume = numbers.Amount($"第 {j + 1} 个需求点的需求") };
            for (var k = 0; k < count && numbers.Fault is null; k++)
            {
                costs[(j * count) + k] = numbers.Amount($"第 {j + 1} 个需求点到第 {k + 1} 个地点的费用");
            }
        }
        numbers.Finish();
        return numbers.Fault is { } fault
            ? fault
            : new LocationInstance(sites, demand, Travel.Dense(customers, count, costs));
    }

    /// <summary>
    /// <c>points</c>, then a line <c>x y weight</c> for each. Every point is a site too, the ways are straight.
    /// </summary>
    public static Outcome<LocationInstance> ReadCoordinates(string text)
    {
        var numbers = new Numbers(text);
        var count = numbers.Whole("点数", 1, MostNodes);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var points = new (double X, double Y, double Weight)[numbers.Fault is null ? count : 0];
        if (numbers.Fault is null && lines.Length < count + 1)
        {
            numbers.Refuse($"应有 {count} 个点，后面只有 {lines.Length - 1} 行");
        }
        for (var k = 0; k < points.Length && numbers.Fault is null; k++)
        {
            points[k] = (
                numbers.Coordinate($"第 {k + 1} 个点的横坐标"),
                numbers.Coordinate($"第 {k + 1} 个点的纵坐标"),
                numbers.Amount($"第 {k + 1} 个点的人数")
            );
        }
        if (numbers.Fault is { } fault)
        {
            return fault;
        }
        var ways = new double[count * count];
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < count; k++)
            {
                ways[(i * count) + k] = Math.Sqrt(
                    Math.Pow(points[i].X - points[k].X, 2) + Math.Pow(points[i].Y - points[k].Y, 2)
                );
            }
        }
        return Nodes(count, Travel.Dense(count, count, ways), k => points[k].Weight);
    }

    private static LocationInstance Nodes(int count, Travel travel, Func<int, double> weight) =>
        new(
            [.. Enumerable.Range(1, count).Select(k => new Site($"{k}"))],
            [.. Enumerable.Range(0, count).Select(k => new DemandPoint($"{k + 1}", weight(k)))],
            travel
        );
}
