using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Imports;
using Yiju.Workforce.Data;

namespace Yiju.Workforce.Features.TakeOver;

/// <summary>Organisations with staff must stay.</summary>
internal sealed class WorkforceReliance(WorkforceDb db) : IReliance
{
    public async Task<IReadOnlyDictionary<long, string>> On(
        string thing,
        IReadOnlyCollection<long> ids,
        CancellationToken ct
    ) =>
        thing == Things.Org
            ? await db
                .Workers.Where(w => ids.Contains(w.OrgId))
                .Select(w => w.OrgId)
                .Distinct()
                .ToDictionaryAsync(id => id, _ => "这家机构还有登记的人员", ct)
            : new Dictionary<long, string>();
}
