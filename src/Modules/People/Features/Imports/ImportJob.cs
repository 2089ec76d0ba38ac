using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Files;
using Yiju.Platform.Jobs;

namespace Yiju.People.Features.Imports;

/// <summary>Checks a file, or writes it once somebody confirmed the check; goes on behind the last committed row after a crash.</summary>
internal sealed class ImportJob(
    PeopleDb db,
    DbSession session,
    ElderImporter importer,
    ImportIssues issues,
    FileStore files,
    AuditTrail audit
) : IJobWorker
{
    public const string Name = "people.import";

    /// <summary>Small enough that others write in between on SQLite.</summary>
    private const int ChunkRows = 250;

    internal sealed record Arguments(long RunId, bool Write);

    public string Kind => Name;

    public async Task<string> Run(JobRun job, CancellationToken ct)
    {
        var arguments = JsonSerializer.Deserialize<Arguments>(job.Arguments, Platform.Json.Options)!;
        var run = await db.AllImports.AsNoTracking().SingleAsync(r => r.Id == arguments.RunId, ct);
        var total = arguments.Write ? run.Rows : (int?)null;
        if (arguments.Write)
        {
            total = await Begin(run, ct);
        }
        else
        {
            Reset(run);
        }
        using var content = new MemoryStream(await files.Content((await files.Find(run.FileId!.Value, ct))!, ct));
        var reached = await importer.Carry(
            run,
            content,
            arguments.Write,
            ChunkRows,
            () => job.Report(run.Rows, total, null, ct),
            ct
        );
        await End(run, arguments.Write, reached, ct);
        return JsonSerializer.Serialize(
            new
            {
                run.Added,
                run.Updated,
                run.Unchanged,
                run.Refused,
            },
            Platform.Json.Options
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
                    Reset(row);
                    await db.ImportIssues.Where(i => i.RunId == run.Id).ExecuteDeleteAsync(ct);
                }
                row.State = ImportState.Writing;
                return row;
            },
            ct
        );
        var now = outcome.Value;
        (run.Rows, run.Added, run.Updated, run.Unchanged) = (now.Rows, now.Added, now.Updated, now.Unchanged);
        (run.Refused, run.Skipped, run.Warned, run.LastRow) = (now.Refused, now.Skipped, now.Warned, now.LastRow);
        return total;
    }

    private Task<Outcome<Done>> End(ImportRun run, bool write, bool reached, CancellationToken ct) =>
        session.Commit<Done>(
            async () =>
            {
                var row = await db.AllImports.SingleAsync(r => r.Id == run.Id, ct);
                var unreadable = JsonSerializer
                    .Deserialize<List<ElderImporter.FileFinding>>(run.FileIssues)!
                    .Exists(i => i.Error);
                row.FileIssues = run.FileIssues;
                if (!write)
                {
                    (row.Rows, row.Added, row.Updated, row.Unchanged) = (
                        run.Rows,
                        run.Added,
                        run.Updated,
                        run.Unchanged
                    );
                    (row.Refused, row.Skipped, row.Warned) = (run.Refused, run.Skipped, run.Warned);
                    row.State =
                        unreadable ? ImportState.Unreadable
                        : reached ? ImportState.Checked
                        : ImportState.Stopped;
                    await issues.Store(run.Id, ct);
                    audit.Did("people.import-check", [], detail: Told(row));
                    return default(Done);
                }
                row.State = reached ? ImportState.Done : ImportState.Stopped;
                row.FinishedAt = session.Time.Instant();
                audit.Did(reached ? "people.import" : "people.import-stop", [], detail: Told(row));
                return default(Done);
            },
            ct
        );

    private static string Told(ImportRun run) =>
        $"{ElderImporter.Source(run.Id)} account:{run.CreatedBy} +{run.Added} ~{run.Updated} ={run.Unchanged} -{run.Refused}";

    private static void Reset(ImportRun run)
    {
        (run.Rows, run.Added, run.Updated, run.Unchanged) = (0, 0, 0, 0);
        (run.Refused, run.Skipped, run.Warned, run.LastRow) = (0, 0, 0, 0);
    }
}
