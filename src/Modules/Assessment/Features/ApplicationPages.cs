using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Assessment.Pages;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Assessment.Features;

/// <summary>The state of one application until the result, for everybody concerned, and the county centre's moves on it.</summary>
internal sealed class ApplicationPages(
    AssessmentDb db,
    Finder finder,
    AssignAgency assign,
    IElders elders,
    DivisionStore divisions,
    Viewer viewer,
    AuditTrail audit,
    TimeProvider time
)
{
    private static readonly Role[] Readers =
    [
        .. Roles.Territory,
        Role.Elder,
        Role.Family,
        Role.Consultant,
        Role.DutyAgent,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assessment/applications/{id:long}", Show).For(Readers).ExcludeFromDescription();
        routes
            .MapGet("/api/assessment/applications/{id:long}", Get)
            .For(Readers)
            .WithName("GetAssessmentApplication")
            .WithSummary("State of an application.")
            .Produces<ApplicationBody>();
    }

    /// <summary>Runs a move and shows the application again, with the faults if there are any.</summary>
    public Task<IResult> Answer<T>(
        long id,
        Func<Task<Outcome<T>>> work,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            work,
            _ => $"/assessment/applications/{id}",
            faults =>
            {
                db.ChangeTracker.Clear();
                return PageOf(id, faults, http, ct);
            },
            ct
        );

    private static Task<IResult> Show(long id, ApplicationPages pages, HttpContext http, CancellationToken ct) =>
        pages.PageOf(id, [], http, ct);

    private static async Task<IResult> Get(
        long id,
        Finder finder,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var found = await finder.Application(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        await audit.Looked("assessment.application", [found.Value.SubjectId]);
        return Results.Json(ApplicationBody.Of(found.Value), Platform.Json.Options);
    }

    private async Task<IResult> PageOf(long id, IReadOnlyList<Fault> faults, HttpContext http, CancellationToken ct)
    {
        var found = await finder.Application(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var row = found.Value;
        await audit.Looked("assessment.application", [row.SubjectId]);
        var elder = await elders.FindForSystem(row.SubjectId, ct);
        var steps = await db.Steps.AsNoTracking().Where(s => s.ApplicationId == id).OrderBy(s => s.Id).ToListAsync(ct);
        var made = row.CaseId is { } caseId
            ? await db.AllCases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct)
            : null;
        var mayMove = viewer.Is(Role.CountyCentre);
        var agencies = mayMove && row.State == ApplicationState.ToAssign ? await assign.Choices(row, ct) : [];
        var tree = await divisions.Tree(ct);
        var (word, kind) = Words.Of(row.State);
        return Page.Of<ApplicationPage>(
            "评估申请",
            new ApplicationModel(
                row.Id,
                elder?.Name ?? "",
                tree.PathOf(row.Division),
                row.HandlingNote,
                Words.Of(row.Kind),
                Words.Of(row.Channel),
                row.ApplicantName,
                row.AppliedAt,
                row.Reason,
                word,
                kind,
                ScaleLibrary.Shipped.Find(row.ScaleId).Value.File.Citation,
                [.. steps.Select(s => new TimelineItem(s.At, s.ByName, s.What) { Detail = s.Reason })],
                time.Today(),
                mayMove && row.State == ApplicationState.ToVerify,
                [.. agencies.Select(a => new AgencyChoice(a.Org.Id, a.Org.Name, a.Against?.Sentence))],
                made is { State: CaseState.Finished, Kind: not ApplicationKind.Blind }
                    ? $"/assessment/{made.Id}/letter"
                    : null,
                viewer.Is(Roles.Household),
                faults
            ),
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );
    }
}
