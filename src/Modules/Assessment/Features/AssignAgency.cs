using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Platform.Work;

namespace Yiju.Assessment.Features;

/// <summary>The county centre commissions an agency that holds a contract for the county today and does not serve the elder (ASM-02, ASM-20).</summary>
internal sealed class AssignAgency(
    AssessmentDb db,
    DbSession session,
    Finder finder,
    Applications applications,
    Conflicts conflicts,
    INetwork network,
    DivisionStore divisions,
    Grants grants,
    WorkList work,
    AuditTrail audit
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapForm("/assessment/applications/{id:long}/assign", Post)
            .For(Role.CountyCentre)
            .ExcludeFromDescription();
        routes
            .MapPost("/api/assessment/applications/{id:long}/assign", Api)
            .For(Role.CountyCentre)
            .WithName("AssignAssessmentAgency")
            .WithSummary("Commissions an assessment agency that holds a contract for the county.")
            .Produces<CaseBody>(StatusCodes.Status201Created);
    }

    public async Task<Outcome<Case>> Work(long id, long orgId, CancellationToken ct)
    {
        var found = await finder.Application(id, ct);
        if (!found.Ok)
        {
            return found.As<Case>();
        }
        var row = found.Value;
        if (row.State != ApplicationState.ToAssign)
        {
            return Fault.Conflict("not-to-assign", $"这份申请现在是“{Words.Of(row.State).Word}”，不能委派。");
        }
        var made = await Commission(row, orgId, ct);
        if (made.Ok)
        {
            await work.Finish(Applications.CauseOf(row.Id), ct);
        }
        return made;
    }

    /// <summary>Checks the agency and opens the case; used for single applications, campaigns and samples alike.</summary>
    public async Task<Outcome<Case>> Commission(Application row, long orgId, CancellationToken ct)
    {
        var org = await network.Find(orgId, ct);
        var known = await conflicts.Of(row.SubjectId, session.Time.Today(), ct);
        if (await Against(org, row, known, ct) is { } fault)
        {
            return fault;
        }
        var made = new Case
        {
            Id = session.Ids.Next(),
            Division = row.Division,
            SubjectId = row.SubjectId,
            ApplicationId = row.Id,
            Kind = row.Kind,
            ScaleId = row.ScaleId,
            State = CaseState.Commissioned,
            OrgId = orgId,
            OrgName = org!.Name,
            CreatedAt = session.Time.Instant(),
            AboutCaseId = row.AboutCaseId,
        };
        db.AllCases.Add(made);
        row.State = ApplicationState.Assigned;
        row.CaseId = made.Id;
        applications.Step(row, $"委派{org.Name}评估", null);
        await grants.Give($"org:{orgId}", row.SubjectId, "assess", CauseOf(made.Id), null, ct);
        await work.Ask(
            new WorkRequest(
                "assessment.arrange",
                "安排评估员和时间",
                $"/assessment/cases/{made.Id}",
                row.Division,
                row.SubjectId,
                Role.AgencyManager,
                CauseOf(made.Id),
                Grantee: $"org:{orgId}"
            ),
            ct
        );
        audit.Did("assessment.assign", [row.SubjectId], detail: $"org:{orgId}");
        return made;
    }

    /// <summary>All agencies known in the city: those that may, and the others with the reason.</summary>
    public async Task<IReadOnlyList<(OrgCard Org, Fault? Against)>> Choices(Application row, CancellationToken ct)
    {
        var today = session.Time.Today();
        var county = DivisionCode.Parse(row.Division).At(DivisionLevel.County);
        var tree = await divisions.Tree(ct);
        var agencies = new Dictionary<long, OrgCard>();
        // The contract register is asked by county and day: this county a year ago shows contracts that have ended.
        var asked = tree.ChildrenOf(county.At(DivisionLevel.City).Value)
            .Select(d => (d.Code, Day: today))
            .Append((county.Value, today))
            .Append((county.Value, today.AddYears(-1)));
        foreach (var (code, day) in asked)
        {
            foreach (var org in await network.InContract(OrgKind.AssessmentAgency, code, day, ct))
            {
                agencies[org.Id] = org;
            }
        }
        var known = await conflicts.Of(row.SubjectId, today, ct);
        var list = new List<(OrgCard, Fault?)>();
        foreach (var org in agencies.Values.OrderBy(o => o.Name, StringComparer.Ordinal))
        {
            list.Add((org, await Against(org, row, known, ct)));
        }
        return [.. list.OrderBy(x => x.Item2 is not null)];
    }

    public static string CauseOf(long caseId) => $"assessment:{caseId}";

    private async Task<Fault?> Against(
        OrgCard? org,
        Application row,
        IReadOnlyList<Contracts.Conflict> known,
        CancellationToken ct
    )
    {
        if (org is null)
        {
            return Fault.Invalid("agency-missing", "请选择评估机构。", "orgId");
        }
        if (org.Kind != OrgKind.AssessmentAgency)
        {
            return Fault.Refused("not-an-agency", $"{org.Name}不是评估机构。请另选一家。", "orgId");
        }
        if (!await network.HasContract(org.Id, row.Division, session.Time.Today(), ct))
        {
            return Fault.Refused(
                "agency-no-contract",
                $"{org.Name}今天没有本县有效的政府购买合同。请另选一家。",
                "orgId"
            );
        }
        return await conflicts.AgainstOrg(org.Id, row.SubjectId, known, ct) is { } reason
            ? Fault.Refused("agency-conflict", $"{org.Name}{reason}，应当回避。请另选一家。", "orgId")
            : null;
    }

    private static Task<IResult> Post(
        long id,
        [FromForm] AssignForm form,
        AssignAgency assign,
        ApplicationPages pages,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) => pages.Answer(id, () => assign.Work(id, form.OrgId, ct), commands, http, ct);

    private static Task<IResult> Api(
        long id,
        [FromBody] AssignForm form,
        AssignAgency assign,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Api(
            () => assign.Work(id, form.OrgId, ct),
            made => Commands.Answer.Created($"/api/assessment/cases/{made.Id}", CaseBody.Of(made)),
            ct
        );
}

internal sealed record AssignForm(long OrgId = 0);
