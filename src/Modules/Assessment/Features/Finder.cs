using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;

namespace Yiju.Assessment.Features;

/// <summary>Finds records inside the viewer's scope; what lies outside is "not there", and the attempt is audited.</summary>
internal sealed class Finder(AssessmentDb db, DbSession session, Viewer viewer, AuditTrail audit, IElders elders)
{
    private static readonly Fault NoApplication = Fault.NotFound(
        "application-unknown",
        "没有这份评估申请，或者它不在您负责的范围内。"
    );

    private static readonly Fault NoCase = Fault.NotFound(
        "assessment-unknown",
        "没有这次评估，或者它不在您负责的范围内。"
    );

    private static readonly Fault NoElder = Fault.NotFound(
        "elder-unknown",
        "没有这位老人的档案，或者不在您负责的范围内。"
    );

    public async Task<Outcome<Application>> Application(long id, CancellationToken ct)
    {
        var row = await db.Applications.SingleOrDefaultAsync(a => a.Id == id, ct);
        var hidden = row is { Kind: ApplicationKind.Blind } && !viewer.Is(Role.CountyCentre, Role.CountyOfficer);
        return row is null || hidden ? await Refused<Application>(NoApplication, id) : row;
    }

    /// <summary>A case of the viewer's territory, agency, own work or own household.</summary>
    public async Task<Outcome<Case>> Case(long id, CancellationToken ct)
    {
        var row = await db.Cases.SingleOrDefaultAsync(c => c.Id == id, ct);
        return row is not null && await Concerns(row, ct) ? row : await Refused<Case>(NoCase, id);
    }

    /// <summary>A case on which the viewer is one of the assessors now.</summary>
    public async Task<Outcome<(Case Case, CaseAssessor Me)>> MyCase(long id, CancellationToken ct)
    {
        var me = await db.Assessors.SingleOrDefaultAsync(
            a => a.CaseId == id && a.AccountId == viewer.AccountId && a.RemovedAt == null,
            ct
        );
        var row = me is null ? null : await db.Cases.SingleOrDefaultAsync(c => c.Id == id, ct);
        return row is null ? await Refused<(Case, CaseAssessor)>(NoCase, id) : (row, me!);
    }

    public async Task<Outcome<ElderCard>> Elder(long id, CancellationToken ct) =>
        await elders.Find(id, ct) is { } card ? card : await Refused<ElderCard>(NoElder, id);

    /// <summary>Whether the viewer may apply and object for the elder: the elder, family with leave to, and staff of the place.</summary>
    public async Task<bool> MayApplyFor(long elderId, CancellationToken ct) =>
        viewer.Role switch
        {
            Role.Elder => viewer.PersonId == elderId,
            Role.Family => await elders.MayActFor(viewer.AccountId, elderId, FamilyScope.Apply, ct),
            _ => true,
        };

    // A grant on the elder is not leave to read every assessment of that elder: agencies and assessors see their own case only.
    private async Task<bool> Concerns(Case row, CancellationToken ct) =>
        viewer.Role switch
        {
            Role.AgencyManager => row.OrgId == viewer.OrgId,
            Role.Assessor => await db.Assessors.AnyAsync(
                a => a.CaseId == row.Id && a.AccountId == viewer.AccountId && a.RemovedAt == null,
                ct
            ),
            Role.Elder => row.Kind != ApplicationKind.Blind && viewer.PersonId == row.SubjectId,
            Role.Family => row.Kind != ApplicationKind.Blind
                && await elders.MayActFor(viewer.AccountId, row.SubjectId, FamilyScope.See, ct),
            _ => true,
        };

    private async Task<Outcome<T>> Refused<T>(Fault fault, long id)
    {
        var look = audit.Looked("assessment.refused", [], detail: $"{fault.Code} {id}");
        if (!session.InTransaction)
        {
            // Inside a unit of work the entry can only be written once that has ended: waiting here would wait for ever.
            await look;
        }
        return fault;
    }
}
