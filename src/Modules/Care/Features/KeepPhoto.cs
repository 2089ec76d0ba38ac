using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Kernel;
using Yiju.Platform.Field;
using Yiju.Platform.Files;

namespace Yiju.Care.Features;

/// <summary>Keeps a photo or signature of a visit, without what the phone hid in it, and the report that goes with it.</summary>
internal sealed class KeepPhoto(CareDb db, FileStore files, SyncVisits sync)
{
    public const int MostBytes = 8 * 1024 * 1024;

    public async Task<Outcome<SyncAnswer>> Keep(long workerId, VisitReport report, byte[] content, CancellationToken ct)
    {
        var clean = PhotoCleaner.Clean(content, "photo");
        if (!clean.Ok)
        {
            return clean.As<SyncAnswer>();
        }
        if (await db.VisitEvents.AnyAsync(e => e.WorkerId == workerId && e.ClientId == report.Id, ct))
        {
            return await sync.Take(workerId, [(report, null)], ct);
        }
        var file = await Store(workerId, report.VisitId, clean.Value, ct);
        return file.Ok
            ? await sync.Take(workerId, [(report with { Kind = VisitEventKind.Photo }, file.Value)], ct)
            : file.As<SyncAnswer>();
    }

    /// <summary>Keeps a picture that came as data URL.</summary>
    /// <returns>The file's id.</returns>
    public async Task<Outcome<long>> Store(long workerId, long visitId, string dataUrl, CancellationToken ct)
    {
        var clean = Pictures.FromDataUrl(dataUrl, "photo");
        return clean.Ok ? await Store(workerId, visitId, clean.Value, ct) : clean.As<long>();
    }

    private async Task<Outcome<long>> Store(
        long workerId,
        long visitId,
        (byte[] Content, string Type) picture,
        CancellationToken ct
    )
    {
        var visit = await db
            .AllVisits.AsNoTracking()
            .SingleOrDefaultAsync(v => v.Id == visitId && v.WorkerId == workerId, ct);
        if (visit is null)
        {
            return Who.NotYours;
        }
        var name = picture.Type == "image/png" ? "visit.png" : "visit.jpg";
        return await files.Keep(name, picture.Type, picture.Content, visit.SubjectId, ct);
    }
}
