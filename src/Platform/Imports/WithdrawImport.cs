using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;

namespace Yiju.Platform.Imports;

/// <summary>
/// Takes an import back: what it added goes, what it changed gets its earlier version. Whatever somebody touched or built on since is left
/// as is and listed. Each chunk commits by itself; a second run does what is left.
/// </summary>
public sealed class WithdrawImport(PlatformDb db, DbSession session, ImportKinds kinds, AuditTrail audit) : IJobWorker
{
    internal const string Name = "platform.import-withdraw";
    private const int ChunkRows = 200;

    internal sealed record Arguments(long RunId, string By);

    public string Kind => Name;

    public async Task<string> Run(JobRun job, CancellationToken ct)
    {
        var arguments = JsonSerializer.Deserialize<Arguments>(job.Arguments, Json.Options)!;
        var run = await All(arguments.RunId, arguments.By, done => job.Report(done, null, null, ct), ct);
        return JsonSerializer.Serialize(new { run.Removed, run.Restored }, Json.Options);
    }

    /// <summary>Takes everything of a run back that can be taken back.</summary>
    /// <param name="tell">Hears how many records were looked at.</param>
    internal async Task<ImportRun> All(long runId, string by, Func<int, Task> tell, CancellationToken ct)
    {
        var run = await db.AllImports.AsNoTracking().SingleAsync(r => r.Id == runId, ct);
        var kind = kinds.Of(run.Kind);
        var done = 0;
        while (await Some(kind, run.Id, ct) is var seen and > 0)
        {
            await tell(done += seen);
        }
        return await Close(runId, by, ct);
    }

    private async Task<int> Some(ImportKind kind, long runId, CancellationToken ct)
    {
        var outcome = await session.Commit<int>(
            async () =>
            {
                var step = await kind.WithdrawSome(runId, ChunkRows, ct);
                var run = await db.AllImports.SingleAsync(r => r.Id == runId, ct);
                run.Removed += step.Removed;
                run.Restored += step.Restored;
                return step.Seen;
            },
            ct
        );
        return outcome.Value;
    }

    private async Task<ImportRun> Close(long runId, string by, CancellationToken ct)
    {
        var outcome = await session.Commit<ImportRun>(
            async () =>
            {
                var run = await db.AllImports.SingleAsync(r => r.Id == runId, ct);
                run.State = ImportState.Withdrawn;
                run.WithdrawnAt = session.Time.Instant();
                run.WithdrawnBy = by;
                audit.Did(
                    "platform.import-withdrawn",
                    [],
                    detail: $"{run.Kind} {ImportKind.SourceOf(run.Id)} -{run.Removed} ~{run.Restored}"
                );
                return run;
            },
            ct
        );
        return outcome.Value;
    }
}
