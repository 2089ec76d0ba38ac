using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Domain.Runs;

namespace Yiju.Benefits.Features.Runs;

/// <summary>How many elders of a village could have a benefit and have not.</summary>
internal sealed record EntitledCount(string Division, string Benefit, int Elders);

/// <summary>
/// 政策找人: whom the rules grant something, who has neither decision nor application for it. As far as the viewer sees.
/// </summary>
internal sealed class ListEntitled(BenefitsDb db)
{
    /// <summary>Counts by village and benefit.</summary>
    /// <param name="day">Decisions that hold on it count.</param>
    public Task<List<EntitledCount>> Counts(DateOnly day, CancellationToken ct) =>
        Open(day)
            .GroupBy(c => new { c.Division, c.Benefit })
            .Select(g => new EntitledCount(g.Key.Division, g.Key.Benefit, g.Count()))
            .ToListAsync(ct);

    /// <summary>The elders of a village for a benefit, page by page in order of their ids.</summary>
    /// <param name="after">Id of the last elder of the page before; 0 for the first.</param>
    public Task<List<BenefitChange>> Page(
        string division,
        string benefit,
        DateOnly day,
        long after,
        int count,
        CancellationToken ct
    ) =>
        Open(day)
            .Where(c => c.Division == division && c.Benefit == benefit && c.SubjectId > after)
            .OrderBy(c => c.SubjectId)
            .Take(count)
            .ToListAsync(ct);

    /// <summary>What a run changed, by village and benefit: gained, lost, and in another amount or place.</summary>
    public Task<List<RunCount>> Changes(long runId, CancellationToken ct) =>
        db
            .Changes.AsNoTracking()
            .Where(c => c.RunId == runId)
            .GroupBy(c => new { c.Division, c.Benefit })
            .Select(g => new RunCount(
                g.Key.Division,
                g.Key.Benefit,
                g.Count(c => c.Answer == Answer.Yes && c.AnswerBefore != Answer.Yes),
                g.Count(c => c.Answer != Answer.Yes),
                g.Count(c => c.Answer == Answer.Yes && c.AnswerBefore == Answer.Yes)
            ))
            .ToListAsync(ct);

    private IQueryable<BenefitChange> Open(DateOnly day) =>
        db
            .Changes.AsNoTracking()
            .Where(c => c.SupersededBy == null && c.Answer == Answer.Yes)
            .Where(c =>
                !db.AllDecisions.Any(d =>
                    d.SubjectId == c.SubjectId
                    && d.BenefitId == c.Benefit
                    && d.Granted
                    && (d.ValidTo == null || d.ValidTo >= day)
                )
                && !db.AllApplications.Any(a =>
                    a.SubjectId == c.SubjectId
                    && a.BenefitId == c.Benefit
                    && a.DecisionId == null
                    && a.State != ApplicationState.Refused
                )
            );
}

/// <summary>What a run changed of one benefit in one village.</summary>
internal sealed record RunCount(string Division, string Benefit, int Gained, int Lost, int Changed);
