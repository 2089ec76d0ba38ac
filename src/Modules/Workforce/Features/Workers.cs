using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Workforce.Contracts;
using Yiju.Workforce.Data;
using Yiju.Workforce.Domain;

namespace Yiju.Workforce.Features;

/// <summary>Answers other modules' questions about workers.</summary>
internal sealed class Workers(WorkforceDb db, TimeProvider time) : IWorkers
{
    public async Task<WorkerCard?> Find(long workerId, CancellationToken ct) =>
        (await Cards([workerId], ct)).GetValueOrDefault(workerId);

    public async Task<WorkerCard?> FindByAccount(long accountId, CancellationToken ct)
    {
        var today = time.Today();
        var rows = await db.Workers.AsNoTracking().Where(w => w.AccountId == accountId).ToListAsync(ct);
        var worker = rows.Find(w => w.EmployedOn(today)) ?? rows.LastOrDefault();
        return worker is null ? null : (await ToCards([worker], today, ct))[0];
    }

    public async Task<IReadOnlyDictionary<long, WorkerCard>> Cards(
        IReadOnlyCollection<long> workerIds,
        CancellationToken ct
    )
    {
        var rows = await db.Workers.AsNoTracking().Where(w => workerIds.Contains(w.Id)).ToListAsync(ct);
        return (await ToCards(rows, time.Today(), ct)).ToDictionary(w => w.Id);
    }

    public async Task<IReadOnlyList<WorkerCard>> Of(long orgId, DateOnly day, CancellationToken ct)
    {
        var rows = await db
            .Workers.AsNoTracking()
            .Where(w => w.OrgId == orgId && w.EmployedFrom <= day && (w.EmployedTo == null || w.EmployedTo >= day))
            .OrderBy(w => w.Name)
            .ThenBy(w => w.Id)
            .ToListAsync(ct);
        return await ToCards(rows, day, ct);
    }

    private async Task<List<WorkerCard>> ToCards(List<Worker> rows, DateOnly day, CancellationToken ct)
    {
        var ids = rows.Select(w => w.Id).ToArray();
        var certificates = (
            await db.Certificates.AsNoTracking().Where(c => ids.Contains(c.WorkerId)).ToListAsync(ct)
        ).ToLookup(c => c.WorkerId);
        var relatives = (
            await db.Relatives.AsNoTracking().Where(r => ids.Contains(r.WorkerId)).ToListAsync(ct)
        ).ToLookup(r => r.WorkerId);
        return
        [
            .. rows.Select(w => new WorkerCard(
                w.Id,
                w.Name,
                w.OrgId,
                w.AccountId,
                [.. certificates[w.Id].Where(c => c.ValidOn(day)).Select(c => c.Kind).Distinct()],
                w.Longitude,
                w.Latitude,
                [.. relatives[w.Id].Select(r => r.ElderId)]
            )),
        ];
    }
}
