using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Platform.Work;
using Yiju.Workforce.Contracts;

namespace Yiju.Assessment.Features;

/// <summary>The agency names assessors, day and place; everything that stands against a person is refused with its reason (ASM-05, 06, 20).</summary>
internal sealed class ArrangeVisit(
    AssessmentDb db,
    DbSession session,
    Finder finder,
    Rules rules,
    AssessmentRules policy,
    Conflicts conflicts,
    IWorkers workers,
    Grants grants,
    WorkList work,
    Applications applications,
    AuditTrail audit
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapForm("/assessment/cases/{id:long}/arrange", Post).For(Role.AgencyManager).ExcludeFromDescription();
        routes
            .MapPost("/api/assessment/cases/{id:long}/arrange", Api)
            .For(Role.AgencyManager)
            .WithName("ArrangeAssessment")
            .WithSummary("Names the assessors, the day and the place of an assessment.")
            .Produces<CaseBody>();
    }

    public async Task<Outcome<Case>> Work(long id, ArrangeForm form, CancellationToken ct)
    {
        var found = await finder.Case(id, ct);
        if (!found.Ok)
        {
            return found;
        }
        var row = found.Value;
        if (row.State is not (CaseState.Commissioned or CaseState.Arranged))
        {
            return Fault.Conflict("not-to-arrange", $"这次评估现在是“{Words.Of(row.State).Word}”，不能再改安排。");
        }
        if (form.Day is not { } day || day < session.Time.Today())
        {
            return Fault.Invalid("day-missing", "请选择评估日期，今天或以后。", "day");
        }
        var chosen = await Chosen(row, form, day, ct);
        if (!chosen.Ok)
        {
            return chosen.As<Case>();
        }
        (row.Mode, row.AppointedOn, row.AppointedAt, row.Place) = (form.Mode, day, form.At?.Trim(), form.Place?.Trim());
        row.State = CaseState.Arranged;
        await Name(row, chosen.Value, ct);
        var application = await db.AllApplications.SingleAsync(a => a.Id == row.ApplicationId, ct);
        applications.Step(application, $"约定 {day:yyyy年M月d日} {Words.Of(form.Mode)}", null);
        audit.Did("assessment.arrange", [row.SubjectId]);
        if (row.Kind != ApplicationKind.Blind)
        {
            await applications.TellHousehold(
                row.SubjectId,
                $"评估员将于 {day:yyyy年M月d日} {form.At} 来评估，请家人在场。",
                $"/assessment/applications/{row.ApplicationId}",
                ct
            );
        }
        return row;
    }

    /// <summary>People of the agency with what stands against each of them on a day.</summary>
    public async Task<IReadOnlyList<(Candidate Person, Fault? Against)>> People(
        Case row,
        DateOnly day,
        CancellationToken ct
    )
    {
        var staff = await workers.Of(row.OrgId!.Value, day, ct);
        var known = await conflicts.Of(row.SubjectId, day, ct);
        var excluded = await conflicts.EarlierAssessors(row.AboutCaseId, ct);
        return
        [
            .. staff
                .Select(w => new Candidate(w.Id, w.Name, w.AccountId, w.Certificates, w.RelativeIds))
                .Select(p => (p, Qualification.Against(p, row.SubjectId, policy, excluded, Conflicts.Workers(known)))),
        ];
    }

    /// <summary>How many assessors the visit needs.</summary>
    public async Task<int> Needed(Case row, Mode mode, DateOnly day, CancellationToken ct) =>
        Qualification.MinAssessors(
            mode,
            ScaleLibrary.Shipped.Find(row.ScaleId).Value.File,
            await rules.Number(AssessmentRules.MinHomeAssessors, row.Division, row.ScaleId, day, ct)
        );

    private async Task<Outcome<IReadOnlyList<Candidate>>> Chosen(
        Case row,
        ArrangeForm form,
        DateOnly day,
        CancellationToken ct
    )
    {
        var wanted = form.Assessors ?? [];
        if (wanted.Distinct().Count() != wanted.Length)
        {
            return Fault.Refused("assessor-twice", "同一位评估员选了两次。请选两位不同的评估员。", "assessors");
        }
        var people = (await People(row, day, ct)).ToDictionary(p => p.Person.WorkerId);
        var faults = new List<Fault>();
        foreach (var id in wanted)
        {
            if (!people.TryGetValue(id, out var person))
            {
                faults.Add(
                    Fault.Refused("assessor-elsewhere", "选中的人当天不是本机构员工。请另选一位。", "assessors")
                );
            }
            else if (person.Against is { } fault)
            {
                faults.Add(fault);
            }
        }
        if (faults.Count > 0)
        {
            return faults;
        }
        var chosen = wanted.Select(id => people[id].Person).ToList();
        if (chosen.Select(c => c.AccountId).Distinct().Count() != chosen.Count)
        {
            return Fault.Refused("assessor-twice", "选中的两人用的是同一个账号。请选两位不同的评估员。", "assessors");
        }
        var needed = await Needed(row, form.Mode, day, ct);
        return chosen.Count < needed
            ? Fault.Refused(
                "assessors-too-few",
                $"{Words.Of(form.Mode)}要 {needed} 位评估员，只选了 {chosen.Count} 位。请再选。",
                "assessors"
            )
            : chosen;
    }

    private async Task Name(Case row, IReadOnlyList<Candidate> chosen, CancellationToken ct)
    {
        var now = session.Time.Instant();
        var cause = AssignAgency.CauseOf(row.Id);
        foreach (var old in await db.Assessors.Where(a => a.CaseId == row.Id && a.RemovedAt == null).ToListAsync(ct))
        {
            old.RemovedAt = now;
            await work.Finish($"{cause}:account:{old.AccountId}", ct);
        }
        await session.Save(ct);
        await grants.Close(cause, ct);
        await session.Save(ct);
        await work.Finish(cause, ct);
        await session.Save(ct);
        await grants.Give($"org:{row.OrgId}", row.SubjectId, "assess", cause, null, ct);
        foreach (var person in chosen)
        {
            db.Assessors.Add(
                new CaseAssessor
                {
                    Id = session.Ids.Next(),
                    CaseId = row.Id,
                    WorkerId = person.WorkerId,
                    AccountId = person.AccountId,
                    Name = person.Name,
                    Occupation = Qualification.OccupationOf(person, policy)!,
                }
            );
            var account = $"account:{person.AccountId}";
            await grants.Give(account, row.SubjectId, "assess", cause, null, ct);
            await work.Ask(
                new WorkRequest(
                    "assessment.visit",
                    Words.Of(row.Mode!.Value),
                    $"/assessment/cases/{row.Id}",
                    row.Division,
                    row.SubjectId,
                    Role.Assessor,
                    $"{cause}:{account}",
                    row.AppointedOn,
                    account
                ),
                ct
            );
        }
    }

    private static Task<IResult> Post(
        long id,
        [FromForm] ArrangeForm form,
        ArrangeVisit arrange,
        CasePages pages,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) => pages.Answer(id, () => arrange.Work(id, form, ct), form, commands, http, ct);

    private static Task<IResult> Api(
        long id,
        [FromBody] ArrangeForm form,
        ArrangeVisit arrange,
        Commands commands,
        CancellationToken ct
    ) => commands.Api(() => arrange.Work(id, form, ct), row => Commands.Answer.Ok(CaseBody.Of(row)), ct);
}

/// <summary>What the form sends; a browser leaves out what was not filled in.</summary>
internal sealed record ArrangeForm
{
    /// <summary>Worker ids.</summary>
    public long[]? Assessors { get; init; }

    public Mode Mode { get; init; } = Mode.HomeVisit;

    public DateOnly? Day { get; init; }

    public string? At { get; init; }

    public string? Place { get; init; }
}
