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
    public const int MostBytes = 8 * 1024 * 1024;

    public async Task<Outcome<SyncAnswer>> Keep(long workerId, VisitReport report, byte[] content, CancellationToken ct)
    {
        if (content.Length > MostBytes)
        {
            return Fault.Invalid(
                "photo-too-big",
                $"照片有 {content.Length / 1_048_576} MB，最多 8 MB。请重拍一张小的。",
                "photo"
            );
        }
        if (PlainPhoto.Strip(content) is not { } plain)
        {
            return Fault.Invalid("photo-format", "这个文件不是 JPEG 或 PNG 照片。请用手机相机重拍。", "photo");
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
        var name = plain.ContentType == "image/png" ? "visit.png" : "visit.jpg";
        var file = await files.Keep(name, plain.ContentType, plain.Content, visit.SubjectId, ct);
        return await sync.Take(workerId, [report with { Kind = VisitEventKind.Photo }], file, ct);
    }
}
