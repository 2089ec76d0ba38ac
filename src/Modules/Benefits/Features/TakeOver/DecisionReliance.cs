using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Platform.Imports;

namespace Yiju.Benefits.Features.TakeOver;

/// <summary>Assessments on which a decision rests must stay.</summary>
internal sealed class DecisionReliance(BenefitsDb db) : IReliance
{
    public async Task<IReadOnlyDictionary<long, string>> On(
        string thing,
        IReadOnlyCollection<long> ids,
        CancellationToken ct
    ) =>
        thing == Things.Assessment
            ? await db
                .AllDecisions.Where(d => d.AssessmentId != null && ids.Contains(d.AssessmentId.Value))
                .Select(d => d.AssessmentId!.Value)
                .Distinct()
                .ToDictionaryAsync(id => id, _ => "已有补贴决定用了这份结果", ct)
            : new Dictionary<long, string>();
}
