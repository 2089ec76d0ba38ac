using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Data.Runs;
using Yiju.Benefits.Domain.Runs;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Packs;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Features.Runs;

/// <summary>Where the time of a run went. Reading and writing run beside the rest.</summary>
internal sealed class RunTimes
{
    public TimeSpan Reading { get; set; }

    public TimeSpan Engine { get; set; }

    public TimeSpan Comparing { get; set; }

    public TimeSpan Writing { get; set; }
}

/// <summary>How much of the registry is worked on at once.</summary>
/// <param name="Chunk">Elders read and decided together.</param>
/// <param name="PieceOnSqlite">Outcomes written together on SQLite, where others wait meanwhile: less than 50 ms.</param>
internal sealed record RunSizes(int Chunk, int PieceOnSqlite)
{
    public static RunSizes Usual { get; } = new(8_000, 1_000);
}

/// <summary>
/// The rules over the whole registry, from facts to stored outcomes. Reading of the next chunk, deciding and writing of the one before run
/// side by side; only differences are written.
/// </summary>
internal sealed class RunOutcomes(
    BenefitsDb db,
    DbSession session,
    JobQueue jobs,
    RegistryWalk walk,
    OutcomeWriter writer,
    IElderRoll roll,
    PacksInForce packs,
    RunSizes sizes
) : IJobWorker
{
    public const string JobKind = "benefits.outcomes";

    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);

    public string Kind => JobKind;

    public async Task<string> Run(JobRun job, CancellationToken ct)
    {
        var run = await Begin(job.Id, ct);
        if (run.State != RunState.Running)
        {
            return Result(run);
        }
        var total = await roll.Count(ct);
        var reported = session.Time.GetTimestamp();
        async Task<bool> GoOn(BenefitRun now)
        {
            if (session.Time.GetElapsedTime(reported) < BetweenReports)
            {
                return true;
            }
            reported = session.Time.GetTimestamp();
            return await job.Report(now.Elders, Math.Max(total, now.Elders), null, ct);
        }
        try
        {
            await job.Report(run.Elders, total, null, ct);
            var (reached, _) = await Carry(run, packs.Library, GoOn, ct);
            return Result(await End(run.Id, reached ? RunState.Done : RunState.Stopped, null, ct));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await End(run.Id, RunState.Failed, error.Message, ct);
            throw;
        }
    }

    /// <summary>Goes on behind the run's cursor.</summary>
    /// <param name="library">The rules.</param>
    /// <param name="goOn">Called with the run behind each chunk; false stops.</param>
    /// <returns>True when the end was reached, and where the time went.</returns>
    public async Task<(bool Reached, RunTimes Times)> Carry(
        BenefitRun run,
        Library library,
        Func<BenefitRun, Task<bool>> goOn,
        CancellationToken ct
    )
    {
        var tell = await db.Runs.AnyAsync(r => r.State == RunState.Done, ct);
        var layouts = await db.Layouts.AsNoTracking().ToDictionaryAsync(l => l.Id, ct);
        var most = session.Database.Kind == DatabaseKind.Sqlite ? sizes.PieceOnSqlite : sizes.Chunk;
        await RegistryReader.KeepSmall(session.Database, session.Connection, ct);
        var keys = RulesByPlace.KeysOf([library]);
        // What a library compiles it keeps; a day of the whole city is of no use tomorrow.
        var rooms = new Rooms(new RulesByPlace(new Library(library.Packs), run.Day, keys), sizes.Chunk);
        var facts = new FactTable(keys.Count, sizes.Chunk);
        var comparing = new Comparing(run.Id, layouts);
        var order = new WalkOrder(keys, run.Day, run.KnownAt!.Value, run.Cursor, sizes.Chunk, Outcomes: true);
        var (times, writing) = (new RunTimes(), Task.FromResult(true));
        try
        {
            await foreach (var chunk in walk.Chunks(order, ct))
            {
                var began = Stopwatch.GetTimestamp();
                facts.Begin(chunk.Facts);
                rooms.Decide(chunk.Facts, facts, ct);
                times.Engine += Stopwatch.GetElapsedTime(began);
                began = Stopwatch.GetTimestamp();
                var pieces = comparing.Compare(chunk, rooms, facts.Unreadable, most).Select(writer.Prepare).ToList();
                times.Comparing += Stopwatch.GetElapsedTime(began);
                if (!await writing)
                {
                    return (false, times);
                }
                writing = Task.Run(() => Write(run.Id, pieces, tell, goOn, times, ct), CancellationToken.None);
            }
            times.Reading = walk.Reading;
            return (await writing, times);
        }
        finally
        {
            // Whoever goes on uses the same session.
            await writing.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task<bool> Write(
        long runId,
        IReadOnlyList<PreparedChunk> pieces,
        bool tell,
        Func<BenefitRun, Task<bool>> goOn,
        RunTimes times,
        CancellationToken ct
    )
    {
        foreach (var piece in pieces)
        {
            var began = Stopwatch.GetTimestamp();
            var now = await writer.Write(runId, piece, tell, ct);
            times.Writing += Stopwatch.GetElapsedTime(began);
            if (!await goOn(now))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Takes the run up, anew or behind its cursor; a run that nobody carries any more is left as it is.</summary>
    private async Task<BenefitRun> Begin(long jobId, CancellationToken ct)
    {
        var begun = await session.Commit<BenefitRun>(
            async () =>
            {
                var run = await db.Runs.SingleAsync(r => r.JobId == jobId, ct);
                var others = await db.Runs.Where(r => r.State == RunState.Running && r.Id != run.Id).ToListAsync(ct);
                foreach (var other in others)
                {
                    if (
                        await jobs.Find(other.JobId, ct) is { State: JobState.Running, LeaseUntil: { } until }
                        && until > session.Time.Instant()
                    )
                    {
                        return Fault.Conflict("run-busy", "另一次全部计算还没有做完。请等它做完再试。");
                    }
                    (other.State, other.FinishedAt) = (RunState.Stopped, session.Time.Instant());
                }
                if (run.State == RunState.Waiting)
                {
                    (run.State, run.KnownAt) = (RunState.Running, session.Time.Instant());
                }
                return run;
            },
            ct
        );
        return begun.Value;
    }

    private async Task<BenefitRun> End(long runId, RunState state, string? failure, CancellationToken ct)
    {
        var ended = await session.Commit<BenefitRun>(
            async () =>
            {
                var run = await db.Runs.SingleAsync(r => r.Id == runId, ct);
                (run.State, run.Failure, run.FinishedAt) = (state, failure, session.Time.Instant());
                return run;
            },
            ct
        );
        return ended.Value;
    }

    private static string Result(BenefitRun run) =>
        JsonSerializer.Serialize(
            new
            {
                run.Id,
                run.Elders,
                run.Written,
                run.Changes,
                run.Unreadable,
            },
            Json.Options
        );
}
