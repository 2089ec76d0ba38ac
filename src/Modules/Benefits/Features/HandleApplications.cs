using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Features.Arrears;
using Yiju.Benefits.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Benefits.Features;

/// <summary>Applications as town and county handle them: evidence and explanation on one page, then the next one opens.</summary>
internal sealed class HandleApplications(
    BenefitsDb db,
    OpenElder open,
    Applications applications,
    Backdating backdating,
    DivisionStore divisions,
    Viewer viewer,
    TimeProvider time
)
{
    private const int Shown = 50;
    private static readonly Role[] Readers =
    [
        Role.VillageWorker,
        Role.StationWorker,
        Role.TownOfficer,
        Role.CountyOfficer,
        Role.CityOfficer,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/benefits/applications", List).For(Readers).ExcludeFromDescription();
        routes.MapGet("/benefits/applications/{id:long}", One).For(Readers).ExcludeFromDescription();
        routes
            .MapPost("/benefits/applications/{id:long}/verify", Verify)
            .For(Role.TownOfficer)
            .ExcludeFromDescription();
        routes
            .MapPost("/benefits/applications/{id:long}/decide", Decide)
            .For(Role.CountyOfficer)
            .ExcludeFromDescription();
    }

    private static async Task<IResult> List(
        string? after,
        HandleApplications handle,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        var (model, elders) = await handle.All(after, ct);
        await audit.Looked("benefits.applications", elders);
        return Page.Of<ApplicationsPage>("补贴申请", model);
    }

    private async Task<(ApplicationsModel Model, IEnumerable<long> Elders)> All(string? after, CancellationToken ct)
    {
        var all = db.Applications.AsNoTracking();
        if (Cursor.Unpack(after, 2) is [var decided, var last] && Cursor.Number(last) is { } id)
        {
            all =
                decided == "1"
                    ? all.Where(a => a.DecisionId != null && a.Id < id)
                    : all.Where(a => a.DecisionId != null || a.Id < id);
        }
        var found = await all.OrderBy(a => a.DecisionId != null)
            .ThenByDescending(a => a.Id)
            .Take(Shown + 1)
            .ToListAsync(ct);
        var (rows, next) = Listing.Cut(found, Shown, a => Cursor.Pack(a.DecisionId is null ? "0" : "1", $"{a.Id}"));
        var cards = await open.Cards([.. rows.Select(r => r.SubjectId)], ct);
        var tree = await divisions.Tree(ct);
        var model = new ApplicationsModel(
            [
                .. rows.Select(a => new ApplicationRow(
                    a.Id,
                    Masking.Name(cards.GetValueOrDefault(a.SubjectId)?.Name ?? ""),
                    a.BenefitName,
                    Shanghai.DayOf(a.AppliedAt),
                    tree.NameOf(a.Division),
                    StateWords.Of(a.State),
                    a.DecisionId is null
                )),
            ],
            await db.Applications.CountAsync(a => a.DecisionId == null, ct),
            next is null ? null : $"/benefits/applications?after={next}",
            viewer.Is(Role.CountyOfficer, Role.CityOfficer),
            viewer.Is(Claims.ShowClaims.Readers)
        );
        return (model, rows.Select(r => r.SubjectId));
    }

    private static async Task<IResult> One(
        long id,
        HttpContext http,
        HandleApplications handle,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (await handle.Load(id, null, [], ct) is not { } model)
        {
            await audit.Looked("benefits.application.refused", [id]);
            return Problems.Of([Fault.NotFound("application-unknown", "没有这份申请，或它不在您的范围内。")], http);
        }
        await audit.Looked("benefits.application", [model.ElderId]);
        return Page.Of<ApplicationPage>("补贴申请", model);
    }

    private async Task<ApplicationModel?> Load(
        long id,
        string? opinion,
        IReadOnlyList<Fault> faults,
        CancellationToken ct
    )
    {
        var application = await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
        if (application is null)
        {
            return null;
        }
        var card = (await open.Cards([application.SubjectId], ct)).GetValueOrDefault(application.SubjectId);
        var ruling = await applications.Ruling(application.SubjectId, application.Division, application.BenefitId, ct);
        var record = application.DecisionId is null ? await backdating.Record(application.SubjectId, ct) : null;
        var change =
            record is not null && Applications.Questioned(application, record, time.Today()) is { } old
                ? await backdating.Of(old, record, ct)
                : null;
        var steps = await db
            .Steps.AsNoTracking()
            .Where(s => s.ApplicationId == id)
            .OrderByDescending(s => s.Id)
            .ToListAsync(ct);
        return new ApplicationModel(
            id,
            application.SubjectId,
            card?.Name ?? "",
            card?.AgeOn(time.Today()),
            (await divisions.Tree(ct)).PathOf(application.Division),
            application.BenefitName,
            application.State.ToString(),
            StateWords.Of(application.State),
            ruling is null ? null : Models.Of(ruling, await divisions.Tree(ct), open.Own),
            [.. steps.Select(s => new StepRow(StateWords.Step(s.Kind), s.ByName, s.At, s.Opinion))],
            change?.Model,
            application.DecisionId,
            viewer.Role,
            opinion,
            faults
        );
    }

    private static Task<IResult> Verify(
        long id,
        [FromForm] string? opinion,
        HttpContext http,
        HandleApplications handle,
        Applications applications,
        Commands commands,
        CancellationToken ct
    ) => handle.Run(id, opinion, () => applications.Verify(id, opinion, ct), http, commands, ct);

    private static Task<IResult> Decide(
        long id,
        [FromForm] string? decision,
        [FromForm] string? opinion,
        [FromForm] string? shown,
        [FromForm] string? share,
        HttpContext http,
        HandleApplications handle,
        Applications applications,
        Commands commands,
        CancellationToken ct
    ) =>
        handle.Run(
            id,
            opinion,
            async () =>
            {
                if (decision == "return")
                {
                    return await applications.SendBack(id, opinion, ct);
                }
                var percent = Claims.ShareField.Read(share);
                if (!percent.Ok)
                {
                    return percent.As<Done>();
                }
                var decided = await applications.Decide(id, decision == "grant", opinion, shown, percent.Value, ct);
                return decided.Ok ? default(Done) : decided.As<Done>();
            },
            http,
            commands,
            ct
        );

    private async Task<IResult> Run(
        long id,
        string? opinion,
        Func<Task<Outcome<Done>>> work,
        HttpContext http,
        Commands commands,
        CancellationToken ct
    )
    {
        IReadOnlyList<Fault> refused = [];
        long? next = null;
        var answer = await commands.Form(
            async () =>
            {
                var done = await work();
                if (done.Ok)
                {
                    await db.SaveChangesAsync(ct);
                    next = await applications.Next(ct);
                }
                return done;
            },
            _ => next is { } one ? $"/benefits/applications/{one}" : "/benefits/applications",
            faults =>
            {
                refused = faults;
                return Problems.Of(faults, http);
            },
            ct
        );
        return refused.Count > 0 && await Load(id, opinion, refused, ct) is { } model
            ? Page.Of<ApplicationPage>("补贴申请", model, Problems.Status(refused[0].Kind))
            : answer;
    }
}
