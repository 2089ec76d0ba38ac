using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Work;
using Yiju.Ui;
using Yiju.Workforce.Contracts;

namespace Yiju.Care.Features;

/// <summary>Ranks an operator's workers for a visit with reasons, and sends the one that a person picked (SVC-06).</summary>
internal sealed class AssignVisit(
    CareDb db,
    IElders elders,
    IWorkers workers,
    Grants grants,
    WorkList work,
    AuditTrail audit,
    Trail trail,
    Catalogue catalogue
)
{
    public async Task<IReadOnlyList<Candidate>> Rank(Visit visit, CancellationToken ct)
    {
        var elder = await elders.FindForSystem(visit.SubjectId, ct);
        var staff = await workers.Of(visit.OrgId, visit.PlannedOn, ct);
        var ids = staff.Select(w => (long?)w.Id).ToArray();
        var day = await db
            .AllVisits.AsNoTracking()
            .Where(v => ids.Contains(v.WorkerId) && v.PlannedOn == visit.PlannedOn && v.Id != visit.Id)
            .Where(v => v.State != VisitState.Cancelled && v.State != VisitState.Missed && v.State != VisitState.Paused)
            .ToListAsync(ct);
        var served = await db
            .AllVisits.Where(v => v.SubjectId == visit.SubjectId && ids.Contains(v.WorkerId) && v.LeftAt != null)
            .GroupBy(v => v.WorkerId!.Value)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        (double, double)? home = elder is { Longitude: { } x, Latitude: { } y } ? (x, y) : null;
        return Ranking.Of(
            visit,
            catalogue.Find(visit.ItemCode),
            home,
            staff,
            day.ToLookup(v => v.WorkerId!.Value),
            served,
            catalogue.Rules.RouteGapMinutes
        );
    }

    public async Task<Outcome<Visit>> Assign(Visit visit, long workerId, CancellationToken ct)
    {
        if (visit.State is not (VisitState.Planned or VisitState.OnTheWay))
        {
            return Fault.Conflict("visit-started", "服务已经开始或结束，不能再换人。");
        }
        var candidate = (await Rank(visit, ct)).FirstOrDefault(c => c.Worker.Id == workerId);
        if (candidate is null)
        {
            return Fault.Invalid("worker-unknown", "这个人当天不在本机构上班。请另选一位。", "workerId");
        }
        if (candidate.Excluded is { } why)
        {
            return Fault.Refused("worker-excluded", $"{candidate.Worker.Name}不能去：{why}。请另选一位。", "workerId");
        }
        if (visit.WorkerId != workerId)
        {
            await grants.Close(Cause(visit, visit.WorkerId), ct);
            visit.WorkerId = workerId;
            await grants.Give($"worker:{workerId}", visit.SubjectId, "care", Cause(visit, workerId), null, ct);
        }
        await work.Finish(visit.Cause, ct, "care.assign");
        trail.Add(visit.OrderId, $"安排{candidate.Worker.Name}，{Say.Instant(visit.PlannedAt)}");
        audit.Did("care.assign", [visit.SubjectId]);
        return visit;
    }

    /// <summary>A worker's leave hangs on the visit and the worker, so that sending another closes only the first one's.</summary>
    internal static string Cause(Visit visit, long? workerId) => $"visit:{visit.Id}:worker:{workerId}";
}
