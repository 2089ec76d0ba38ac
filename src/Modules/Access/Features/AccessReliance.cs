using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Platform.Access;
using Yiju.Platform.Imports;

namespace Yiju.Access.Features;

/// <summary>Organisations and workers with posts must stay.</summary>
internal sealed class AccessReliance(AccessDb db) : IReliance
{
    public async Task<IReadOnlyDictionary<long, string>> On(
        string thing,
        IReadOnlyCollection<long> ids,
        CancellationToken ct
    ) =>
        thing switch
        {
            Things.Org => await db
                .Posts.Where(p => p.OrgId != null && ids.Contains(p.OrgId.Value))
                .Select(p => p.OrgId!.Value)
                .Distinct()
                .ToDictionaryAsync(id => id, _ => "这家机构已经开了账号", ct),
            Things.Worker => await db
                .Posts.Where(p =>
                    p.PersonId != null
                    && ids.Contains(p.PersonId.Value)
                    && (p.Role == Role.CareWorker || p.Role == Role.Assessor)
                )
                .Select(p => p.PersonId!.Value)
                .Distinct()
                .ToDictionaryAsync(id => id, _ => "这个人已经开了账号", ct),
            _ => new Dictionary<long, string>(),
        };
}
