using System.Globalization;
using System.Text;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;

namespace Yiju.Host.Demo;

internal static class DemoDivisions
{
    private static readonly DateOnly Since = new(2020, 1, 1);

    public static Task Write(DemoRun run, CancellationToken ct) =>
        run.Commit(
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
