using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Timeline;
using Yiju.Platform.Web;

namespace Yiju.Host.Desks;

/// <summary>Everything about one elder on one timeline, from every module that keeps something.</summary>
internal static class Elder360
{
    private const int PageSize = 100;

    private static readonly Role[] Readers =
    [
        .. Roles.Territory,
        Role.DutyAgent,
        Role.Auditor,
        Role.OperatorManager,
        Role.Assessor,
        Role.Elder,
        Role.Family,
    ];

    private static readonly Fault Unknown = Fault.NotFound("elder-unknown", "没有这位老人，或者他不在您的管辖范围内。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/elders/{id:long}/timeline", Show).For(Readers).ExcludeFromDescription();
        routes
            .MapGet("/api/elders/{id:long}/timeline", Json)
            .For(Readers)
            .WithName("ElderTimeline")
            .WithSummary("What happened with one elder, newest first, from every module.")
            .Produces<IReadOnlyList<TimelineEntry>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Show(
        long id,
        HttpContext http,
        IElders elders,
        IEnumerable<ITimelineSource> sources,
        AuditTrail audit,
        TimeProvider time,
        OpenPages pages,
        Viewer viewer,
        CancellationToken ct,
        string? kind = null,
        int page = 1
    )
    {
        if (await elders.Find(id, ct) is not { } card)
        {
            await audit.Looked("elder.timeline-refused", [], detail: $"elder {id}");
            return Problems.Of([Unknown], http);
        }
        await audit.Looked("elder.timeline", [id]);
        var all = await Collect(id, sources, ct);
        var shown = all.Where(e => kind is null || e.Kind == kind).ToList();
        var model = new Elder360Model(
            card,
            time.Today(),
            [.. all.GroupBy(e => e.Kind).OrderByDescending(g => g.Count()).Select(g => (g.Key, g.Count()))],
            kind,
            [.. shown.Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize).Select(Reachable)],
            shown.Count,
            Math.Max(page, 1),
            PageSize
        );
        return Page.Of<Elder360Page>($"{card.Name}的经历", model);

        TimelineEntry Reachable(TimelineEntry e) =>
            e.Link is { } link && !pages.Admits(viewer, link) ? e with { Link = null } : e;
    }

    private static async Task<IResult> Json(
        long id,
        HttpContext http,
        IElders elders,
        IEnumerable<ITimelineSource> sources,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (await elders.Find(id, ct) is null)
        {
            await audit.Looked("elder.timeline-refused", [], detail: $"elder {id}");
            return Problems.Of([Unknown], http);
        }
        await audit.Looked("elder.timeline", [id]);
        return Results.Json(await Collect(id, sources, ct), Platform.Json.Options);
    }

    private static async Task<List<TimelineEntry>> Collect(
        long id,
        IEnumerable<ITimelineSource> sources,
        CancellationToken ct
    )
    {
        var all = new List<TimelineEntry>();
        foreach (var source in sources)
        {
            all.AddRange(await source.Of(id, ct));
        }
        return [.. all.OrderByDescending(e => e.At)];
    }
}

/// <param name="Kinds">Every kind of entry with its count.</param>
/// <param name="Kind">The kind shown; null shows all.</param>
/// <param name="Count">Entries of the kind, on all pages.</param>
public sealed record Elder360Model(
    ElderCard Card,
    DateOnly Today,
    IReadOnlyList<(string Kind, int Count)> Kinds,
    string? Kind,
    IReadOnlyList<TimelineEntry> Entries,
    int Count,
    int Page,
    int PageSize
);
