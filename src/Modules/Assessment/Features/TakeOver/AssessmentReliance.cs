using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Platform.Imports;

namespace Yiju.Assessment.Features.TakeOver;

/// <summary>Agencies with cases and assessors of cases must stay.</summary>
internal sealed class AssessmentReliance(AssessmentDb db) : IReliance
{
    public async Task<IReadOnlyDictionary<long, string>> On(
        string thing,
        IReadOnlyCollection<long> ids,
        CancellationToken ct
    ) =>
        thing switch
        {
            Things.Org => await db
                .AllCases.Where(c => c.OrgId != null && ids.Contains(c.OrgId.Value))
                .Select(c => c.OrgId!.Value)
                .Distinct()
                .ToDictionaryAsync(id => id, _ => "这家机构已经做过评估", ct),
            Things.Worker => await db
                .Assessors.Where(a => ids.Contains(a.WorkerId))
                .Select(a => a.WorkerId)
                .Distinct()
                .ToDictionaryAsync(id => id, _ => "这个人已经做过评估", ct),
            _ => new Dictionary<long, string>(),
        };
}
