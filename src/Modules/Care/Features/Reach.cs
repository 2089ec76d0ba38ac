using Microsoft.EntityFrameworkCore;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;

namespace Yiju.Care.Features;

/// <summary>
/// The orders and visits a viewer may reach: households their own, operators and workers what is theirs to do, offices those of their area. Others
/// do not exist for the viewer, and the attempt is audited.
/// </summary>
internal sealed class Reach(CareDb db, Who who, IElders elders, AuditTrail audit)
{
    public async Task<Outcome<Order>> Order(long id, CancellationToken ct)
    {
        var row = await (await Orders(ct)).SingleOrDefaultAsync(o => o.Id == id, ct);
        return row is not null ? row : await Refuse<Order>("order", id);
    }

    public async Task<Outcome<Visit>> Visit(long id, CancellationToken ct)
    {
        var row = await (await Visits(ct)).SingleOrDefaultAsync(v => v.Id == id, ct);
        return row is not null ? row : await Refuse<Visit>("visit", id);
    }

    public async Task<IQueryable<Order>> Orders(CancellationToken ct)
    {
        var viewer = who.Viewer;
        var mine = await Mine(ct);
        return viewer.Role switch
        {
            Role.Elder or Role.Family => db.AllOrders.Where(o => mine.Contains(o.SubjectId)),
            Role.OperatorManager => db.AllOrders.Where(o => o.OrgId == viewer.OrgId),
            _ => db.Orders,
        };
    }

    public async Task<IQueryable<Visit>> Visits(CancellationToken ct)
    {
        var viewer = who.Viewer;
        var mine = await Mine(ct);
        var worker = viewer.Role == Role.CareWorker ? await who.WorkerId(ct) : null;
        return viewer.Role switch
        {
            Role.Elder or Role.Family => db.AllVisits.Where(v => mine.Contains(v.SubjectId)),
            Role.OperatorManager => db.AllVisits.Where(v => v.OrgId == viewer.OrgId),
            Role.CareWorker => db.AllVisits.Where(v => v.WorkerId == worker && worker != null),
            _ => db.Visits,
        };
    }

    public async Task<Outcome<Plan>> Plan(long id, CancellationToken ct)
    {
        var row = await (await Plans(ct)).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        return row is not null ? row : await Refuse<Plan>("plan", id);
    }

    public async Task<Outcome<Agreement>> Agreement(long id, CancellationToken ct)
    {
        var row = await (await Agreements(ct)).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
        return row is not null ? row : await Refuse<Agreement>("agreement", id);
    }

    public async Task<IQueryable<Plan>> Plans(CancellationToken ct)
    {
        var viewer = who.Viewer;
        var mine = await Mine(ct);
        return viewer.Role switch
        {
            Role.Elder or Role.Family => db.AllPlans.Where(p => mine.Contains(p.SubjectId)),
            Role.OperatorManager => db.AllPlans.Where(p => p.OrgId == viewer.OrgId),
            _ => db.Plans,
        };
    }

    public async Task<IQueryable<Agreement>> Agreements(CancellationToken ct)
    {
        var viewer = who.Viewer;
        var mine = await Mine(ct);
        return viewer.Role switch
        {
            Role.Elder or Role.Family => db.AllAgreements.Where(a => mine.Contains(a.SubjectId)),
            Role.OperatorManager => db.AllAgreements.Where(a => a.OrgId == viewer.OrgId),
            _ => db.Agreements,
        };
    }

    /// <summary>The elders of a household: oneself, or those who let this account see them.</summary>
    public async Task<IReadOnlyList<long>> Mine(CancellationToken ct)
    {
        var viewer = who.Viewer;
        if (viewer.Role == Role.Elder)
        {
            return viewer.PersonId is { } self ? [self] : [];
        }
        if (viewer.Role != Role.Family)
        {
            return [];
        }
        var granted = await db.GrantedTo($"account:{viewer.AccountId}", viewer.Scope.Now).ToListAsync(ct);
        var mine = new List<long>();
        foreach (var elder in viewer.PersonId is { } one ? granted.Append(one).Distinct() : granted)
        {
            if (await elders.MayActFor(viewer.AccountId, elder, FamilyScope.See, ct))
            {
                mine.Add(elder);
            }
        }
        return mine;
    }

    private async Task<Outcome<T>> Refuse<T>(string what, long id)
    {
        await audit.Looked("care.refused", [], detail: $"{what} {id}");
        return Who.NotYours;
    }
}
