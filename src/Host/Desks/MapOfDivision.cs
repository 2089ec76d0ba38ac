using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Map;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Host.Desks;

/// <summary>The map of a territory: whatever layers the modules offer, and beside it the same as a list.</summary>
internal static class MapOfDivision
{
    private const int Listed = 200;

    private static readonly Role[] Readers = [.. Roles.Territory, Role.DutyAgent];

    private static readonly Fault Outside = Fault.NotFound("map-outside", "这个地区不存在，或者不在您的管辖范围内。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/map", Show).For(Readers).ExcludeFromDescription();
        routes
            .MapGet("/map/{layers}.geojson", Points)
            .For(Readers)
            .WithName("MapPoints")
            .WithSummary("Places of one or several layers (comma separated) inside a division, as GeoJSON.")
            .Produces<GeoJson>(StatusCodes.Status200OK, "application/geo+json");
        routes.MapGet("/map/base.geojson", Base).For(Readers).ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        HttpContext http,
        Viewer viewer,
        IEnumerable<IMapLayer> all,
        AuditTrail audit,
        DivisionStore divisions,
        CancellationToken ct,
        string? at = null,
        string? layers = null
    )
    {
        if (Place(viewer, at) is not { } place)
        {
            return Problems.Of([Outside], http);
        }
        var known = all.ToList();
        var chosen = Chosen(known, layers);
        var points = await Collect(chosen, place, viewer, ct);
        await audit.Looked("map.show", Subjects(points));
        var tree = await divisions.Tree(ct);
        var names = string.Join(',', chosen.Select(l => l.Name));
        var model = new MapModel(
            tree.PathOf(place.Value),
            place.Value,
            names,
            [.. known.Select(l => new LegendItem(l.Name, l.Title, l.Colour))],
            [.. chosen.Select(l => l.Name)],
            [.. points.Take(Listed).Select(Listing)],
            points.Count,
            [.. tree.ChildrenOf(place.Value).Select(d => new Link(d.Name, $"/map?at={d.Code}&layers={names}"))]
        );
        return Page.Of<MapPage>("地图", model);
    }

    private static async Task<IResult> Points(
        string layers,
        HttpContext http,
        Viewer viewer,
        IEnumerable<IMapLayer> all,
        AuditTrail audit,
        CancellationToken ct,
        string? at = null
    )
    {
        if (Place(viewer, at) is not { } place)
        {
            return Problems.Of([Outside], http);
        }
        var points = await Collect(Chosen([.. all], layers), place, viewer, ct);
        await audit.Looked("map.points", Subjects(points));
        return Results.Json(new GeoJson(points), Platform.Json.Options, "application/geo+json");
    }

    /// <summary>Names and, where they are known, centres of the divisions: the quiet ground of the map.</summary>
    private static async Task<IResult> Base(Viewer viewer, DivisionStore divisions, CancellationToken ct)
    {
        var tree = await divisions.Tree(ct);
        var named = tree
            .All.Where(d =>
                d.Longitude is not null
                && d.Latitude is not null
                && d.Level == DivisionLevel.Town
                && viewer.Scope.Covers(d.Code)
            )
            .Select(d =>
                MapFeature.Of(d.Longitude!.Value, d.Latitude!.Value, new FeatureWords("division", d.Name, null, null))
            );
        return Results.Json(new GeoJson([.. named]), Platform.Json.Options, "application/geo+json");
    }

    private static DivisionCode? Place(Viewer viewer, string? at) =>
        at is null ? viewer.Division
        : DivisionCode.TryParse(at, out var code) && viewer.Scope.Covers(code.Value) ? code
        : null;

    private static List<IMapLayer> Chosen(List<IMapLayer> all, string? names)
    {
        var asked = names?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return asked.Length == 0 ? all : [.. all.Where(l => asked.Contains(l.Name))];
    }

    private static async Task<List<MapFeature>> Collect(
        List<IMapLayer> layers,
        DivisionCode place,
        Viewer viewer,
        CancellationToken ct
    )
    {
        var points = new List<MapFeature>();
        foreach (var layer in layers)
        {
            points.AddRange((await layer.Features(place, viewer, ct)).Features);
        }
        return points;
    }

    private static IEnumerable<long> Subjects(List<MapFeature> points) =>
        points.Select(p => p.Properties.SubjectId).OfType<long>().Distinct();

    private static MapPoint Listing(MapFeature p) =>
        new(
            p.Properties.Name,
            p.Geometry.Coordinates[0],
            p.Geometry.Coordinates[1],
            p.Properties.Kind,
            p.Properties.Note,
            p.Properties.Href
        );
}

/// <param name="Layers">Names of the layers shown, comma separated.</param>
/// <param name="All">Every layer there is.</param>
/// <param name="Count">Places in all; the list beside the map shows the first of them.</param>
/// <param name="Below">The divisions one level down.</param>
public sealed record MapModel(
    string Place,
    string Division,
    string Layers,
    IReadOnlyList<LegendItem> All,
    IReadOnlyList<string> Shown,
    IReadOnlyList<MapPoint> Items,
    int Count,
    IReadOnlyList<Link> Below
);
