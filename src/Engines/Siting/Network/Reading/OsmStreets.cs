using Yiju.Kernel;
using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Reading;

/// <summary>Puts streets together from the nodes and ways of OpenStreetMap, which may come in any order.</summary>
internal sealed class OsmStreets(IReadOnlyList<TravelMode> modes, ImportLimits limits)
{
    private readonly List<long> ids = [];
    private readonly List<int> latitudes = [];
    private readonly List<int> longitudes = [];
    private readonly List<(int Start, int End, Dictionary<string, string> Tags)> streets = [];
    private readonly List<long> streetNodes = [];
    private readonly StreetGraphBuilder builder = new(modes);
    private long ways;

    /// <exception cref="InvalidDataException">It is no place, or there are too many.</exception>
    public void AddNode(long id, GeoPoint at)
    {
        if (!at.IsValid)
        {
            throw new InvalidDataException($"节点 {id} 的坐标不在地球上。");
        }
        if (ids.Count == limits.Nodes)
        {
            throw new InvalidDataException($"节点超过 {limits.Nodes:N0} 个，请先裁剪到本市范围。");
        }
        var (latitude, longitude) = at.ToUnits();
        ids.Add(id);
        latitudes.Add(latitude);
        longitudes.Add(longitude);
    }

    /// <summary>Keeps the way if some mode can use it.</summary>
    /// <param name="tags">Kept; not to be changed afterwards.</param>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void AddWay(ReadOnlySpan<long> nodes, Dictionary<string, string> tags)
    {
        ways++;
        if (!modes.Any(m => m.Of(tags).Open))
        {
            return;
        }
        if (streetNodes.Count + nodes.Length > limits.StreetNodes)
        {
            throw new InvalidDataException($"道路的节点超过 {limits.StreetNodes:N0} 个，请先裁剪到本市范围。");
        }
        var start = streetNodes.Count;
        streetNodes.AddRange(nodes);
        streets.Add((start, streetNodes.Count, tags));
    }

    public Outcome<StreetImport> Finish()
    {
        var order = Enumerable.Range(0, ids.Count).ToArray();
        var sorted = ids.ToArray();
        Array.Sort(sorted, order);
        var number = new int[sorted.Length];
        Array.Fill(number, -1);
        var missing = 0L;
        var line = new List<int>();
        foreach (var (start, end, tags) in streets)
        {
            line.Clear();
            for (var i = start; i < end; i++)
            {
                var at = Array.BinarySearch(sorted, streetNodes[i]);
                if (at >= 0)
                {
                    line.Add(NumberOf(at, order[at], number));
                    continue;
                }
                missing++;
                AddStreet(line, tags);
                line.Clear();
            }
            AddStreet(line, tags);
        }
        var graph = builder.Build();
        return graph.SegmentCount == 0
            ? Fault.Invalid(
                "streets-none",
                $"文件里没有可用的道路：有 {ids.Count:N0} 个节点、{ways:N0} 条线，道路用到的节点缺 {missing:N0} 个。"
            )
            : new StreetImport(graph, ids.Count, ways, streets.Count, missing);
    }

    private int NumberOf(int at, int node, int[] number)
    {
        if (number[at] < 0)
        {
            number[at] = builder.AddNode(GeoPoint.FromUnits(latitudes[node], longitudes[node]));
        }
        return number[at];
    }

    private void AddStreet(List<int> line, Dictionary<string, string> tags)
    {
        if (line.Count > 1)
        {
            builder.AddStreet(line.ToArray(), tags);
        }
    }
}
