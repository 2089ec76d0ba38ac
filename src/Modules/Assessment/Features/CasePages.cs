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
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Assessment.Features;

/// <summary>One assessment on its way: the agency arranges it, the assessors overlook, sign and submit it.</summary>
internal sealed class CasePages(
    AssessmentDb db,
    AssessmentRules policy,
    Finder finder,
    ArrangeVisit arrange,
    SignSheet sign,
    IElders elders,
    Viewer viewer,
    AuditTrail audit,
    TimeProvider time
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/assessment/cases/{id:long}", Show)
            .For(Role.AgencyManager, Role.Assessor)
            .ExcludeFromDescription();
        routes
            .MapGet("/api/assessment/cases/{id:long}", Get)
            .For(
                Role.AgencyManager,
                Role.Assessor,
                Role.CountyCentre,
                Role.CountyOfficer,
                Role.Auditor,
                Role.Elder,
                Role.Family
            )
            .WithName("GetAssessment")
            .WithSummary("One assessment; agencies and assessors do not see the result of a blind repetition.")
            .Produces<CaseBody>();
    }

    /// <summary>Runs a move and shows the case again, with the faults if there are any.</summary>
    public Task<IResult> Answer<T>(
        long id,
        Func<Task<Outcome<T>>> work,
        ArrangeForm? typed,
        Commands commands,
        HttpContext http,
        CancellationToken ct,
        string? goTo = null
    ) =>
        commands.Form(
            work,
            _ => goTo ?? $"/assessment/cases/{id}",
            faults =>
            {
                db.ChangeTracker.Clear();
                return PageOf(id, typed, faults, http, ct);
            },
            ct
        );

    private static Task<IResult> Show(
        long id,
        DateOnly? day,
        CasePages pages,
        HttpContext http,
        CancellationToken ct
    ) => pages.PageOf(id, day is null ? null : new ArrangeForm { Day = day }, [], http, ct);

    private static async Task<IResult> Get(
        long id,
        Finder finder,
        Viewer viewer,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var found = await finder.Case(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        await audit.Looked("assessment.case", [found.Value.SubjectId]);
        var withResult = found.Value.Kind != ApplicationKind.Blind || viewer.Is(Role.CountyCentre, Role.CountyOfficer);
        return Results.Json(CaseBody.Of(found.Value, withResult), Platform.Json.Options);
    }

    private async Task<IResult> PageOf(
        long id,
        ArrangeForm? typed,
        IReadOnlyList<Fault> faults,
        HttpContext http,
        CancellationToken ct
    )
    {
        var found = await finder.Case(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var row = found.Value;
        await audit.Looked("assessment.case", [row.SubjectId]);
        var elder = (await elders.FindForSystem(row.SubjectId, ct))!;
        var scale = ScaleLibrary.Shipped.Find(row.ScaleId).Value;
        var named = await db
            .Assessors.AsNoTracking()
            .Where(a => a.CaseId == id && a.RemovedAt == null)
            .OrderBy(a => a.Id)
            .ToListAsync(ct);
        var sheet = await sign.SheetOf(row, ct);
        var (word, kind) = Words.Of(row.State);
        var model = new CaseModel(
            row.Id,
            elder.Name,
            elder.Address,
            elder.AgeOn(time.Today()),
            scale.File.Citation,
            word,
            kind,
            row.Mode is { } mode ? Words.Of(mode) : null,
            row.AppointedOn,
            row.AppointedAt,
            row.Place,
            [.. named.Select(a => Line(a, sheet.Print()))],
            viewer.Is(Role.AgencyManager) ? await Arranging(row, typed, ct) : null,
            viewer.Is(Role.Assessor) ? await Working(row, scale, sheet, named, ct) : null,
            time.Today(),
            faults
        );
        return Page.Of<CasePage>(
            "评估",
            model,
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );
    }

    private AssessorLine Line(CaseAssessor person, string print) =>
        new(
            person.Name,
            policy.OccupationWord(person.Occupation),
            person.SignedAt is not null && person.SignedPrint == print,
            person.SignedAt is not null && person.SignedPrint != print
        );

    private async Task<ArrangingModel?> Arranging(Case row, ArrangeForm? typed, CancellationToken ct)
    {
        if (row.State is not (CaseState.Commissioned or CaseState.Arranged))
        {
            return null;
        }
        var day = typed?.Day ?? row.AppointedOn ?? time.Today();
        var people = await arrange.People(row, day, ct);
        var home = await arrange.Needed(row, Mode.HomeVisit, day, ct);
        var point = await arrange.Needed(row, Mode.FixedPoint, day, ct);
        return new ArrangingModel(
            day,
            typed?.Mode ?? row.Mode ?? Mode.HomeVisit,
            typed?.At ?? row.AppointedAt,
            typed?.Place ?? row.Place,
            $"上门评估要 {home} 位评估员，定点评估要 {point} 位。",
            [
                .. people
                    .Where(p => p.Against is null)
                    .Select(p => new Choice(
                        $"{p.Person.WorkerId}",
                        p.Person.Name,
                        policy.OccupationWord(Qualification.OccupationOf(p.Person, policy)!)
                    )),
            ],
            [.. (typed?.Assessors ?? []).Select(a => $"{a}")],
            [.. people.Where(p => p.Against is not null).Select(p => p.Against!.Sentence)]
        );
    }

    private async Task<WorkingModel?> Working(
        Case row,
        Scale scale,
        AnswerSheet sheet,
        IReadOnlyList<CaseAssessor> named,
        CancellationToken ct
    )
    {
        if (row.State is not (CaseState.Arranged or CaseState.Working))
        {
            return null;
        }
        var steps = FormSteps.Of(scale.File);
        var events = await db.FieldEvents.AsNoTracking().Where(e => e.CaseId == row.Id).ToListAsync(ct);
        var lines = steps
            .Select(
                (step, place) =>
                    new StepLine(place, step.Group, step.Title, FormAnswers.WordOf(step, events), step.Counts)
            )
            .ToList();
        var me = named.First(a => a.AccountId == viewer.AccountId);
        return new WorkingModel(
            lines,
            lines.FindIndex(l => l.Counts && l.Answer is null),
            me.Name,
            me.SignedAt is not null && me.SignedPrint == sheet.Print()
        );
    }
}
