using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiju.Kernel;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.People.Features;

/// <summary>Figures of a territory on any day, as known then or now (REG-11, REG-29).</summary>
internal static class ShowFigures
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Role[] readers = [.. Roles.Territory, Role.Auditor, Role.FinanceOfficer];
        routes.MapGet("/figures", Show).For(readers).ExcludeFromDescription();
        routes
            .MapGet("/api/figures", Get)
            .For(readers)
            .WithName("GetFigures")
            .WithSummary("Counts of elders by division and group on a day (day), as known on another (known).")
            .Produces<FiguresBody>();
    }

    private static async Task<IResult> Show(
        string? at,
        string? day,
        string? known,
        Figures figures,
        Viewer viewer,
        DivisionStore divisions,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var today = time.Today();
        var (on, books) = (Day(day, today), Day(known, today));
        var place = Place(at, viewer);
        var cells = await figures.Table(place, on, books, ct);
        var month = new DateOnly(on.Year, on.Month, 1);
        var model = new FiguresModel
        {
            At = place,
            Day = on,
            Known = books,
            Today = today,
            Cells = cells,
            Flow = await figures.Flow(place, month, on, ct),
            Tree = await divisions.Tree(ct),
        };
        return Page.Of<FiguresPage>("数字", model);
    }

    private static async Task<IResult> Get(
        string? at,
        string? day,
        string? known,
        Figures figures,
        Viewer viewer,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var today = time.Today();
        var (on, books) = (Day(day, today), Day(known, today));
        var place = Place(at, viewer);
        var cells = await figures.Table(place, on, books, ct);
        return Results.Ok(
            new FiguresBody(place, on, books, [.. cells.Select(c => new FigureItem(c.Division, c.Code, c.Count))])
        );
    }

    private static string Place(string? at, Viewer viewer) =>
        DivisionCode.TryParse(at, out var division) && viewer.Scope.Covers(division.Value)
            ? division.Value
            : viewer.Division.Value;

    private static DateOnly Day(string? text, DateOnly today) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : today;
}

/// <summary>Counts by division and group; groups are tag codes, age bands and “all”.</summary>
internal sealed record FiguresBody(string At, DateOnly Day, DateOnly Known, IReadOnlyList<FigureItem> Items);

internal sealed record FigureItem(string Division, string Group, long Count);
