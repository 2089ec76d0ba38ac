using System.Text.Json;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Tables;

namespace Yiju.Platform.Imports;

/// <summary>How a file is carried in.</summary>
/// <param name="Write">False: check and count only.</param>
/// <param name="ChunkRows">Rows committed together.</param>
/// <param name="GoOn">Called after each chunk; false stops.</param>
/// <param name="Limits">Null: those of an upload.</param>
internal sealed record Carrying(bool Write, int ChunkRows, Func<Task<bool>> GoOn, ImportOptions? Limits = null);

/// <summary>
/// Carries a file into the records chunk by chunk: one task reads and checks, some prepare the next chunks, this one writes. Each chunk
/// commits with the number of its last row, so that a run that died goes on behind it.
/// </summary>
public sealed class Importer(PlatformDb db, DbSession session, ImportIssues issues)
{
    private const int Attempts = 5;
    private const int Ahead = 4;

    /// <param name="run">Where it comes from and how far it came; not tracked. Its figures grow.</param>
    /// <returns>True when the end was reached.</returns>
    internal async Task<bool> Carry<T>(
        ImportKind<T> kind,
        ImportRun run,
        Stream file,
        Carrying how,
        CancellationToken ct
    )
        where T : class, new()
    {
        var scope = new ImportScope(DivisionCode.Parse(run.Division), session.Time.Today());
        var spec = await kind.SpecFor(scope, ct);
        using var import = TableImport<T>.Open(file, run.FileName, spec, how.Limits);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var chunks = Channel.CreateBounded<Chunk<T>>(Ahead);
        var make = how.Write ? run.Id : (long?)null;
        var reading = Task.Run(
            () => Read(kind, import, how.ChunkRows, run.LastRow, make, chunks.Writer, stop.Token),
            CancellationToken.None
        );
        try
        {
            await foreach (var next in chunks.Reader.ReadAllAsync(ct))
            {
                await Take(kind, run, next, how.Write, scope, ct);
                if (!await how.GoOn())
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

    /// <summary>Rows that were read, those of them that may enter, and what is made of them ahead.</summary>
    private sealed record Chunk<T>(List<ImportedRow<T>> Rows, List<ImportedRow<T>> Ready, Task<object?>? Prepared)
        where T : class;

    private static async Task Read<T>(
        ImportKind<T> kind,
        TableImport<T> import,
        int chunkRows,
        int after,
        long? make,
        ChannelWriter<Chunk<T>> to,
        CancellationToken ct
    )
        where T : class, new()
    {
        Exception? failure = null;
        try
        {
            foreach (var read in import.Rows().Where(r => r.Row > after).Chunk(chunkRows))
            {
                List<ImportedRow<T>> rows = [.. read];
                var ready = rows.Where(r => r.Outcome == RowOutcome.Ready).ToList();
                var made = make is { } runId ? Task.Run(() => kind.Prepare(ready, runId), ct) : null;
                await to.WriteAsync(new(rows, ready, made), ct);
            }
        }
        catch (Exception error)
        {
            failure = error;
        }
        to.Complete(failure is OperationCanceledException ? null : failure);
    }

    private async Task Take<T>(
        ImportKind<T> kind,
        ImportRun run,
        Chunk<T> next,
        bool write,
        ImportScope scope,
        CancellationToken ct
    )
        where T : class, new()
    {
        if (!write)
        {
            session.Forget();
            var result = await kind.Apply(next.Ready, null, scope, null, ct);
            Count(run, next.Rows, result);
            issues.Gather(Findings(next.Rows, result));
            return;
        }
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Commit(kind, run, next, scope, ct);
                return;
            }
            // Somebody else brought one of these records a moment ago: held against them again, the row is known.
            catch (Exception error) when (attempt < Attempts && Database.IsDuplicate(error)) { }
        }
    }

    private async Task Commit<T>(
        ImportKind<T> kind,
        ImportRun run,
        Chunk<T> next,
        ImportScope scope,
        CancellationToken ct
    )
        where T : class, new()
    {
        var prepared = await next.Prepared!;
        var outcome = await session.Commit<ImportRun>(
            async () =>
            {
                var row = await db.AllImports.SingleAsync(r => r.Id == run.Id, ct);
                if (row.LastRow >= next.Rows[^1].Row)
                {
                    return row;
                }
                await DoNotWaitForDisk(ct);
                var result = await kind.Apply(next.Ready, prepared, scope, run.Id, ct);
                Count(row, next.Rows, result);
                issues.Add(run.Id, Findings(next.Rows, result), row);
                return row;
            },
            ct
        );
        run.CountAs(outcome.Value);
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

    private static List<RowFinding> Findings<T>(List<ImportedRow<T>> rows, ChunkResult result)
        where T : class =>
        [.. rows.SelectMany(r => r.Issues).Select(RowFinding.Of).Concat(result.Findings).OrderBy(f => f.Row)];

    private static void Count<T>(ImportRun run, List<ImportedRow<T>> rows, ChunkResult result)
        where T : class
    {
        var refused = result.Findings.Where(f => f.Error).Select(f => f.Row).ToHashSet();
        var noticed = result.Findings.Where(f => !f.Error).Select(f => f.Row).ToHashSet();
        run.Rows += rows.Count;
        run.Added += result.Added;
        run.Updated += result.Updated;
        run.Unchanged += result.Unchanged;
        run.Refused += rows.Count(r => r.Outcome == RowOutcome.Refused) + refused.Count;
        run.Skipped += rows.Count(r => r.Outcome == RowOutcome.Skipped);
        run.Warned += rows.Count(r =>
            r.Outcome == RowOutcome.Ready && !refused.Contains(r.Row) && (r.Issues.Count > 0 || noticed.Contains(r.Row))
        );
        run.LastRow = rows[^1].Row;
    }
}
