using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Network.Data;
using Yiju.Network.Domain;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;

namespace Yiju.Network.Features;

/// <summary>Writes many rows at once; one look-up per batch finds what is there already.</summary>
internal sealed class Loader(NetworkDb db, DbSession session, AuditTrail audit) : INetworkLoader
{
    public async Task<IReadOnlyList<long>> Orgs(IReadOnlyList<NewOrg> orgs, CancellationToken ct)
    {
        var codes = orgs.Select(o => o.CreditCode).ToArray();
        var known = await db
            .Orgs.Where(o => codes.Contains(o.CreditCode))
            .ToDictionaryAsync(o => o.CreditCode, o => o.Id, ct);
        var ids = new List<long>(orgs.Count);
        foreach (var org in orgs)
        {
            if (!known.TryGetValue(org.CreditCode, out var id))
            {
                id = session.Ids.Next();
                known.Add(org.CreditCode, id);
                db.Orgs.Add(Row(id, org));
            }
            ids.Add(id);
        }
        audit.Did("network.load-orgs", [], detail: $"{orgs.Count}");
        return ids;
    }

    public async Task<IReadOnlyList<long>> Contracts(IReadOnlyList<NewContract> contracts, CancellationToken ct)
    {
        var numbers = contracts.Select(c => c.Number).ToArray();
        var known = await db
            .Contracts.Where(c => numbers.Contains(c.Number))
            .ToDictionaryAsync(c => c.Number, c => c.Id, ct);
        var ids = new List<long>(contracts.Count);
        foreach (var contract in contracts)
        {
            if (!known.TryGetValue(contract.Number, out var id))
            {
                id = session.Ids.Next();
                known.Add(contract.Number, id);
                Add(id, contract);
            }
            ids.Add(id);
        }
        audit.Did("network.load-contracts", [], detail: $"{contracts.Count}");
        return ids;
    }

    public async Task<IReadOnlyList<long>> Facilities(IReadOnlyList<NewFacility> facilities, CancellationToken ct)
    {
        var divisions = facilities.Select(f => f.Division).Distinct().ToArray();
        var there = await db.Facilities.Where(f => divisions.Contains(f.Division)).ToListAsync(ct);
        var known = there.GroupBy(f => (f.Division, f.Name)).ToDictionary(g => g.Key, g => g.First().Id);
        var ids = new List<long>(facilities.Count);
        foreach (var facility in facilities)
        {
            if (!known.TryGetValue((facility.Division, facility.Name), out var id))
            {
                id = session.Ids.Next();
                known.Add((facility.Division, facility.Name), id);
                db.Facilities.Add(Row(id, facility));
            }
            ids.Add(id);
        }
        audit.Did("network.load-facilities", [], detail: $"{facilities.Count}");
        return ids;
    }

    public async Task Prices(IReadOnlyList<NewPrice> prices, CancellationToken ct)
    {
        var orgs = prices.Select(p => p.OrgId).Distinct().ToArray();
        var there = await db.Prices.AsNoTracking().Where(p => orgs.Contains(p.OrgId)).ToListAsync(ct);
        var known = there.Select(p => (p.OrgId, p.ItemCode, p.FromOn)).ToHashSet();
        db.Prices.AddRange(
            prices
                .Where(p => known.Add((p.OrgId, p.ItemCode, p.From)))
                .Select(p => new Price
                {
                    Id = session.Ids.Next(),
                    OrgId = p.OrgId,
                    ItemCode = p.ItemCode,
                    Amount = p.Price,
                    FromOn = p.From,
                })
        );
        audit.Did("network.load-prices", [], detail: $"{prices.Count}");
    }

    internal void Add(long id, NewContract contract)
    {
        db.Contracts.Add(
            new Contract
            {
                Id = id,
                OrgId = contract.OrgId,
                Division = Directory.CountyOf(contract.Division),
                Number = contract.Number,
                Kind = contract.Kind,
                FromOn = contract.From,
                ToOn = contract.To,
                Items = string.Join(',', contract.Items ?? []),
                Quota = contract.Quota,
            }
        );
        db.Ceilings.AddRange(
            (contract.Ceilings ?? new Dictionary<string, Money>()).Select(c => new Ceiling
            {
                ContractId = id,
                ItemCode = c.Key,
                Most = c.Value,
            })
        );
    }

    private Organisation Row(long id, NewOrg org) =>
        new()
        {
            Id = id,
            Kind = org.Kind,
            Name = org.Name,
            CreditCode = org.CreditCode,
            Division = org.Division,
            Phone = org.Phone,
            CreatedAt = session.Time.Instant(),
        };

    private static Facility Row(long id, NewFacility facility) =>
        new()
        {
            Id = id,
            Kind = facility.Kind,
            Name = facility.Name,
            Division = facility.Division,
            Longitude = facility.Longitude,
            Latitude = facility.Latitude,
            AreaM2 = facility.AreaM2,
            Beds = facility.Beds,
            OpenedOn = facility.Opened,
            OrgId = facility.OrgId,
            Phone = facility.Phone,
        };
}
