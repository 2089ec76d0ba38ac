using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Benefits.Pages.Workbench;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Jobs;
using Yiju.Platform.Map;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>What a draft would mean for people and money, and how far the simulation is.</summary>
internal sealed class ShowSimulation(
    Drafts drafts,
    DraftChecks checks,
    DraftSimulation simulation,
    OpenElder open,
    DivisionStore divisions,
    AuditTrail audit,
    TimeProvider time
)
{
    private const int Sampled = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/policies/drafts/{id:long}/simulation",
                (long id, long? result, ShowSimulation show, HttpContext http, CancellationToken ct) =>
                    show.Show(id, result, http, ct)
            )
            .For(Drafts.Officers)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/policies/drafts/{id:long}/simulation",
                (long id, ShowSimulation show, Commands commands, HttpContext http, CancellationToken ct) =>
                    commands.Form(
                        async () =>
                        {
                            var found = await show.drafts.Find(id, ct);
                            return found.Ok
                                ? await show.simulation.Start(
                                    found.Value,
                                    show.checks.Of(found.Value, await show.drafts.Text(found.Value, ct)),
                                    ct
                                )
                                : found.As<Done>();
                        },
                        _ => $"/policies/drafts/{id}/simulation",
                        () => show.Show(id, null, http, ct),
                        ct
                    )
            )
            .For(Drafts.Officers)
            .ExcludeFromDescription();
    }

    private readonly Drafts drafts = drafts;
    private readonly DraftChecks checks = checks;
    private readonly DraftSimulation simulation = simulation;

    private async Task<IResult> Show(long id, long? wanted, HttpContext http, CancellationToken ct)
    {
        var found = await drafts.Find(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var draft = found.Value;
        var check = checks.Of(draft, await drafts.Text(draft, ct));
        var all = await simulation.All(id, ct);
        var now = check.Pack is { } pack ? DraftSimulation.Key(id, pack) : null;
        var shown =
            all.Find(s => wanted is { } w ? s.Id == w : s.Draft == now)
            ?? (wanted is null ? all.FirstOrDefault() : null);
        var result = shown is null ? null : await simulation.Result(id, shown.Id, ct);
        var job = await simulation.Work(draft, ct);
        var tree = await divisions.Tree(ct);
        var model = new SimulationModel(
            id,
            draft.Title,
            draft.Revision,
            check.Clean,
            check.Pack is not { } read || simulation.Concerns(read),
            job is null ? null : Under(job, time.GetUtcNow().UtcDateTime),
            shown is { } s && result is not null ? new SimulationShown(s.Id, s.MadeAt, s.Draft == now) : null,
            result,
            result is null
                ? []
                :
                [
                    .. result.Places.Select(p => new PlaceLine(
                        tree.NameOf(p.Division),
                        tree.Find(p.Division)?.Level == DivisionLevel.Town,
                        p
                    )),
                ],
            result is null ? [] : Areas(result, tree),
            result is null ? [] : await Sample(result, tree, ct),
            [.. all.Select(s => new SimulationShown(s.Id, s.MadeAt, s.Draft == now))]
        );
        if (job is not { State: JobState.Waiting or JobState.Running })
        {
            ShowInstead(http);
        }
        return Page.Of<SimulationPage>("试算", model);
    }

    /// <summary>A page that asked how far it is loads again as a whole, with the results.</summary>
    private static void ShowInstead(HttpContext http)
    {
        if (http.Request.Headers.ContainsKey("HX-Request"))
        {
            http.Response.Headers["HX-Refresh"] = "true";
        }
    }

    private static SimulationWork Under(Job job, DateTime now)
    {
        var minutes = job.StartedAt is { } from ? (now - from).TotalMinutes : 0;
        var rate = minutes > 0.02 ? job.DoneCount / minutes : (double?)null;
        return new SimulationWork(
            job.State switch
            {
                JobState.Waiting => StateKind.Todo,
                JobState.Running => StateKind.Doing,
                JobState.Done => StateKind.Done,
                _ => StateKind.Stopped,
            },
            job.DoneCount,
            job.TotalCount,
            rate,
            job.State == JobState.Failed ? job.Result : null
        );
    }

    private async Task<IReadOnlyList<SampleLine>> Sample(
        SimulationResult result,
        DivisionTree tree,
        CancellationToken ct
    )
    {
        var some = result.Sample.Take(Sampled).ToList();
        var cards = await open.Cards([.. some.Select(e => e.ElderId)], ct);
        await audit.Looked("benefits.pack-simulation", cards.Keys);
        return
        [
            .. some.Where(e => cards.ContainsKey(e.ElderId))
                .SelectMany(e =>
                    e.Changes.Select(c => new SampleLine(
                        e.ElderId,
                        Masking.Name(cards[e.ElderId].Name),
                        tree.PathOf(e.Division, result.Division),
                        c
                    ))
                ),
        ];
    }

    /// <summary>The divisions right below, where their borders or centres are known.</summary>
    private static IReadOnlyList<AreaShape> Areas(SimulationResult result, DivisionTree tree)
    {
        var counts = result.Places.ToDictionary(p => p.Division, p => p.Affected);
        var known = tree.ChildrenOf(result.Division)
            .Select(d =>
                (
                    Division: d,
                    Rings: Outline.Rings(d),
                    Centre: d is { Longitude: { } lon, Latitude: { } lat } ? new LonLat(lon, lat) : (LonLat?)null
                )
            )
            .Where(a => a.Rings.Count > 0 || a.Centre is not null)
            .ToList();
        var corners = known.SelectMany(a => a.Rings.SelectMany(r => r).Concat(a.Centre is { } c ? [c] : []));
        return Sheet.Around(corners) is not { } sheet
            ? []
            :
            [
                .. known.Select(a =>
                {
                    var (x, y) = sheet.At(a.Centre ?? a.Rings[0][0]);
                    var across = a
                        .Rings.SelectMany(r => r)
                        .Select(p => sheet.At(p).X)
                        .DefaultIfEmpty(double.PositiveInfinity)
                        .ToList();
                    return new AreaShape(
                        a.Division.Name,
                        null,
                        counts.GetValueOrDefault(a.Division.Code),
                        a.Rings.Count > 0 ? sheet.Rings(a.Rings) : null,
                        x,
                        y,
                        a.Rings.Count > 0 ? across.Max() - across.Min() : double.PositiveInfinity
                    );
                }),
            ];
    }
}
