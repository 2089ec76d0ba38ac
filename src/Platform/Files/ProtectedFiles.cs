using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;

namespace Yiju.Platform.Files;

/// <summary>The contents of files, for a rotation of keys.</summary>
internal sealed class ProtectedFiles(PlatformDb db, FileStore files) : IProtectedRows
{
    public string Name => "platform.files";

    public async Task<RewriteStep> RewriteBatch(long after, int max, CancellationToken ct)
    {
        var rows = await db.Files.AsNoTracking().Where(f => f.Id > after).OrderBy(f => f.Id).Take(max).ToListAsync(ct);
        var rewritten = 0;
        foreach (var row in rows)
        {
            rewritten += await files.Rewrite(row, ct) ? 1 : 0;
        }
        return new RewriteStep(rows.Count == 0 ? null : rows[^1].Id, rewritten);
    }
}
