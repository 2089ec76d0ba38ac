using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Runs;
using Yiju.Benefits.Features.Runs;
using Yiju.Host.Demo;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Packs;
using Yiju.Rules.Packs;

namespace Yiju.Bench;

/// <summary>The rules of a folder of packs over a whole city, from facts in the database to stored outcomes.</summary>
internal static class Outcomes
{
    public static async Task Measure(string db, string data, int elders, string packs)
    {
        var (services, database) = await OutcomeCity.Open(db, data, elders);
        await using var _ = services;
        var shelf = PackShelf.Read(packs, demo: true);
        foreach (var mistake in shelf.Mistakes)
        {
            Console.WriteLine(mistake);
        }
        var library = new Library(shelf.Packs);
        await Forget(database);
        await Run(services, library, "first run", TimeProvider.System.Today());
        await Run(services, library, "nothing changed", TimeProvider.System.Today());
        await Change(database);
        await Run(services, library, "1 % changed", TimeProvider.System.Today());
        await Simulate(services, library);
        Console.WriteLine(
            $"outcomes {await Size(database, "benefits_outcome")} MiB, changes {await Size(database, "benefits_change")} MiB"
        );
    }

    private static async Task Forget(Database database)
    {
        foreach (var table in new[] { "benefits_outcome", "benefits_change", "benefits_run", "benefits_layout" })
        {
            await OutcomeCity.Run(database, $"delete from {table}");
        }
        if (database.Kind == DatabaseKind.Postgres)
        {
            await OutcomeCity.Run(database, "vacuum analyze");
        }
    }

    private static async Task Run(ServiceProvider services, Library library, string what, DateOnly day)
    {
        await using var scope = services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var db = scope.ServiceProvider.GetRequiredService<BenefitsDb>();
        var run = scope.ServiceProvider.GetRequiredService<OutcomeRuns>().Ask(RunKind.Asked, day);
        (run.State, run.KnownAt) = (RunState.Running, session.Time.Instant());
        await session.Save(CancellationToken.None);
        GC.Collect();
        var (peak, slowest, last) = (0L, TimeSpan.Zero, Stopwatch.GetTimestamp());
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var (_, times) = await scope
            .ServiceProvider.GetRequiredService<RunOutcomes>()
            .Carry(
                run,
                library,
                now =>
                {
                    run = now;
                    peak = Math.Max(peak, Environment.WorkingSet);
                    slowest = Stopwatch.GetElapsedTime(last) is var took && took > slowest ? took : slowest;
                    last = Stopwatch.GetTimestamp();
                    return Task.FromResult(true);
                },
                CancellationToken.None
            );
        var seconds = watch.Elapsed.TotalSeconds;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        await session.Commit<Done>(
            async () =>
            {
                (await db.Runs.FindAsync(run.Id))!.State = RunState.Done;
                return default(Done);
            },
            CancellationToken.None
        );
        Console.WriteLine(
            $"{what}: {seconds:0.0} s ({cpu.TotalSeconds:0.0} s of processor time) for {run.Elders:#,0} elders, {run.Written:#,0} outcomes and {run.Changes:#,0} changes written, {run.Unreadable} unreadable; "
                + $"reading {times.Reading.TotalSeconds:0.0} s, engine {times.Engine.TotalSeconds:0.0} s, comparing {times.Comparing.TotalSeconds:0.0} s, writing {times.Writing.TotalSeconds:0.0} s; "
                + $"working set {peak / 1024 / 1024} MiB, longest chunk {slowest.TotalMilliseconds:0} ms"
        );
    }

    /// <summary>The rules against themselves: twice twelve months of everybody.</summary>
    private static async Task Simulate(ServiceProvider services, Library library)
    {
        await using var scope = services.CreateAsyncScope();
        var watch = Stopwatch.StartNew();
        var (day, peak) = (TimeProvider.System.Today(), 0L);
        var result = await scope
            .ServiceProvider.GetRequiredService<SimulateDraft>()
            .Simulate(
                library,
                library,
                day,
                CountyTable.City,
                _ =>
                {
                    peak = Math.Max(peak, Environment.WorkingSet);
                    return Task.FromResult(true);
                },
                CancellationToken.None
            );
        Console.WriteLine(
            $"simulation: {watch.Elapsed.TotalSeconds:0.0} s for {result!.Elders:#,0} elders, {result.Benefits.Count} benefits, a year costs {result.Places.Where(p => p.Division.EndsWith("000000", StringComparison.Ordinal)).Sum(p => p.YearAfter.Fen) / 100:#,0} yuan; working set {peak / 1024 / 1024} MiB"
        );
    }

    /// <summary>One elder in a hundred is in another economic category since a moment ago.</summary>
    private static async Task Change(Database database)
    {
        var now = database.Kind == DatabaseKind.Postgres ? "now()" : "strftime('%Y-%m-%d %H:%M:%f', 'now')";
        const string Some = "key = 'income.category' and superseded_at is null and subject_id / 256 % 100 = 0";
        var next = await OutcomeCity.Number(database, "select max(id) from platform_fact");
        await OutcomeCity.Run(
            database,
            "insert into platform_fact (id, subject_id, key, value, source, evidence, valid_from, valid_to, recorded_at, recorded_by, superseded_at) "
                + FormattableString.Invariant($"select {next} + row_number() over (order by id), subject_id, key, ")
                + "case value when 'destitute' then 'low' else 'destitute' end, "
                + $"source, null, valid_from, null, {now}, recorded_by, null from platform_fact where {Some}"
        );
        await OutcomeCity.Run(
            database,
            FormattableString.Invariant($"update platform_fact set superseded_at = {now} where {Some} and id <= {next}")
        );
    }

    private static async Task<long> Size(Database database, string table) =>
        database.Kind == DatabaseKind.Postgres
            ? await OutcomeCity.Number(database, $"select pg_total_relation_size('{table}') / 1048576")
            : 0;
}
