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
using Yiju.Workforce.Contracts;

namespace Yiju.Assessment.Features;

/// <summary>The agency manager's desk: cases to arrange, staff with their qualification today, how each assessor's work measures up.</summary>
internal sealed class AgencyDesk(
    AssessmentDb db,
    Viewer viewer,
    AssessmentRules policy,
    IElders elders,
    IWorkers workers,
    Deviations deviations,
    AuditTrail audit,
    TimeProvider time
)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/assessment/agency", (AgencyDesk desk, CancellationToken ct) => desk.PageOf(ct))
            .For(Role.AgencyManager)
            .ExcludeFromDescription();

    private async Task<IResult> PageOf(CancellationToken ct)
    {
        var org = viewer.OrgId ?? 0;
        var today = time.Today();
        var open = await db
            .Cases.AsNoTracking()
            .Where(c => c.OrgId == org && c.State != CaseState.Finished && c.State != CaseState.Withdrawn)
            .OrderBy(c => c.State)
            .ThenBy(c => c.AppointedOn)
            .ThenBy(c => c.Id)
            .ToListAsync(ct);
        var cards = await elders.Cards([.. open.Select(c => c.SubjectId).Distinct()], ct);
        await audit.Looked("assessment.agency", cards.Keys);
        var staff = await workers.Of(org, today, ct);
        var finished = await db
            .Assessors.AsNoTracking()
            .Where(a => a.RemovedAt == null)
            .Join(
                db.AllCases.Where(c => c.OrgId == org && c.State == CaseState.Finished),
                a => a.CaseId,
                c => c.Id,
                (a, c) => a.WorkerId
            )
            .GroupBy(w => w)
            .Select(g => new { Worker = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Worker, g => g.Count, ct);
        var quality = (await deviations.ByAssessor(org, ct)).ToDictionary(d => d.Id);
        return Page.Of<AgencyPage>(
            "评估机构",
            new AgencyModel(
                today,
                [
                    .. open.Select(c => new AgencyCase(
                        c.Id,
                        cards.GetValueOrDefault(c.SubjectId)?.Name ?? "",
                        cards.GetValueOrDefault(c.SubjectId)?.Address ?? "",
                        c.AppointedOn,
                        Words.Of(c.State)
                    )),
                ],
                [
                    .. staff.Select(w => new AgencyPerson(
                        w.Name,
                        string.Join(
                            '、',
                            w.Certificates.Where(policy.Occupations.Words.ContainsKey).Select(policy.OccupationWord)
                        ),
                        finished.GetValueOrDefault(w.Id),
                        quality.GetValueOrDefault(w.Id)?.Sentence
                    )),
                ]
            )
        );
    }
}
