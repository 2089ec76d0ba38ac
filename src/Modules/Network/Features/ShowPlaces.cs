using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Network.Data;
using Yiju.Network.Pages;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Network.Features;

/// <summary>A place as programs see it.</summary>
internal sealed record PlaceBody(
    long Id,
    string Name,
    string Kind,
    string Division,
    double? Longitude,
    double? Latitude,
    string? Phone,
    int? Metres
);

/// <summary>Where services are, for everybody: places and prices, never persons.</summary>
internal sealed class ShowPlaces(
    NetworkDb db,
    INetwork network,
    IOffers offers,
    DivisionStore divisions,
    TimeProvider time
)
{
    private const int Shown = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/places",
                (string? where, string? kind, ShowPlaces show, CancellationToken ct) => show.Page(where, kind, ct)
            )
            .ForEveryone()
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/places.geojson",
                (string? where, string? kind, ShowPlaces show, CancellationToken ct) => show.Map(where, kind, ct)
            )
            .ForEveryone()
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/api/places",
                (string? where, string? kind, ShowPlaces show, CancellationToken ct) => show.Api(where, kind, ct)
            )
            .ForEveryone()
            .WithTags("Network")
            .WithName("ListPlaces")
            .WithSummary("身边的服务点，从近到远")
            .Produces<PlaceBody[]>();
    }

    private async Task<IResult> Page(string? where, string? kind, CancellationToken ct)
    {
        var tree = await divisions.Tree(ct);
        var (at, near) = await Near(where, kind, ct);
        var prices = new Dictionary<long, Money?>();
        foreach (var org in near.Select(p => p.OrgId).OfType<long>().Distinct())
        {
            var list = await offers.PricesOf(org, time.Today(), ct);
            prices[org] = list.Count == 0 ? null : list.Values.Min();
        }
        var used = near.Select(p => p.Kind).Distinct().ToArray();
        var model = new PlacesModel(
            where,
            kind,
            at is null && !string.IsNullOrWhiteSpace(where) ? $"没有找到“{where}”，先显示全市的 {near.Count} 处。"
                : at is null ? $"写下您在的村（社区）或镇（街道），看最近的服务点。这里先显示 {near.Count} 处。"
                : $"离{at.Name}最近的 {near.Count} 处。",
            $"/places.geojson?where={Uri.EscapeDataString(where ?? "")}&kind={kind}",
            [.. FacilityKinds.Names.Select(k => new Choice(k.Key, k.Value))],
            [
                .. FacilityKinds
                    .Names.Keys.Select((k, i) => new LegendItem(k, FacilityKinds.NameOf(k), i % 6 + 1))
                    .Where(l => used.Contains(l.Kind)),
            ],
            [
                .. near.Where(p => p.Longitude is not null)
                    .Select(p => new MapPoint(p.Name, p.Longitude!.Value, p.Latitude!.Value, p.Kind, p.Phone)),
            ],
            [
                .. near.Select(p => new PlaceLine(
                    p.Name,
                    FacilityKinds.NameOf(p.Kind),
                    tree.NameOf(p.Division),
                    Distance.Say(Away(at, p)),
                    p.OrgId is { } org ? prices.GetValueOrDefault(org) : null,
                    p.Phone
                )),
            ]
        );
        return Platform.Web.Page.Of<PlacesPage>("身边的养老服务", model);
    }

    private async Task<IResult> Map(string? where, string? kind, CancellationToken ct)
    {
        var (_, near) = await Near(where, kind, ct);
        var features = near.Where(p => p.Longitude is not null)
            .Select(p => new
            {
                type = "Feature",
                geometry = new { type = "Point", coordinates = new[] { p.Longitude!.Value, p.Latitude!.Value } },
                properties = new
                {
                    name = p.Name,
                    kind = p.Kind,
                    note = p.Phone,
                },
            });
        return Results.Json(new { type = "FeatureCollection", features }, contentType: "application/geo+json");
    }

    private async Task<IResult> Api(string? where, string? kind, CancellationToken ct)
    {
        var (at, near) = await Near(where, kind, ct);
        return Results.Ok(
            near.Select(p => new PlaceBody(
                p.Id,
                p.Name,
                p.Kind,
                p.Division,
                p.Longitude,
                p.Latitude,
                p.Phone,
                Away(at, p) is { } metres ? (int)metres : null
            ))
        );
    }

    private async Task<(Division? At, IReadOnlyList<FacilityCard> Places)> Near(
        string? where,
        string? kind,
        CancellationToken ct
    )
    {
        var tree = await divisions.Tree(ct);
        var name = where?.Trim() ?? "";
        var at =
            name.Length == 0
                ? null
                : tree.All.FirstOrDefault(d => d.Name == name && d.Longitude is not null)
                    ?? tree.All.FirstOrDefault(d =>
                        d.Name.StartsWith(name, StringComparison.Ordinal) && d.Longitude is not null
                    );
        if (at is { Longitude: { } x, Latitude: { } y })
        {
            var near = await network.Nearest(x, y, at.Code[..4], string.IsNullOrEmpty(kind) ? Shown : Shown * 20, ct);
            return (at, [.. near.Where(p => string.IsNullOrEmpty(kind) || p.Kind == kind).Take(Shown)]);
        }
        var rows = await db
            .Facilities.AsNoTracking()
            .Where(f => string.IsNullOrEmpty(kind) || f.Kind == kind)
            .OrderBy(f => f.Division)
            .ThenBy(f => f.Name)
            .Take(Shown)
            .ToListAsync(ct);
        return (null, [.. rows.Select(f => f.Card())]);
    }

    private static double? Away(Division? at, FacilityCard place) =>
        at is { Longitude: { } x, Latitude: { } y } && place is { Longitude: { } a, Latitude: { } b }
            ? Distance.Metres(x, y, a, b)
            : null;
}
