using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Work;

namespace Yiju.Assessment.Features;

/// <summary>Every night: grades about to lapse become work of the county centre, once each (ASM-21).</summary>
internal sealed class WarnOfLapse(AssessmentDb db, DbSession session, Rules rules, WorkList work) : IDailyTask
{
    private const int Chunk = 200;
    private const int FarthestDays = 366;

    public string Name => "assessment.warn-of-lapse";

    public async Task Run(DateOnly today, CancellationToken ct)
    {
        var last = today.AddDays(FarthestDays);
        for (long after = 0; ; )
        {
            var from = after;
            var rows = await db
                .AllCases.AsNoTracking()
                .Where(c =>
                    c.State == CaseState.Finished
                    && c.ReplacedById == null
                    && c.Kind != ApplicationKind.Blind
                    && c.ValidUntil != null
                    && c.ValidUntil <= last
                    && c.Id > from
                )
                .OrderBy(c => c.Id)
                .Take(Chunk)
                .ToListAsync(ct);
            if (rows.Count == 0)
            {
                return;
            }
            await session.Commit<Done>(() => Warn(rows, today, ct), ct);
            after = rows[^1].Id;
        }
    }

    private async Task<Outcome<Done>> Warn(IReadOnlyList<Case> rows, DateOnly today, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            var days = await rules.Number(AssessmentRules.WarningDays, row.Division, row.ScaleId, today, ct) ?? 0;
            if (row.ValidUntil!.Value.AddDays(-days) > today)
            {
                continue;
            }
            await work.Ask(
                new WorkRequest(
                    "assessment.lapse",
                    $"评估等级 {row.ValidUntil:M月d日}到期，安排重新评估",
                    $"/assessment/elders/{row.SubjectId}",
                    row.Division,
                    row.SubjectId,
                    Role.CountyCentre,
                    $"{AssignAgency.CauseOf(row.Id)}:lapse",
                    row.ValidUntil
                ),
                ct
            );
        }
        return default(Done);
    }
}
