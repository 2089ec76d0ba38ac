using System.Globalization;
using System.Text;
using Yiju.Platform;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Map;

namespace Yiju.Host.Demo;

internal static class DemoDivisions
{
    private static readonly DateOnly Since = new(2020, 1, 1);

    public static async Task Write(DemoRun run, DataFolder folder, CancellationToken ct)
    {
        await folder.Replace(StreetMap.FileName, Streets(run.World.Streets()), ct);
        await run.Commit(
            scope =>
                scope
                    .GetRequiredService<DivisionStore>()
                    .Put(
                        scope.GetRequiredService<DbSession>(),
                        scope.GetRequiredService<PlatformDb>(),
                        run.World.Divisions.Select(Row),
                        ct
                    ),
            ct
        );
    }

    private static string Streets(StreetNetwork network)
    {
        var text = new StringBuilder(
            """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"MultiLineString","coordinates":["""
        );
        foreach (var edge in network.Edges)
        {
            var (a, b) = (network.Nodes[edge.From].At, network.Nodes[edge.To].At);
            text.Append(
                CultureInfo.InvariantCulture,
                $"[[{a.Lon:0.#####},{a.Lat:0.#####}],[{b.Lon:0.#####},{b.Lat:0.#####}]],"
            );
        }
        return text.Remove(text.Length - 1, 1).Append("]}}]}").ToString();
    }

    private static Division Row(SyntheticDivision division) =>
        new()
        {
            Code = division.Code.Value,
            ParentCode = division.Parent?.Value,
            Name = division.Name,
            Level = division.Level,
            Urban = division.Urban,
            Households = division.Households,
            ValidFrom = Since,
            Longitude = division.Centre.Lon,
            Latitude = division.Centre.Lat,
            Outline = Polygon(division.Ring()),
        };

    private static string Polygon(GeoPoint[] ring)
    {
        var text = new StringBuilder("""{"type":"Polygon","coordinates":[[""");
        foreach (var point in ring)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{point.Lon:0.#####},{point.Lat:0.#####}],");
        }
        return text.Remove(text.Length - 1, 1).Append("]]}").ToString();
    }
}
