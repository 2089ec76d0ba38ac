using Microsoft.EntityFrameworkCore;
using Yiju.Care.Data;
using Yiju.Platform.Imports;

namespace Yiju.Care.Features;

/// <summary>Organisations with agreements or orders and workers of visits must stay.</summary>
internal sealed class CareReliance(CareDb db) : IReliance
{
    public async Task<IReadOnlyDictionary<long, string>> On(
        string thing,
        IReadOnlyCollection<long> ids,
        CancellationToken ct
    ) =>
        thing switch
        {
            Things.Org => await db
                .AllOrders.Where(o => ids.Contains(o.OrgId))
                .Select(o => o.OrgId)
                .Union(db.AllAgreements.Where(a => ids.Contains(a.OrgId)).Select(a => a.OrgId))
                .ToDictionaryAsync(id => id, _ => "这家机构已经有服务协议或订单", ct),
            Things.Worker => await db
                .AllVisits.Where(v => v.WorkerId != null && ids.Contains(v.WorkerId.Value))
                .Select(v => v.WorkerId!.Value)
                .Distinct()
                .ToDictionaryAsync(id => id, _ => "这个人已经排过上门服务", ct),
            _ => new Dictionary<long, string>(),
        };
}
