using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Imports;
using Yiju.Platform.Outbox;

namespace Yiju.People.Features.Imports;

/// <summary>
/// Takes an import of elders back: those it added leave the registry, those it updated get their earlier version back. Whoever was touched
/// since by somebody else is left as is and listed.
/// </summary>
internal sealed class WithdrawElders(
    PeopleDb db,
    DbSession session,
    RemoveLoaded remove,
    RestoreUpdated restore,
    Events events,
    AuditTrail audit
)
{
    /// <summary>The next few, inside the caller's unit of work: first those to remove, then those to restore.</summary>
    public async Task<WithdrawStep> Some(long runId, int most, CancellationToken ct)
    {
        var elders = await db
            .AllElders.AsNoTracking()
            .Where(e =>
                e.ImportId == runId
                && !db.ImportChanges.Any(c =>
                    c.RunId == runId && c.ElderId == e.SubjectId && c.Kind == ImportChangeKind.Kept
                )
            )
            .OrderBy(e => e.SubjectId)
            .Take(most)
            .ToListAsync(ct);
        return elders.Count > 0 ? await Remove(elders, runId, ct) : await Restore(runId, most / 4, ct);
    }

    /// <summary>Whom the import updated, and whom its withdrawal left, as far as the viewer may see them.</summary>
    public async Task<IReadOnlyList<ImportTouched>> Touched(long runId, int most, CancellationToken ct)
    {
        var changes = await db
            .ImportChanges.AsNoTracking()
            .Where(c => c.RunId == runId)
            .OrderBy(c => c.Kind)
            .ThenBy(c => c.Row)
            .Take(most)
            .ToListAsync(ct);
        var ids = changes.Select(c => c.ElderId).Distinct().ToList();
        var names = await db
            .Elders.AsNoTracking()
            .Where(e => ids.Contains(e.SubjectId))
            .ToDictionaryAsync(e => e.SubjectId, e => e.Name, ct);
        return
        [
            .. changes
                .Where(c => names.ContainsKey(c.ElderId))
                .Select(c => new ImportTouched(
                    $"/elders/{c.ElderId}",
                    names[c.ElderId],
                    c.Row,
                    c.Words,
                    c.Kind == ImportChangeKind.Kept,
                    c.ElderId
                )),
        ];
    }

    private async Task<WithdrawStep> Remove(List<Elder> elders, long runId, CancellationToken ct)
    {
        var source = ImportKind.SourceOf(runId);
        var touched = await remove.Touched(elders, source, ct);
        var removed = elders.Where(e => !touched.ContainsKey(e.SubjectId)).ToList();
        await remove.Remove(removed, ct);
        await Keep(runId, touched, ct);
        List<long> ids = [.. removed.Select(e => e.SubjectId)];
        if (ids.Count > 0)
        {
            events.Tell(RegistryListEvents.Unloaded, new EldersUnloaded(ids, source));
            audit.Did("people.import-remove", ids, detail: source);
        }
        return new(elders.Count, removed.Count, 0);
    }

    private async Task<WithdrawStep> Restore(long runId, int most, CancellationToken ct)
    {
        var changes = await db
            .ImportChanges.Where(c => c.RunId == runId && c.Kind == ImportChangeKind.Updated && c.UndoneAt == null)
            .OrderBy(c => c.Id)
            .Take(most)
            .ToListAsync(ct);
        var (kept, restored) = (new Dictionary<long, string>(), 0);
        foreach (var change in changes)
        {
            change.UndoneAt = session.Time.Instant();
            if (await restore.Restore(change, ct))
            {
                restored++;
            }
            else
            {
                kept[change.ElderId] = "导入以后又有人改过";
            }
        }
        await Keep(runId, kept, ct);
        return new(changes.Count, 0, restored);
    }

    private async Task Keep(long runId, IReadOnlyDictionary<long, string> kept, CancellationToken ct)
    {
        var ids = kept.Keys.ToList();
        var known = await db
            .ImportChanges.Where(c => c.RunId == runId && c.Kind == ImportChangeKind.Kept && ids.Contains(c.ElderId))
            .Select(c => c.ElderId)
            .ToListAsync(ct);
        db.ImportChanges.AddRange(
            ids.Except(known)
                .Select(id => new ImportChange
                {
                    Id = session.Ids.Next(),
                    RunId = runId,
                    ElderId = id,
                    Row = 0,
                    Kind = ImportChangeKind.Kept,
                    Words = kept[id],
                    VersionBefore = 0,
                    VersionAfter = 0,
                    ValidBefore = session.Time.Today(),
                    Undo = "",
                })
        );
    }
}
