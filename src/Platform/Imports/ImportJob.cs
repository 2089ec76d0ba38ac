using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Files;
using Yiju.Platform.Jobs;

namespace Yiju.Platform.Imports;

/// <summary>Checks a file, or writes it once somebody confirmed the check; goes on behind the last committed row after a crash.</summary>
internal sealed class ImportJob(
    PlatformDb db,
    DbSession session,
    ImportKinds kinds,
    Importer importer,
    ImportIssues issues,
    FileStore files,
    AuditTrail audit
) : IJobWorker
{
    public const string Name = "platform.import";

    /// <summary>Small enough that others write in between on SQLite.</summary>
    private const int ChunkRows = 250;

    internal sealed record Arguments(long RunId, bool Write);

    public string Kind => Name;

    public async Task<string> Run(JobRun job, CancellationToken ct)
    {
        var arguments = JsonSerializer.Deserialize<Arguments>(job.Arguments, Json.Options)!;
        var run = await db.AllImports.AsNoTracking().SingleAsync(r => r.Id == arguments.RunId, ct);
        var total = arguments.Write ? run.Rows : (int?)null;
        if (arguments.Write)
        {
            total = await Begin(run, ct);
        }
        else
        {
            run.Reset();
        }
        using var content = new MemoryStream(await files.Content((await files.Find(run.FileId!.Value, ct))!, ct));
        var how = new Carrying(arguments.Write, ChunkRows, () => job.Report(run.Rows, total, null, ct));
        var reached = await kinds.Of(run.Kind).Carry(importer, run, content, how, ct);
        await End(run, arguments.Write, reached, ct);
        return JsonSerializer.Serialize(
            new
            {
                run.Added,
                run.Updated,
                run.Unchanged,
                run.Refused,
            },
            Json.Options
        );
    }

    private async Task<int?> Begin(ImportRun run, CancellationToken ct)
    {
        var total = run.State == ImportState.Checked ? run.Rows : (int?)null;
        var outcome = await session.Commit<ImportRun>(
            async () =>
            {
                var row = await db.AllImports.SingleAsync(r => r.Id == run.Id, ct);
                if (row.State == ImportState.Checked)
                {
                    row.Reset();
                    await issues.Drop(run.Id, ct);
                }
                row.State = ImportState.Writing;
                return row;
            },
            ct
        );
        run.CountAs(outcome.Value);
        return total;
    }

    private Task<Outcome<Done>> End(ImportRun run, bool write, bool reached, CancellationToken ct) =>
        session.Commit<Done>(
            async () =>
            {
                var row = await db.AllImports.SingleAsync(r => r.Id == run.Id, ct);
                var unreadable = JsonSerializer
                    .Deserialize<List<Importer.FileFinding>>(run.FileIssues)!
                    .Exists(i => i.Error);
                row.FileIssues = run.FileIssues;
                if (!write)
                {
                    var last = row.LastRow;
                    row.CountAs(run);
                    row.LastRow = last;
                    row.State =
                        unreadable ? ImportState.Unreadable
                        : reached ? ImportState.Checked
                        : ImportState.Stopped;
                    await issues.Store(run.Id, ct);
                    audit.Did("platform.import-check", [], detail: Told(row));
                    return default(Done);
                }
                row.State = reached ? ImportState.Done : ImportState.Stopped;
                row.FinishedAt = session.Time.Instant();
                audit.Did(reached ? "platform.import" : "platform.import-stop", [], detail: Told(row));
                return default(Done);
            },
            ct
        );

    private static string Told(ImportRun run) =>
        $"{run.Kind} {ImportKind.SourceOf(run.Id)} account:{run.CreatedBy} +{run.Added} ~{run.Updated} ={run.Unchanged} -{run.Refused}";
}
