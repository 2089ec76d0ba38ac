using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Outbox;

namespace Yiju.People.Features.Imports;

/// <summary>
/// Takes an import back: elders it added leave the registry, elders it updated get their earlier version back. Whoever was touched since
/// by somebody else is left as is and listed. Each chunk commits by itself; a second run does what is left.
/// </summary>
internal sealed class WithdrawImport(
    PeopleDb db,
    DbSession session,
    RemoveLoaded remove,
    RestoreUpdated restore,
    Events events,
    AuditTrail audit
) : IJobWorker
{
    public const string Name = "people.import-withdraw";
    private const int ChunkRows = 200;

    internal sealed record Arguments(long RunId, string By);

    public string Kind => Name;

    public async Task<string> Run(JobRun job, CancellationToken ct)
    {
        var arguments = JsonSerializer.Deserialize<Arguments>(job.Arguments, Platform.Json.Options)!;
        var (last, done) = (0L, 0);
        while (await RemoveSome(arguments.RunId, last, ct) is { Seen: > 0 } some)
        {
            (last, done) = (some.Last, done + some.Seen);
            await job.Report(done, null, null, ct);
        }
        while (await RestoreSome(arguments.RunId, ct) is var restored and > 0)
        {
            await job.Report(done += restored, null, null, ct);
        }
        return await Close(arguments, ct);
    }

    private async Task<(int Seen, long Last)> RemoveSome(long runId, long after, CancellationToken ct)
    {
        var outcome = await session.Commit<(int, long)>(
            async () =>
            {
                var elders = await db
                    .AllElders.AsNoTracking()
                    .Where(e => e.ImportId == runId && e.SubjectId > after)
                    .OrderBy(e => e.SubjectId)
                    .Take(ChunkRows)
                    .ToListAsync(ct);
                if (elders.Count == 0)
                {
                    return (0, after);
                }
                var touched = await remove.Touched(elders, ElderImporter.Source(runId), ct);
                var removed = elders.Where(e => !touched.ContainsKey(e.SubjectId)).ToList();
                await remove.Remove(removed, ct);
                await Keep(runId, touched, ct);
                var run = await db.AllImports.SingleAsync(r => r.Id == runId, ct);
                run.Removed += removed.Count;
                List<long> ids = [.. removed.Select(e => e.SubjectId)];
                if (ids.Count > 0)
                {
                    events.Tell(RegistryListEvents.Unloaded, new EldersUnloaded(ids, ElderImporter.Source(runId)));
                    audit.Did("people.import-remove", ids, detail: ElderImporter.Source(runId));
                }
                return (elders.Count, elders[^1].SubjectId);
            },
            ct
        );
        return outcome.Value;
    }

    private async Task<int> RestoreSome(long runId, CancellationToken ct)
    {
        var outcome = await session.Commit<int>(
            async () =>
            {
                var changes = await db
                    .ImportChanges.Where(c =>
                        c.RunId == runId && c.Kind == ImportChangeKind.Updated && c.UndoneAt == null
                    )
                    .OrderBy(c => c.Id)
                    .Take(ChunkRows / 4)
                    .ToListAsync(ct);
                var run = await db.AllImports.SingleAsync(r => r.Id == runId, ct);
                var kept = new Dictionary<long, string>();
                foreach (var change in changes)
                {
                    change.UndoneAt = session.Time.Instant();
                    if (await restore.Restore(change, ct))
                    {
                        run.Restored++;
                    }
                    else
                    {
                        kept[change.ElderId] = "导入以后又有人改过";
                    }
                }
                await Keep(runId, kept, ct);
                return changes.Count;
            },
            ct
        );
        return outcome.Value;
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

    private async Task<string> Close(Arguments arguments, CancellationToken ct)
    {
        var outcome = await session.Commit<ImportRun>(
            async () =>
            {
                var run = await db.AllImports.SingleAsync(r => r.Id == arguments.RunId, ct);
                run.State = ImportState.Withdrawn;
                run.WithdrawnAt = session.Time.Instant();
                run.WithdrawnBy = arguments.By;
                audit.Did(
                    "people.import-withdrawn",
                    [],
                    detail: $"{ElderImporter.Source(run.Id)} -{run.Removed} ~{run.Restored}"
                );
                return run;
            },
            ct
        );
        return JsonSerializer.Serialize(new { outcome.Value.Removed, outcome.Value.Restored }, Platform.Json.Options);
    }
}
