using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;

namespace Yiju.Care.Features;

/// <summary>Writes a month of orders as if they had happened; money moves through the wallet as ever.</summary>
internal sealed class Loader(
    CareDb db,
    DbSession session,
    IWallets wallets,
    Grants grants,
    SignAgreement sign,
    MakePlans plans,
    AuditTrail audit,
    Catalogue catalogue
) : ICareLoader
{
    public async Task<IReadOnlyList<long>> Agreements(IReadOnlyList<NewAgreement> agreements, CancellationToken ct)
    {
        var elders = agreements.Select(a => a.ElderId).Distinct().ToArray();
        var known = new Dictionary<(long, long), long>();
        foreach (
            var one in await db.AllAgreements.AsNoTracking().Where(a => elders.Contains(a.SubjectId)).ToListAsync(ct)
        )
        {
            known.TryAdd((one.SubjectId, one.OrgId), one.Id);
        }
        var ids = new List<long>(agreements.Count);
        foreach (var one in agreements)
        {
            if (!known.TryGetValue((one.ElderId, one.OrgId), out var id))
            {
                var row = sign.Make(one.ElderId, one.Division, one.OrgId, one.From, one.To, one.SignedBy, "本人");
                db.AllAgreements.Add(row);
                await grants.Give($"org:{one.OrgId}", one.ElderId, "care", row.Cause, null, ct);
                id = row.Id;
                known.Add((one.ElderId, one.OrgId), id);
            }
            ids.Add(id);
        }
        audit.Did("care.load-agreements", [], detail: $"{agreements.Count}");
        return ids;
    }

    public async Task<IReadOnlyList<long>> Orders(IReadOnlyList<LoadedOrder> orders, CancellationToken ct)
    {
        var numbers = orders.Select(o => o.ExternalId).ToArray();
        var known = await (
            from order in db.AllOrders.AsNoTracking()
            join visit in db.AllVisits on order.Id equals visit.OrderId
            where numbers.Contains(order.ExternalId)
            select new { order.ExternalId, visit.Id }
        ).ToDictionaryAsync(k => k.ExternalId!, k => k.Id, ct);
        var elders = orders.Select(o => o.ElderId).Distinct().ToArray();
        var agreements = (
            await db.AllAgreements.AsNoTracking().Where(a => elders.Contains(a.SubjectId)).ToListAsync(ct)
        )
            .GroupBy(a => (a.SubjectId, a.OrgId))
            .ToDictionary(g => g.Key, g => g.First().Id);
        var ids = new List<long>(orders.Count);
        foreach (var one in orders)
        {
            if (!known.TryGetValue(one.ExternalId, out var id))
            {
                id = await Add(one, agreements.GetValueOrDefault((one.ElderId, one.OrgId)), ct);
                known.Add(one.ExternalId, id);
            }
            ids.Add(id);
        }
        audit.Did("care.load-orders", [], detail: $"{orders.Count}");
        return ids;
    }

    public Task<IReadOnlyList<long>> Plans(IReadOnlyList<NewPlan> list, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<long>>([.. list.Select(p => plans.Add(p).Value.Id)]);

    private async Task<long> Add(LoadedOrder one, long agreement, CancellationToken ct)
    {
        var id = session.Ids.Next();
        var pays = one.State is not (VisitState.Cancelled or VisitState.Missed);
        var hold =
            pays && one.Purpose is { } purse && one.WalletMost > Money.Zero
                ? (
                    await wallets.Hold(
                        one.ElderId,
                        purse,
                        Money.Min(one.Price, one.WalletMost),
                        $"order:{id}:hold:1",
                        $"order:{id}",
                        ct
                    )
                ).Value
                : new WalletHold(null, Money.Zero);
        var order = OrderOf(one, id, agreement, hold);
        var visit = VisitOf(one, order);
        db.AllOrders.Add(order);
        db.AllVisits.Add(visit);
        AddProof(one, visit);
        if (visit.State == VisitState.Confirmed)
        {
            if (order.HoldId is { } held)
            {
                await wallets.Capture(
                    held,
                    order.OrgId,
                    order.WalletShare,
                    $"order:{id}:visit:{visit.Id}",
                    ct,
                    visit.Cause
                );
            }
            visit.SettledAt = visit.ConfirmedAt;
        }
        else if (pays && one.WorkerId is { } worker)
        {
            await grants.Give($"worker:{worker}", one.ElderId, "care", AssignVisit.Cause(visit, worker), null, ct);
        }
        return visit.Id;
    }

    private static Order OrderOf(LoadedOrder one, long id, long agreement, WalletHold hold) =>
        new()
        {
            Id = id,
            SubjectId = one.ElderId,
            Division = one.Division,
            OrgId = one.OrgId,
            ItemCode = one.ItemCode,
            Channel = one.Channel,
            PlacedAt = one.PlacedAt,
            PlacedBy = 0,
            PlannedAt = one.PlannedAt,
            Price = one.Price,
            Purse = one.Purpose,
            WalletShare = hold.Covered,
            SelfShare = one.Price - hold.Covered,
            HoldId = hold.HoldId,
            Rule = one.Rule,
            AgreementId = agreement,
            ExternalId = one.ExternalId,
            State = one.State switch
            {
                VisitState.Confirmed => OrderState.Done,
                VisitState.Cancelled or VisitState.Missed => OrderState.Cancelled,
                _ => OrderState.Open,
            },
        };

    private Visit VisitOf(LoadedOrder one, Order order)
    {
        var visit = PlaceOrder.VisitFor(order, one.PlannedMinutes, one.WorkerId, session.Ids.Next());
        visit.State = one.State;
        (visit.ArrivedAt, visit.LeftAt, visit.MetresFromHome) = (one.ArrivedAt, one.LeftAt, one.MetresFromHome);
        (visit.Marks, visit.Rating) = (one.Marks, one.Rating);
        if (one.LeftAt is not null)
        {
            visit.StepsDone = string.Join(',', Enumerable.Range(0, catalogue.Find(one.ItemCode)?.Steps.Count ?? 0));
        }
        if (one.State == VisitState.Confirmed)
        {
            (visit.ConfirmedAt, visit.ConfirmedHow, visit.ConfirmedBy) = (one.LeftAt, ConfirmedHow.Page, "老人或家属");
        }
        return visit;
    }

    private void AddProof(LoadedOrder one, Visit visit)
    {
        if (one is { WorkerId: { } worker, ArrivedAt: { } arrived, LeftAt: { } left })
        {
            db.VisitEvents.Add(Event(visit, worker, VisitEventKind.CheckIn, arrived));
            db.VisitEvents.Add(Event(visit, worker, VisitEventKind.CheckOut, left));
        }
    }

    private VisitEvent Event(Visit visit, long worker, VisitEventKind kind, DateTime at) =>
        new()
        {
            Id = session.Ids.Next(),
            VisitId = visit.Id,
            WorkerId = worker,
            ClientId = $"{visit.Id}-{(int)kind}",
            Kind = kind,
            DeviceAt = at,
            ReceivedAt = at,
        };
}
