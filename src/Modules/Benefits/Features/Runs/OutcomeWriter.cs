using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Runs;
using Yiju.Platform.Data;
using Yiju.Platform.Data.Bulk;
using Yiju.Platform.Outbox;

namespace Yiju.Benefits.Features.Runs;

/// <summary>A chunk of differences, made ready for the database.</summary>
internal sealed record PreparedChunk(Differences Differences, IBulkRows Outcomes, IBulkRows Changes);

/// <summary>Writes the differences of a chunk together with the cursor behind it.</summary>
internal sealed class OutcomeWriter(BenefitsDb db, DbSession session, Events events)
{
    private const int EldersPerEvent = 50;

    private readonly BulkTable<OutcomeRow> outcomes = BulkTable<OutcomeRow>.Of(db);
    private readonly BulkTable<BenefitChange> changes = BulkTable<BenefitChange>.Of(db);

    /// <summary>Needs no database and may run beside the writing of another chunk.</summary>
    public PreparedChunk Prepare(Differences differences) =>
        new(
            differences,
            BulkWriter.Prepare(outcomes, session.Database.Kind, differences.Outcomes),
            BulkWriter.Prepare(changes, session.Database.Kind, differences.Changes)
        );

    /// <param name="tell">Ask for new decisions where the outcome no longer agrees with one.</param>
    /// <returns>The run as it is behind the chunk.</returns>
    public async Task<BenefitRun> Write(long runId, PreparedChunk chunk, bool tell, CancellationToken ct)
    {
        var outcome = await session.Commit<BenefitRun>(
            async () =>
            {
                var run = await db.Runs.SingleAsync(r => r.Id == runId, ct);
                if (run.Cursor >= chunk.Differences.Through)
                {
                    return run;
                }
                await DoNotWaitForDisk(ct);
                await AddLayouts(chunk.Differences.Layouts, ct);
                await Supersede(runId, chunk.Differences, ct);
                await chunk.Outcomes.Write(session, ct);
                await chunk.Changes.Write(session, ct);
                if (tell)
                {
                    await Tell(run, chunk.Differences, ct);
                }
                run.Cursor = chunk.Differences.Through;
                run.Elders += chunk.Differences.Elders;
                run.Written += chunk.Differences.Outcomes.Count;
                run.Changes += chunk.Differences.Changes.Count;
                run.Unreadable += chunk.Differences.Unreadable;
                return run;
            },
            ct
        );
        return outcome.Value;
    }

    /// <summary>A chunk that a power cut takes back takes its cursor back with it; the run goes on before it.</summary>
    private async Task DoNotWaitForDisk(CancellationToken ct)
    {
        if (session.Database.Kind == DatabaseKind.Postgres)
        {
            await using var command = session.Command("set local synchronous_commit = off");
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task AddLayouts(IReadOnlyList<OutcomeLayout> layouts, CancellationToken ct)
    {
        var ids = layouts.Select(l => l.Id).ToList();
        var known = await db.Layouts.Where(l => ids.Contains(l.Id)).Select(l => l.Id).ToListAsync(ct);
        foreach (var layout in layouts.Where(l => !known.Contains(l.Id)))
        {
            db.Layouts.Add(
                new OutcomeLayout
                {
                    Id = layout.Id,
                    Packs = layout.Packs,
                    Results = layout.Results,
                }
            );
        }
    }

    private async Task Supersede(long runId, Differences differences, CancellationToken ct)
    {
        if (differences.Replaced.Count == 0)
        {
            return;
        }
        var replaced = differences.Replaced.ToHashSet();
        var changed = differences.Changes.Where(c => replaced.Contains(c.SubjectId)).ToList();
        if (session.Database.Kind == DatabaseKind.Postgres)
        {
            await Run(
                "update benefits_outcome set superseded_by = @run where subject_id = any(@subjects) and superseded_by is null",
                [("@run", runId), ("@subjects", differences.Replaced.ToArray())],
                ct
            );
            await Run(
                "update benefits_change c set superseded_by = @run from unnest(@subjects, @benefits) as n(subject, benefit) "
                    + "where c.subject_id = n.subject and c.benefit = n.benefit and c.superseded_by is null",
                [
                    ("@run", runId),
                    ("@subjects", changed.Select(c => c.SubjectId).ToArray()),
                    ("@benefits", changed.Select(c => c.Benefit).ToArray()),
                ],
                ct
            );
            return;
        }
        await Each(
            "update benefits_outcome set superseded_by = @run where subject_id = @subject and superseded_by is null",
            differences.Replaced.Select(s => new (string, object)[] { ("@run", runId), ("@subject", s) }),
            ct
        );
        await Each(
            "update benefits_change set superseded_by = @run where subject_id = @subject and benefit = @benefit and superseded_by is null",
            changed.Select(c =>
                new (string, object)[] { ("@run", runId), ("@subject", c.SubjectId), ("@benefit", c.Benefit) }
            ),
            ct
        );
    }

    private Task Run(string sql, (string, object)[] values, CancellationToken ct) => Each(sql, [values], ct);

    private async Task Each(string sql, IEnumerable<(string Name, object Value)[]> rows, CancellationToken ct)
    {
        await using var command = session.Command(sql);
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            foreach (var (name, value) in row)
            {
                command.Parameters.Add(Parameter(command, name, value));
            }
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static DbParameter Parameter(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        return parameter;
    }

    /// <summary>
    /// Of those whose benefits changed, who has a decision that says something else, or gets something without applying. Lists of the villages
    /// show all others.
    /// </summary>
    private async Task Tell(BenefitRun run, Differences differences, CancellationToken ct)
    {
        var subjects = differences.Changes.Select(c => c.SubjectId).Distinct().ToList();
        if (subjects.Count == 0)
        {
            return;
        }
        var held = (
            await db
                .AllDecisions.Where(d => subjects.Contains(d.SubjectId) && d.Granted)
                .Where(d => d.ValidTo == null || d.ValidTo >= run.Day)
                .Select(d => new { d.SubjectId, d.BenefitId })
                .ToListAsync(ct)
        )
            .Select(d => (d.SubjectId, d.BenefitId))
            .ToHashSet();
        var told = differences
            .Changes.Where(c =>
                held.Contains((c.SubjectId, c.Benefit))
                || (c.Answer == Answer.Yes && differences.Automatic.Contains(c.Benefit))
            )
            .Select(c => c.SubjectId)
            .Distinct();
        foreach (var elders in told.Chunk(EldersPerEvent))
        {
            events.Tell(BenefitsEvents.OutcomesChanged, new OutcomesChanged(run.Id, run.Day, elders));
        }
    }
}
