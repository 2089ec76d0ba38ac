using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Runs;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Packs;

namespace Yiju.Benefits.Features.Runs;

/// <summary>Asks for runs over the whole registry, and shows them.</summary>
internal sealed class OutcomeRuns(BenefitsDb db, DbSession session, JobQueue jobs)
{
    /// <summary>Puts a run in line, inside the caller's unit of work.</summary>
    /// <returns>The run; its job shows the progress.</returns>
    public BenefitRun Ask(RunKind kind, DateOnly day)
    {
        var title = kind switch
        {
            RunKind.Nightly => $"全部老人的待遇：{day:yyyy-MM-dd} 夜间计算",
            RunKind.Activation => $"全部老人的待遇：{day:yyyy-MM-dd} 政策启用后计算",
            RunKind.Asked => $"全部老人的待遇：{day:yyyy-MM-dd} 重新计算",
        };
        var run = new BenefitRun
        {
            Id = session.Ids.Next(),
            Kind = kind,
            JobId = jobs.Add(RunOutcomes.JobKind, title, new { }),
            Day = day,
            AskedAt = session.Time.Instant(),
            AskedBy = session.Viewer.Name,
        };
        db.Runs.Add(run);
        return run;
    }

    public Task<BenefitRun?> Find(long id, CancellationToken ct) =>
        db.Runs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);

    /// <summary>Newest first.</summary>
    /// <param name="before">Id of the last run of the page before; null for the newest.</param>
    public Task<List<BenefitRun>> Latest(long? before, int count, CancellationToken ct) =>
        db
            .Runs.AsNoTracking()
            .Where(r => before == null || r.Id < before)
            .OrderByDescending(r => r.Id)
            .Take(count)
            .ToListAsync(ct);
}

/// <summary>Every night, when the facts of the day are stated: everybody is decided anew (POL-21).</summary>
internal sealed class NightlyOutcomes(BenefitsDb db, DbSession session, OutcomeRuns runs, PacksInForce packs)
    : IDailyTask
{
    /// <summary>Behind the tasks of People and of the renumbering, which state facts.</summary>
    public string Name => "registry.outcomes";

    public async Task Run(DateOnly today, CancellationToken ct)
    {
        if (!packs.Library.Packs.Any(p => p.Rules.Any(r => r.Subject == ElderRules.Subject)))
        {
            return;
        }
        await session.Commit<Done>(
            async () =>
            {
                if (!await db.Runs.AnyAsync(r => r.Kind == RunKind.Nightly && r.Day == today, ct))
                {
                    runs.Ask(RunKind.Nightly, today);
                }
                return default(Done);
            },
            ct
        );
    }
}
