using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;

namespace Yiju.Assessment.Features;

/// <summary>How far blind repetitions differ from the first results, per assessor and agency (ASM-22).</summary>
internal sealed class Deviations(AssessmentDb db)
{
    /// <summary>Per assessor of the first result; of one agency when it is given.</summary>
    public async Task<IReadOnlyList<Deviation>> ByAssessor(long? org, CancellationToken ct)
    {
        var pairs = await Pairs(null, null, org, ct);
        var ids = pairs.Select(p => p.FirstId).ToList();
        var people = await db
            .Assessors.AsNoTracking()
            .Where(a => ids.Contains(a.CaseId) && a.RemovedAt == null)
            .Select(a => new
            {
                a.CaseId,
                a.WorkerId,
                a.Name,
            })
            .ToListAsync(ct);
        return
        [
            .. people
                .Join(pairs, a => a.CaseId, p => p.FirstId, (a, p) => (a.WorkerId, a.Name, p.Difference))
                .GroupBy(x => (x.WorkerId, x.Name))
                .Select(g => Of(g.Key.WorkerId, g.Key.Name, [.. g.Select(x => x.Difference)]))
                .OrderByDescending(d => d.Different),
        ];
    }

    /// <summary>Per agency, of the samples of a division range.</summary>
    public async Task<IReadOnlyList<Deviation>> ByAgency(string first, string last, CancellationToken ct) =>
        [
            .. (await Pairs(first, last, null, ct))
                .GroupBy(p => (p.OrgId, p.OrgName))
                .Select(g => Of(g.Key.OrgId ?? 0, g.Key.OrgName ?? "", [.. g.Select(p => p.Difference)]))
                .OrderByDescending(d => d.Different),
        ];

    private static Deviation Of(long id, string name, IReadOnlyList<int> differences) =>
        new(
            id,
            name,
            differences.Count,
            differences.Count(d => d != 0),
            differences.Count(d => d > 0),
            differences.Count(d => d < 0)
        );

    // Positive: the first result was more severe than the repetition.
    private async Task<List<Pair>> Pairs(string? first, string? last, long? org, CancellationToken ct)
    {
        var rows = await db
            .AllCases.AsNoTracking()
            .Where(c => c.Kind == ApplicationKind.Blind && c.State == CaseState.Finished && c.Level != null)
            .Where(c =>
                first == null || (string.Compare(c.Division, first) >= 0 && string.Compare(c.Division, last) <= 0)
            )
            .Join(
                db.AllCases.Where(c => c.Level != null && (org == null || c.OrgId == org)),
                again => again.AboutCaseId,
                before => before.Id,
                (again, before) =>
                    new
                    {
                        before.Id,
                        before.OrgId,
                        before.OrgName,
                        Before = before.Level,
                        Again = again.Level,
                    }
            )
            .ToListAsync(ct);
        return [.. rows.Select(r => new Pair(r.Id, r.OrgId, r.OrgName, r.Before!.Value - r.Again!.Value))];
    }

    private sealed record Pair(long FirstId, long? OrgId, string? OrgName, int Difference);
}

/// <param name="Checked">Results that were repeated.</param>
/// <param name="Higher">Of the different ones, how many were graded more severely than in the repetition.</param>
internal sealed record Deviation(long Id, string Name, int Checked, int Different, int Higher, int Lower)
{
    public string Sentence =>
        Checked == 0 ? "还没有抽查" : $"抽查 {Checked} 次，{Different} 次不一致（偏重 {Higher}，偏轻 {Lower}）";
}
