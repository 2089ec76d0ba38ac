using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Pages;

namespace Yiju.Safety.Features;

/// <summary>How fast calls are answered, families told and doors reached, by area and month (EMG-07).</summary>
internal static class ShowFigures
{
    private static readonly Role[] Readers = [.. Roles.CivilAffairs, Role.DutyAgent, Role.Auditor];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/duty/figures", Show).For(Readers).ExcludeFromDescription();
        routes
            .MapGet("/api/safety/figures", Json)
            .For(Readers)
            .WithName("SafetyFigures")
            .WithSummary("Median and 95 % of answer, notice and arrival, in seconds, by area and month of a year.")
            .Produces<IReadOnlyList<FigureRow>>();
    }

    private static async Task<IResult> Show(
        SafetyDb db,
        Viewer viewer,
        DivisionStore divisions,
        TimeProvider time,
        CancellationToken ct,
        int? year = null
    )
    {
        var chosen = year ?? time.Today().Year;
        var times = await Load(db, chosen, ct);
        var tree = await divisions.Tree(ct);
        return Page.Of<FiguresPage>(
            "应急时效",
            new FiguresModel(chosen, Rows(times, Below(viewer), tree), Months(times), times.Count)
        );
    }

    private static async Task<IResult> Json(
        SafetyDb db,
        Viewer viewer,
        DivisionStore divisions,
        TimeProvider time,
        CancellationToken ct,
        int? year = null
    )
    {
        var times = await Load(db, year ?? time.Today().Year, ct);
        var tree = await divisions.Tree(ct);
        return Results.Json(Rows(times, Below(viewer), tree).Concat(Months(times)), Platform.Json.Options);
    }

    private static Task<List<Times>> Load(SafetyDb db, int year, CancellationToken ct)
    {
        var from = Shanghai.Utc(new DateOnly(year, 1, 1));
        var to = Shanghai.Utc(new DateOnly(year + 1, 1, 1));
        return db
            .Incidents.AsNoTracking()
            .Where(i => i.OpenedAt >= from && i.OpenedAt < to)
            .Select(i => new Times(i.Division, i.OpenedAt, i.TakenAt, i.NoticedAt, i.ArrivedAt))
            .ToListAsync(ct);
    }

    /// <summary>The level whose areas are compared: one below where the viewer stands.</summary>
    private static DivisionLevel Below(Viewer viewer) =>
        (DivisionLevel)Math.Min((int)viewer.Division.Level + 1, (int)DivisionLevel.Village);

    private static List<FigureRow> Rows(List<Times> times, DivisionLevel level, DivisionTree tree) =>
        [
            .. times
                .GroupBy(t => DivisionCode.Parse(t.Division).At(level).Value)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Row(tree.NameOf(g.Key), g.Key, [.. g])),
        ];

    private static List<FigureRow> Months(List<Times> times) =>
        [
            .. times
                .GroupBy(t => Shanghai.DayOf(t.Opened).Month)
                .OrderBy(g => g.Key)
                .Select(g => Row(string.Create(CultureInfo.InvariantCulture, $"{g.Key}月"), null, [.. g])),
        ];

    private static FigureRow Row(string name, string? division, IReadOnlyList<Times> times)
    {
        Spread Of(Func<Times, DateTime?> at) =>
            Spread.Of(times.Where(t => at(t) is not null).Select(t => Words.Since(t.Opened, at(t)!.Value)));
        var (answer, notice, arrive) = (Of(t => t.Taken), Of(t => t.Noticed), Of(t => t.Arrived));
        return new FigureRow(
            name,
            division,
            times.Count,
            answer.Median,
            answer.P95,
            notice.Median,
            notice.P95,
            arrive.Median,
            arrive.P95
        );
    }

    private sealed record Times(
        string Division,
        DateTime Opened,
        DateTime? Taken,
        DateTime? Noticed,
        DateTime? Arrived
    );
}
