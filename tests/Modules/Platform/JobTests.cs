using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

public sealed class JobTests
{
    [Theory, EveryDatabase]
    public async Task A_job_runs_to_its_end_and_keeps_its_result(DatabaseKind kind)
    {
        var worker = new Counter();
        await using var app = await TestApp.Start(kind, s => s.AddSingleton<IJobWorker>(worker));
        var id = await Add(app);
        await app.Settle();
        var job = await Find(app, id);
        Assert.Equal((JobState.Done, 3, "\"3\""), (job.State, job.DoneCount, job.Result));
    }

    [Theory, EveryDatabase]
    public async Task A_job_whose_runner_died_goes_on_from_its_checkpoint(DatabaseKind kind)
    {
        var worker = new Counter { DieAt = 2 };
        await using var app = await TestApp.Start(kind, s => s.AddSingleton<IJobWorker>(worker));
        var id = await Add(app);
        await Assert.ThrowsAsync<OperationCanceledException>(app.Settle);
        Assert.Equal(JobState.Running, (await Find(app, id)).State);
        app.Time.Advance(TimeSpan.FromMinutes(3));
        await app.Settle();
        Assert.Equal([1, 2, 2, 3], worker.Steps);
        Assert.Equal(JobState.Done, (await Find(app, id)).State);
    }

    [Theory, EveryDatabase]
    public async Task A_job_that_fails_says_why(DatabaseKind kind)
    {
        var worker = new Counter { FailAt = 2 };
        await using var app = await TestApp.Start(kind, s => s.AddSingleton<IJobWorker>(worker));
        var id = await Add(app);
        await app.Settle();
        var job = await Find(app, id);
        Assert.Equal((JobState.Failed, "step 2 is wrong"), (job.State, job.Result));
    }

    private static async Task<long> Add(TestApp app) =>
        (
            await app.Do<long>(s =>
                Task.FromResult<Outcome<long>>(
                    s.GetRequiredService<JobQueue>().Add("test.count", "数到三", new { To = 3 })
                )
            )
        ).Value;

    private static Task<Job> Find(TestApp app, long id) =>
        app.Read(s => s.GetRequiredService<PlatformDb>().Jobs.AsNoTracking().SingleAsync(j => j.Id == id));

    private sealed class Counter : IJobWorker
    {
        public string Kind => "test.count";

        public int DieAt { get; set; }

        public int FailAt { get; init; }

        public List<int> Steps { get; } = [];

        public async Task<string> Run(JobRun run, CancellationToken ct)
        {
            for (var step = int.Parse(run.Checkpoint ?? "1"); step <= 3; step++)
            {
                Steps.Add(step);
                if (step == FailAt)
                {
                    throw new InvalidOperationException($"step {step} is wrong");
                }
                if (step == DieAt)
                {
                    DieAt = 0;
                    throw new OperationCanceledException("the process is gone");
                }
                await run.Report(step, 3, $"{step + 1}", ct);
            }
            return "\"3\"";
        }
    }
}
