using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.Platform.Files;

namespace Yiju.Care.Features;

/// <summary>Keeps a photo of a visit, without what the phone hid in it, and the report that goes with it.</summary>
internal sealed class KeepPhoto(CareDb db, FileStore files, SyncVisits sync)
{
    public async Task<Outcome<SyncAnswer>> Keep(long workerId, VisitReport report, byte[] content, CancellationToken ct)
    {
        var clean = PhotoCleaner.Clean(content, "photo");
        if (!clean.Ok)
        {
            return clean.As<SyncAnswer>();
        }
        var visit = await db
            .AllVisits.AsNoTracking()
            .SingleOrDefaultAsync(v => v.Id == report.VisitId && v.WorkerId == workerId, ct);
        if (visit is null)
        {
            return Who.NotYours;
        }
        if (await db.VisitEvents.AnyAsync(e => e.WorkerId == workerId && e.ClientId == report.Id, ct))
        {
            return await sync.Take(workerId, [report], ct);
        }
        var (plain, type) = clean.Value;
        var name = type == "image/png" ? "visit.png" : "visit.jpg";
        var file = await files.Keep(name, type, plain, visit.SubjectId, ct);
        return await sync.Take(workerId, [report with { Kind = VisitEventKind.Photo }], file, ct);
    }
}
