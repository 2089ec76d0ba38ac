using System.Text.Json;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Import.Elders;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Tables;

namespace Yiju.People.Features.Imports;

/// <summary>
/// Carries a file into the registry chunk by chunk: one task reads and checks, some make the rows of the next chunks, this one writes.
/// Each chunk commits with the number of its last row, so that a run that died goes on behind it.
/// </summary>
internal sealed class ElderImporter(
    PeopleDb db,
    DbSession session,
    ImportChunk chunk,
    ImportIssues issues,
    DivisionStore divisions,
    RegistryNumbers numbers
)
{
    private const int Attempts = 5;
    private const int Ahead = 4;

    /// <summary>Source of the facts and cause of everything an import writes.</summary>
    public static string Source(long runId) => $"import:{runId}";

    /// <param name="run">Where it comes from and how far it came; not tracked. Its figures grow.</param>
    /// <param name="write">False: check and count only.</param>
    /// <param name="limits">Null: those of an upload.</param>
    /// <param name="goOn">Called after each chunk; false stops.</param>
    /// <returns>True when the end was reached.</returns>
    public async Task<bool> Carry(
        ImportRun run,
        Stream file,
        bool write,
        int chunkRows,
        Func<Task<bool>> goOn,
        CancellationToken ct,
        ImportOptions? limits = null
    )
    {
        var area = DivisionCode.Parse(run.Division);
        var lookups = new RegistryLookups(await divisions.Tree(ct), area, numbers, session.Time.Today());
        using var import = ElderTable.Open(file, run.FileName, lookups, limits);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var chunks = Channel.CreateBounded<Chunk>(Ahead);
        var make = write ? run.Id : (long?)null;
        var reading = Task.Run(
            () => Read(import, chunkRows, run.LastRow, make, chunks.Writer, stop.Token),
            CancellationToken.None
        );
        try
        {
            await foreach (var next in chunks.Reader.ReadAllAsync(ct))
            {
                await Take(run, next, write, area, ct);
                if (!await goOn())
                {
                    return false;
                }
            }
            await reading;
            run.FileIssues = JsonSerializer.Serialize(
                import.FileIssues.Select(i => new FileFinding(i.Code, i.Severity == Severity.Error, i.Sentence))
            );
            return true;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>What is wrong with a file as a whole, as it is kept.</summary>
    internal sealed record FileFinding(string Code, bool Error, string Sentence);

    /// <summary>Rows that were read, those of them that may enter, and their database rows in the making.</summary>
    private sealed record Chunk(
        List<ImportedRow<ElderRow>> Rows,
        List<ImportedRow<ElderRow>> Ready,
        Task<ElderRows>? Made
    );

    private async Task Read(
        TableImport<ElderRow> import,
        int chunkRows,
        int after,
        long? make,
        ChannelWriter<Chunk> to,
        CancellationToken ct
    )
    {
        Exception? failure = null;
        try
        {
            foreach (var read in import.Rows().Where(r => r.Row > after).Chunk(chunkRows))
            {
                List<ImportedRow<ElderRow>> rows = [.. read];
                var ready = rows.Where(r => r.Outcome == RowOutcome.Ready).ToList();
                var made = make is { } runId ? Task.Run(() => chunk.Make(ready, runId), ct) : null;
                await to.WriteAsync(new(rows, ready, made), ct);
            }
        }
        catch (Exception error)
        {
            failure = error;
        }
        to.Complete(failure is OperationCanceledException ? null : failure);
    }

    private async Task Take(ImportRun run, Chunk next, bool write, DivisionCode area, CancellationToken ct)
    {
        if (!write)
        {
            db.ChangeTracker.Clear();
            var result = await chunk.Apply(next.Ready, null, area, null, ct);
            Count(run, next.Rows, result);
            issues.Gather(Findings(next.Rows, result));
            return;
        }
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Commit(run, next, area, ct);
                return;
            }
            // Somebody else brought one of these people a moment ago: held against the registry again, the row is an update.
            catch (Exception error) when (attempt < Attempts && Database.IsDuplicate(error)) { }
        }
    }

    private async Task Commit(ImportRun run, Chunk next, DivisionCode area, CancellationToken ct)
    {
        var made = await next.Made!;
        var outcome = await session.Commit<ImportRun>(
            async () =>
            {
                var row = await db.AllImports.SingleAsync(r => r.Id == run.Id, ct);
                if (row.LastRow >= next.Rows[^1].Row)
                {
                    return row;
                }
                await DoNotWaitForDisk(ct);
                var result = await chunk.Apply(next.Ready, made, area, run.Id, ct);
                Count(row, next.Rows, result);
                issues.Add(run.Id, Findings(next.Rows, result), row);
                return row;
            },
            ct
        );
        Copy(outcome.Value, run);
    }

    /// <summary>
    /// A chunk that a power cut takes back takes its place in the file back with it, so the run goes on before it; only the end of the run
    /// has to wait for the disk. SQLite keeps its own counsel.
    /// </summary>
    private async Task DoNotWaitForDisk(CancellationToken ct)
    {
        if (session.Database.Kind == DatabaseKind.Postgres)
        {
            await using var command = session.Command("set local synchronous_commit = off");
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static List<RowFinding> Findings(List<ImportedRow<ElderRow>> rows, ChunkResult result) =>
        [.. rows.SelectMany(r => r.Issues).Select(RowFinding.Of).Concat(result.Findings).OrderBy(f => f.Row)];

    private static void Count(ImportRun run, List<ImportedRow<ElderRow>> rows, ChunkResult result)
    {
        var refusedByRegistry = result.Findings.Where(f => f.Error).Select(f => f.Row).ToHashSet();
        var noticed = result.Findings.Where(f => !f.Error).Select(f => f.Row).ToHashSet();
        run.Rows += rows.Count;
        run.Added += result.Added;
        run.Updated += result.Updated;
        run.Unchanged += result.Unchanged;
        run.Refused += rows.Count(r => r.Outcome == RowOutcome.Refused) + refusedByRegistry.Count;
        run.Skipped += rows.Count(r => r.Outcome == RowOutcome.Skipped);
        run.Warned += rows.Count(r =>
            r.Outcome == RowOutcome.Ready
            && !refusedByRegistry.Contains(r.Row)
            && (r.Issues.Count > 0 || noticed.Contains(r.Row))
        );
        run.LastRow = rows[^1].Row;
    }

    private static void Copy(ImportRun from, ImportRun to)
    {
        (to.Rows, to.Added, to.Updated, to.Unchanged) = (from.Rows, from.Added, from.Updated, from.Unchanged);
        (to.Refused, to.Skipped, to.Warned, to.LastRow) = (from.Refused, from.Skipped, from.Warned, from.LastRow);
    }
}
