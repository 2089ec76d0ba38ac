using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Runs;
using Yiju.Benefits.Features.Runs;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Packs;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Benefits.Runs;

/// <summary>The rules over the whole registry: from facts to stored outcomes, only differences, nothing twice.</summary>
[Trait("req", "POL-21")]
public sealed class OutcomeRunTests
{
    private static readonly (string, string?) Destitute = (FactKeys.IncomeCategory, "destitute");

    [Theory, EveryDatabase]
    public async Task The_first_run_writes_everybody_and_what_is_granted(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        var elders = await RunWorld.Load(
            app,
            RunWorld.Elder("1930-01-01"),
            RunWorld.Elder("1950-01-01", Places.Village, Destitute, (FactKeys.AssessedLevel, "2")),
            RunWorld.Elder("1950-01-01", Places.Village, Destitute)
        );
        var run = await RunWorld.Run(app);
        Assert.Equal((RunState.Done, 3, 3, 4), (run.State, run.Elders, run.Written, run.Changes));
        Assert.Equal(
            [
                (elders[0], "allowance", Answer.None, Answer.Yes, 10_000L),
                (elders[1], "bath", Answer.None, Answer.Yes, 300_000),
                (elders[1], "meals", Answer.None, Answer.Yes, 20_000),
                (elders[2], "bath", Answer.None, Answer.Yes, 300_000),
            ],
            (await RunWorld.Changes(app)).Select(c => (c.SubjectId, c.Benefit, c.AnswerBefore, c.Answer, c.Fen!.Value))
        );
        var undecided = await RunWorld.Replay(app, elders[2]);
        Assert.False(undecided.Results["meals"].Known);
        Assert.Equal(Yiju.Rules.Fact.Of(false), undecided.Results["allowance"]);
        Assert.Empty(await Told(app));
    }

    [Theory, EveryDatabase]
    public async Task What_did_not_change_is_not_written_again(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        await RunWorld.Load(app, RunWorld.Elder("1930-01-01"), RunWorld.Elder("1950-01-01"));
        await RunWorld.Run(app);
        var again = await RunWorld.Run(app);
        Assert.Equal((2, 0, 0), (again.Elders, again.Written, again.Changes));
        Assert.Equal(2, (await RunWorld.Outcomes(app)).Count);
    }

    [Theory, EveryDatabase]
    public async Task One_changed_fact_is_one_changed_outcome_and_the_old_one_stays_for_later(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        var elders = await RunWorld.Load(
            app,
            RunWorld.Elder("1950-01-01", Places.Village, Destitute, (FactKeys.AssessedLevel, "2")),
            RunWorld.Elder("1950-01-01", Places.Village, Destitute)
        );
        var first = await RunWorld.Run(app);
        app.Time.Advance(TimeSpan.FromDays(1));
        await RunWorld.State(app, elders[0], FactKeys.AssessedLevel, "1");
        var second = await RunWorld.Run(app);
        Assert.Equal((2, 1, 1), (second.Elders, second.Written, second.Changes));
        var change = Assert.Single(await RunWorld.Changes(app, second.Id));
        Assert.Equal(
            (elders[0], "meals", Answer.Yes, 20_000L, Answer.No),
            (change.SubjectId, change.Benefit, change.AnswerBefore, change.FenBefore!.Value, change.Answer)
        );
        Assert.Equal(
            [(first.Id, (long?)second.Id), (second.Id, null)],
            (await RunWorld.Outcomes(app)).Where(o => o.SubjectId == elders[0]).Select(o => (o.RunId, o.SupersededBy))
        );
        Assert.Equal(
            [(first.Id, (long?)second.Id), (second.Id, null)],
            (await RunWorld.Changes(app))
                .Where(c => c.SubjectId == elders[0] && c.Benefit == "meals")
                .Select(c => (c.RunId, c.SupersededBy))
        );
    }

    [Theory, EveryDatabase]
    public async Task A_birthday_grants_what_needs_no_application_and_somebody_is_told(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        var elders = await RunWorld.Load(app, RunWorld.Elder("1946-07-02"), RunWorld.Elder("1990-01-01"));
        await RunWorld.Run(app);
        await app.NextDay();
        var run = Assert.Single(await Runs(app), r => r.Kind == RunKind.Nightly);
        Assert.Equal((RunState.Done, 2, 1, 1), (run.State, run.Elders, run.Written, run.Changes));
        var told = Assert.Single(await Told(app));
        Assert.Contains(
            elders[0].ToString(System.Globalization.CultureInfo.InvariantCulture),
            told,
            StringComparison.Ordinal
        );
        var job = await app.Read(s => s.GetRequiredService<JobQueue>().Find(run.JobId, CancellationToken.None));
        Assert.Equal((JobState.Done, 2), (job!.State, job.TotalCount));
        await app.Services.GetRequiredService<DailyRunner>().RunDue(CancellationToken.None);
        Assert.Single(await Runs(app), r => r.Kind == RunKind.Nightly);
    }

    [Theory, EveryDatabase]
    public async Task A_run_that_was_cut_off_goes_on_behind_its_last_chunk(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind, new RunSizes(Chunk: 3, PieceOnSqlite: 2));
        var elders = await RunWorld.Load(
            app,
            [.. Enumerable.Range(0, 10).Select(i => RunWorld.Elder($"19{25 + i}-01-01"))]
        );
        var run = await Begun(app);
        await Assert.ThrowsAsync<CutOffException>(() => Carry(app, run, cutAfter: 2));
        var cut = await RunWorld.Find(app, run.Id);
        Assert.InRange(cut.Elders, 3, 7);
        Assert.Equal(cut.Elders, (await RunWorld.Outcomes(app)).Count);
        Assert.Equal(RunState.Running, cut.State);
        Assert.True(await Carry(app, cut, cutAfter: null));
        var whole = await RunWorld.Find(app, run.Id);
        Assert.Equal((10, 10, 10), (whole.Elders, whole.Written, whole.Changes));
        Assert.Equal(elders, (await RunWorld.Outcomes(app)).Select(o => o.SubjectId));
        foreach (var elder in elders)
        {
            Assert.True((await RunWorld.Replay(app, elder)).Equal);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_stopped_job_leaves_what_is_written_and_the_next_run_finishes_it(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind, new RunSizes(Chunk: 2, PieceOnSqlite: 2));
        await RunWorld.Load(app, [.. Enumerable.Range(0, 5).Select(i => RunWorld.Elder($"19{25 + i}-01-01"))]);
        var run = await Begun(app);
        await Assert.ThrowsAsync<CutOffException>(() => Carry(app, run, cutAfter: 1));
        var next = await RunWorld.Run(app);
        Assert.Equal((RunState.Done, 5), (next.State, next.Elders));
        Assert.Equal(RunState.Stopped, (await RunWorld.Find(app, run.Id)).State);
        Assert.Equal(5, (await RunWorld.Outcomes(app)).Count);
        Assert.Equal(5 - (await RunWorld.Find(app, run.Id)).Written, next.Written);
    }

    [Theory, EveryDatabase]
    public async Task A_county_with_its_own_numbers_decides_by_them(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        var elders = await RunWorld.Load(
            app,
            RunWorld.Elder("1950-01-01"),
            RunWorld.Elder("1950-01-01", Places.OtherCountyVillage),
            RunWorld.Elder("1930-01-01"),
            RunWorld.Elder("1930-01-01", Places.OtherCountyVillage)
        );
        await RunWorld.Run(app);
        Assert.Equal(
            [(elders[1], 5_000L), (elders[2], 10_000), (elders[3], 10_000)],
            (await RunWorld.Changes(app)).Select(c => (c.SubjectId, c.Fen!.Value))
        );
        app.Time.Advance(TimeSpan.FromDays(1));
        await RunWorld.State(app, elders[2], FactKeys.LivingDivision, Places.OtherCountyVillage);
        var moved = await RunWorld.Run(app);
        var change = Assert.Single(await RunWorld.Changes(app, moved.Id));
        Assert.Equal((Places.OtherCountyVillage, 10_000L), (change.Division, change.Fen!.Value));
    }

    [Theory, EveryDatabase]
    public async Task Who_died_or_moved_away_is_out(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        var elders = await RunWorld.Load(
            app,
            RunWorld.Elder("1930-01-01"),
            RunWorld.Elder("1931-01-01"),
            RunWorld.Elder("1932-01-01")
        );
        await Become(app, elders[0], ElderState.Dead);
        await RunWorld.Run(app);
        Assert.DoesNotContain(await RunWorld.Outcomes(app), o => o.SubjectId == elders[0]);
        app.Time.Advance(TimeSpan.FromDays(1));
        await Become(app, elders[1], ElderState.MovedOut);
        var second = await RunWorld.Run(app);
        Assert.Equal((1, 1, 1), (second.Elders, second.Written, second.Changes));
        var change = Assert.Single(await RunWorld.Changes(app, second.Id));
        Assert.Equal((elders[1], Answer.Yes, Answer.None), (change.SubjectId, change.AnswerBefore, change.Answer));
        Assert.Equal(0, (await RunWorld.Run(app)).Written);
        await Become(app, elders[1], ElderState.Active);
        var back = await RunWorld.Run(app);
        Assert.Equal((2, 1, 1), (back.Elders, back.Written, back.Changes));
    }

    [Theory, EveryDatabase, Trait("req", "POL-22")]
    public async Task Every_outcome_can_be_decided_again_as_it_was(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        var elders = await RunWorld.Load(
            app,
            [
                .. Enumerable
                    .Range(0, 40)
                    .Select(i =>
                        RunWorld.Elder(
                            $"19{25 + i}-0{1 + i % 9}-11",
                            i % 3 == 0 ? Places.OtherCountyVillage : Places.Village,
                            (
                                FactKeys.IncomeCategory,
                                i % 4 == 0 ? null
                                : i % 4 == 1 ? "destitute"
                                : "low"
                            ),
                            (FactKeys.AssessedLevel, i % 5 == 0 ? null : $"{i % 5}")
                        )
                    ),
            ]
        );
        await RunWorld.Run(app);
        for (var day = 0; day < 3; day++)
        {
            app.Time.Advance(TimeSpan.FromDays(120));
            foreach (var elder in elders.Where((_, i) => i % 3 == day))
            {
                await RunWorld.State(app, elder, FactKeys.AssessedLevel, $"{day + 1}");
                await RunWorld.State(app, elder, FactKeys.IncomeCategory, day == 1 ? "low" : "destitute");
            }
            await RunWorld.Run(app);
        }
        var rows = await RunWorld.Outcomes(app);
        Assert.InRange(rows.Count, 60, 160);
        foreach (var row in rows)
        {
            var replay = await RunWorld.Replay(app, row.SubjectId, row.RunId);
            Assert.True(replay.Equal, $"{row.SubjectId} in {row.RunId}");
        }
    }

    [Theory, EveryDatabase]
    public async Task A_fact_that_rules_refuse_counts_as_unknown_and_is_counted(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        var elders = await RunWorld.Load(
            app,
            RunWorld.Elder("1950-01-01", Places.Village, Destitute, (FactKeys.AssessedLevel, "9")),
            RunWorld.Elder("1950-01-01", Places.Village, (FactKeys.IncomeCategory, "rich"))
        );
        var run = await RunWorld.Run(app);
        Assert.Equal((RunState.Done, 2), (run.State, run.Unreadable));
        Assert.False((await RunWorld.Replay(app, elders[0])).Results["meals"].Known);
        Assert.True((await RunWorld.Replay(app, elders[1])).Equal);
    }

    [Theory, EveryDatabase]
    public async Task Lists_of_records_count_too(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        var elders = await RunWorld.Load(
            app,
            RunWorld.Elder("1950-01-01", Places.Village, ("visits", "[{ minutes: 10 }, { minutes: 40 }]")),
            RunWorld.Elder("1950-01-01", Places.OtherCountyVillage, ("visits", "[{ minutes: 10 }]")),
            RunWorld.Elder("1950-01-01"),
            RunWorld.Elder("1950-01-01", Places.Village, ("visits", "[{ minutes: 900 }]"))
        );
        var run = await RunWorld.Run(app);
        Assert.Equal((RunState.Done, 1), (run.State, run.Unreadable));
        var visited = new List<Yiju.Rules.Fact>();
        foreach (var elder in elders)
        {
            var replay = await RunWorld.Replay(app, elder);
            Assert.True(replay.Equal);
            visited.Add(replay.Results["visited"]);
        }
        Assert.Equal(
            [Yiju.Rules.Fact.Of(true), Yiju.Rules.Fact.Of(false), Yiju.Rules.Fact.Unknown, Yiju.Rules.Fact.Unknown],
            visited
        );
    }

    [Theory, EveryDatabase]
    public async Task A_village_sees_who_could_have_what_and_has_not(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        var elders = await RunWorld.Load(
            app,
            RunWorld.Elder("1950-01-01", Places.Village, Destitute, (FactKeys.AssessedLevel, "2")),
            RunWorld.Elder("1950-01-01", Places.Village, Destitute),
            RunWorld.Elder("1930-01-01", Places.NextVillage)
        );
        var run = await RunWorld.Run(app);
        var day = app.Time.Today();
        var counts = await app.Read(s => s.GetRequiredService<ListEntitled>().Counts(day, CancellationToken.None));
        Assert.Equal(
            [
                new(Places.Village, "bath", 2),
                new(Places.Village, "meals", 1),
                new EntitledCount(Places.NextVillage, "allowance", 1),
            ],
            counts.OrderBy(c => c.Division).ThenBy(c => c.Benefit)
        );
        var page = await app.Read(s =>
            s.GetRequiredService<ListEntitled>()
                .Page(Places.Village, "bath", day, elders[0], 50, CancellationToken.None)
        );
        Assert.Equal(elders[1], Assert.Single(page).SubjectId);
        var changed = await app.Read(s => s.GetRequiredService<ListEntitled>().Changes(run.Id, CancellationToken.None));
        Assert.Equal((3, 4), (changed.Count, changed.Sum(c => c.Gained)));
    }

    private sealed class CutOffException : Exception;

    private static async Task<BenefitRun> Begun(TestApp app)
    {
        var begun = await app.Do<BenefitRun>(async s =>
        {
            var run = s.GetRequiredService<OutcomeRuns>().Ask(RunKind.Asked, app.Time.Today());
            (run.State, run.KnownAt) = (RunState.Running, app.Time.Instant());
            var jobs = s.GetRequiredService<PlatformDb>();
            await s.GetRequiredService<DbSession>().Save(CancellationToken.None);
            // Its runner died: nobody holds it.
            (await jobs.Jobs.SingleAsync(j => j.Id == run.JobId)).State = JobState.Stopped;
            return run;
        });
        return begun.Value;
    }

    /// <summary>Carries a run in this process, and breaks off between two chunks as a power cut would.</summary>
    private static Task<bool> Carry(TestApp app, BenefitRun run, int? cutAfter)
    {
        var chunks = 0;
        return app.Read(async s =>
            (
                await s.GetRequiredService<RunOutcomes>()
                    .Carry(
                        run,
                        s.GetRequiredService<PacksInForce>().Library,
                        _ => ++chunks == cutAfter ? throw new CutOffException() : Task.FromResult(true),
                        CancellationToken.None
                    )
            ).Reached
        );
    }

    private static Task Become(TestApp app, long elder, ElderState state) =>
        app.Read(s =>
            s.GetRequiredService<PeopleDb>()
                .AllElders.Where(e => e.SubjectId == elder)
                .ExecuteUpdateAsync(e => e.SetProperty(p => p.State, state))
        );

    private static Task<List<BenefitRun>> Runs(TestApp app) =>
        app.Read(s => s.GetRequiredService<OutcomeRuns>().Latest(null, 20, CancellationToken.None));

    private static Task<List<string>> Told(TestApp app) =>
        app.Read(s =>
            s.GetRequiredService<PlatformDb>()
                .Outbox.Where(o => o.Name == BenefitsEvents.OutcomesChanged)
                .Select(o => o.Payload)
                .ToListAsync()
        );
}
