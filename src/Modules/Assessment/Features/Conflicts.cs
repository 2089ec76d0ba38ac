using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Contracts;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Platform.Access;

namespace Yiju.Assessment.Features;

/// <summary>Who must stay away from one assessment: those who serve the elder, and those who did the result in question (ASM-18, ASM-20).</summary>
internal sealed class Conflicts(AssessmentDb db, Grants grants, IEnumerable<IConflictSource> sources)
{
    /// <summary>Everything the registered modules know.</summary>
    public async Task<IReadOnlyList<Conflict>> Of(long elderId, DateOnly day, CancellationToken ct)
    {
        var all = new List<Conflict>();
        foreach (var source in sources)
        {
            all.AddRange(await source.Of(elderId, day, ct));
        }
        return all;
    }

    /// <summary>Why an organisation may not assess the elder; null when nothing is known.</summary>
    public async Task<string?> AgainstOrg(
        long orgId,
        long elderId,
        IReadOnlyList<Conflict> known,
        CancellationToken ct
    ) =>
        known.FirstOrDefault(c => c.OrgId == orgId && c.WorkerId is null)?.Reason
        ?? (await grants.IsOpen($"org:{orgId}", elderId, "care", ct) ? "正在为这位老人提供服务" : null);

    public static IReadOnlyDictionary<long, string> Workers(IReadOnlyList<Conflict> known) =>
        known
            .Where(c => c.WorkerId is not null)
            .GroupBy(c => c.WorkerId!.Value)
            .ToDictionary(g => g.Key, g => g.First().Reason);

    /// <summary>
    /// Assessors of the result that is objected to or done again, of the one that it in turn answered, and so on back, and of
    /// other answers to the same results.
    /// </summary>
    public async Task<IReadOnlySet<long>> EarlierAssessors(long? aboutCaseId, CancellationToken ct)
    {
        var cases = new HashSet<long>();
        for (var next = aboutCaseId; next is { } id && cases.Add(id); )
        {
            next = await db.AllCases.Where(c => c.Id == id).Select(c => c.AboutCaseId).SingleOrDefaultAsync(ct);
        }
        var related = await db
            .AllCases.Where(c =>
                cases.Contains(c.Id)
                || (c.AboutCaseId != null && cases.Contains(c.AboutCaseId.Value) && c.State == CaseState.Finished)
            )
            .Select(c => c.Id)
            .ToListAsync(ct);
        return (
            await db
                .Assessors.Where(a => related.Contains(a.CaseId) && a.RemovedAt == null)
                .Select(a => a.WorkerId)
                .ToListAsync(ct)
        ).ToHashSet();
    }
}
