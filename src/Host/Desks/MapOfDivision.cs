using System.Text.Json;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Map;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Host.Desks;

/// <summary>
/// The map of a territory: how many there are in each division, one level down at a time, and at the lowest level each place by itself;
/// beside the map the same as a list. What is counted comes from the layers of the modules.
/// </summary>
internal sealed class MapOfDivision(
    Viewer viewer,
    IEnumerable<IMapLayer> layers,
    AuditTrail audit,
    DivisionStore divisions,
    StreetMap streets
)
{
    private const int Listed = 200;

    private static readonly Role[] Readers = [.. Roles.Territory, Role.DutyAgent];

    private static readonly Fault Outside = Fault.NotFound("map-outside", "这个地区不存在，或者不在您的管辖范围内。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/map",
                (MapOfDivision map, HttpContext http, CancellationToken ct, string? at, string? layers, string? view) =>
                    map.Show(at, layers, view, http, ct)
            )
            .For(Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/map/{layers}.geojson",
                (string layers, MapOfDivision map, HttpContext http, CancellationToken ct, string? at) =>
                    map.Points(layers, at, http, ct)
            )
            .For(Readers)
            .WithName("MapPoints")
            .WithSummary("Places of one or several layers (comma separated) inside a division, as GeoJSON.")
            .Produces<GeoJson>(StatusCodes.Status200OK, "application/geo+json");
        routes
            .MapGet(
                "/map/base.geojson",
                (MapOfDivision map, HttpContext http, CancellationToken ct, string? at) => map.Base(at, http, ct)
            )
            .For(Readers)
            .ExcludeFromDescription();
    }

    private async Task<IResult> Show(string? at, string? names, string? view, HttpContext http, CancellationToken ct)
    {
        if (Place(at) is not { } place)
        {
            return Problems.Of([Outside], http);
        }
        var tree = await divisions.Tree(ct);
        var chosen = Chosen(names);
        var counts = new Dictionary<(string Layer, string Division), long>();
        foreach (var layer in chosen)
        {
            foreach (var count in await layer.Counts(place, ct))
            {
                counts[(layer.Name, count.Division)] = count.Count;
            }
        }
        var below = tree.ChildrenOf(place.Value).ToList();
        var each = below.Count == 0 || view == MapModel.Each;
        var model = new MapModel(place.Value, tree.NameOf(place.Value), Above(tree, place), [.. Seen()], chosen, counts)
        {
            MayGoDown = below.Count > 0,
        };
        return Page.Of<MapPage>(
            "地图",
            each
                ? model with
                {
                    Points = await Listing(chosen, place, ct),
                }
                : model with
                {
                    Areas = below,
                    Drawing = await Drawn(model, below, place, ct),
                }
        );
    }

    private async Task<IResult> Points(string names, string? at, HttpContext http, CancellationToken ct)
    {
        if (Place(at) is not { } place)
        {
            return Problems.Of([Outside], http);
        }
        var points = await Collect(Chosen(names), place, "map.points", ct);
        return Results.Json(new GeoJson(points), Platform.Json.Options, "application/geo+json");
    }

    /// <summary>The quiet ground under the points: borders with their names, and the streets.</summary>
    private async Task<IResult> Base(string? at, HttpContext http, CancellationToken ct)
    {
        if (Place(at) is not { } place)
        {
            return Problems.Of([Outside], http);
        }
        var tree = await divisions.Tree(ct);
        var shown = tree.ChildrenOf(place.Value).ToList();
        if (shown.Count == 0 && tree.Find(place.Value) is { } itself)
        {
            shown.Add(itself);
        }
        var lines = Box.Of(shown.SelectMany(Outline.Rings).SelectMany(r => r)) is { } box
            ? await streets.Within(box, ct)
            : [];
        object[] features =
        [
            .. shown
                .Where(d => d.Outline is not null)
                .Select(d => Feature(d.Name, JsonSerializer.Deserialize<JsonElement>(d.Outline!))),
            Feature(null, new { type = "MultiLineString", coordinates = lines.Select(l => l.Select(Pair)) }),
        ];
        return Results.Json(
            new { type = "FeatureCollection", features },
            Platform.Json.Options,
            "application/geo+json"
        );

        static object Feature(string? name, object geometry) =>
            new
            {
                type = "Feature",
                properties = new { name },
                geometry,
            };
        static double[] Pair(LonLat point) => [point.Lon, point.Lat];
    }

    /// <summary>The map of areas; null where neither border nor centre of any is known.</summary>
    private async Task<AreaDrawing?> Drawn(
        MapModel model,
        List<Division> below,
        DivisionCode place,
        CancellationToken ct
    )
    {
        var known = below
            .Select(d => (Division: d, Rings: Outline.Rings(d), Centre: Centre(d)))
            .Where(a => a.Rings.Count > 0 || a.Centre is not null)
            .ToList();
        var corners = known.SelectMany(a => a.Rings.SelectMany(r => r).Concat(a.Centre is { } c ? [c] : [])).ToList();
        if (Sheet.Around(corners) is not { } sheet || model.Layers is not [var first, ..])
        {
            return null;
        }
        var lines = place.Level >= DivisionLevel.Town ? await streets.Within(Box.Of(corners)!.Value, ct) : [];
        var shapes = known.Select(a =>
        {
            var (x, y) = sheet.At(a.Centre ?? a.Rings[0][0]);
            return new AreaShape(
                a.Division.Name,
                model.At(a.Division.Code),
                model.Count(first, a.Division.Code),
                a.Rings.Count > 0 ? sheet.Rings(a.Rings) : null,
                x,
                y,
                a.Rings.Count > 0 ? Width(sheet, a.Rings) : double.PositiveInfinity,
                model.Layers.Any(l => l.Colour == 0 && model.Count(l, a.Division.Code) > 0)
            );
        });
        return new AreaDrawing([.. shapes], lines.Count > 0 ? sheet.Lines(lines) : null);
    }

    private static double Width(Sheet sheet, IReadOnlyList<LonLat[]> rings)
    {
        var across = rings.SelectMany(r => r).Select(p => sheet.At(p).X).ToList();
        return across.Max() - across.Min();
    }

    private static LonLat? Centre(Division d) =>
        d is { Longitude: { } lon, Latitude: { } lat } ? new LonLat(lon, lat) : null;

    /// <summary>From the viewer's own division down to the one above the place.</summary>
    private List<Link> Above(DivisionTree tree, DivisionCode place)
    {
        var links = new List<Link>();
        for (
            var node = tree.Find(place.Value)?.ParentCode;
            node is not null && viewer.Scope.Covers(node);
            node = tree.Find(node)?.ParentCode
        )
        {
            links.Insert(0, new Link(tree.NameOf(node), $"/map?at={node}"));
        }
        return links;
    }

    private DivisionCode? Place(string? at) =>
        at is null ? viewer.Division
        : DivisionCode.TryParse(at, out var code) && viewer.Scope.Covers(code.Value) ? code
        : null;

    private IEnumerable<IMapLayer> Seen() => layers.Where(l => viewer.Is([.. l.Readers]));

    private List<IMapLayer> Chosen(string? names)
    {
        var asked = names?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return [.. Seen().Where(l => asked.Length == 0 || asked.Contains(l.Name))];
    }

    private async Task<PointList> Listing(List<IMapLayer> chosen, DivisionCode place, CancellationToken ct)
    {
        var points = await Collect(chosen, place, "map.show", ct);
        return new PointList(
            [
                .. points
                    .Take(Listed)
                    .Select(p => new MapPoint(
                        p.Properties.Name,
                        p.Geometry.Coordinates[0],
                        p.Geometry.Coordinates[1],
                        p.Properties.Kind,
                        p.Properties.Note,
                        p.Properties.Href
                    )),
            ],
            points.CountBy(p => p.Properties.Kind).ToDictionary(k => k.Key, k => k.Value)
        );
    }

    /// <summary>Every point of the layers; the look is recorded with the elders among them.</summary>
    private async Task<List<MapFeature>> Collect(
        List<IMapLayer> chosen,
        DivisionCode place,
        string look,
        CancellationToken ct
    )
    {
        var points = new List<MapFeature>();
        foreach (var layer in chosen)
        {
            points.AddRange((await layer.Features(place, viewer, ct)).Features);
        }
        await audit.Looked(look, points.Select(p => p.Properties.SubjectId).OfType<long>().Distinct());
        return points;
    }
}
