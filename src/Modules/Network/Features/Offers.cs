using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Network.Data;
using Yiju.Network.Domain;

namespace Yiju.Network.Features;

/// <summary>Joins contracts, ceilings and price lists into who may serve an item for how much.</summary>
internal sealed class Offers(NetworkDb db) : IOffers
{
    public async Task<IReadOnlyList<Offer>> Of(string itemCode, string division, DateOnly day, CancellationToken ct)
    {
        var county = Directory.CountyOf(division);
        var contracts = await db
            .Contracts.AsNoTracking()
            .Where(c => c.Division == county && (c.Kind == ContractKind.HomeCare || c.Kind == ContractKind.Property))
            .ToListAsync(ct);
        var orgIds = contracts.Select(c => c.OrgId).Distinct().ToArray();
        var orgs = await db.Orgs.AsNoTracking().Where(o => orgIds.Contains(o.Id)).ToListAsync(ct);
        var prices = await LatestPrices(orgIds, itemCode, day, ct);
        var contractIds = contracts.Select(c => c.Id).ToArray();
        var ceilings = await db
            .Ceilings.AsNoTracking()
            .Where(c => c.ItemCode == itemCode && contractIds.Contains(c.ContractId))
            .ToDictionaryAsync(c => c.ContractId, c => c.Most, ct);
        return
        [
            .. orgs.Select(o => OfferOf(o, [.. contracts.Where(c => c.OrgId == o.Id)]))
                .OrderBy(o => !o.Open)
                .ThenBy(o => o.Price)
                .ThenBy(o => o.Org.Name, StringComparer.Ordinal),
        ];

        Offer OfferOf(Organisation org, Contract[] held)
        {
            Money? price = prices.TryGetValue(org.Id, out var amount) ? amount : null;
            var inForce = held.Where(c => c.HoldsOn(day)).ToArray();
            var contract = inForce.FirstOrDefault(c => c.Covers(itemCode));
            Money? most = contract is not null && ceilings.TryGetValue(contract.Id, out var top) ? top : null;
            return new Offer(org.Card(), price, WhyNot(org, inForce, contract, price, most));
        }
    }

    public async Task<IReadOnlyDictionary<string, Money>> PricesOf(long orgId, DateOnly day, CancellationToken ct)
    {
        var rows = await db.Prices.AsNoTracking().Where(p => p.OrgId == orgId && p.FromOn <= day).ToListAsync(ct);
        return rows.GroupBy(p => p.ItemCode).ToDictionary(g => g.Key, g => g.MaxBy(p => p.FromOn)!.Amount);
    }

    private async Task<Dictionary<long, Money>> LatestPrices(
        long[] orgIds,
        string itemCode,
        DateOnly day,
        CancellationToken ct
    )
    {
        var rows = await db
            .Prices.AsNoTracking()
            .Where(p => orgIds.Contains(p.OrgId) && p.ItemCode == itemCode && p.FromOn <= day)
            .ToListAsync(ct);
        return rows.GroupBy(p => p.OrgId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.FromOn)!.Amount);
    }

    private static string? WhyNot(
        Organisation org,
        Contract[] inForce,
        Contract? contract,
        Money? price,
        Money? most
    ) =>
        (contract, price) switch
        {
            _ when org.State != OrgState.Active => "已停业",
            _ when inForce.Length == 0 => "合同不在有效期内",
            (null, _) => "合同不包括这个项目",
            (_, null) => "没有公布价格",
            ({ }, { } asked) when most is { } top && asked > top => $"价格 {asked} 高于合同上限 {top}",
            _ => null,
        };
}
