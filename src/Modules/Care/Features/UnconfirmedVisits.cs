using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;

namespace Yiju.Care.Features;

/// <summary>Visits that were made but not settled, for the preview of an operator's month (FND-05, SVC-12).</summary>
internal sealed class UnconfirmedVisits(CareDb db) : IUnsettled
{
    public async Task<IReadOnlyList<UnsettledItem>> Of(long orgId, string payer, Period month, CancellationToken ct)
    {
        var (first, last) = DivisionCode.Parse(payer).Range;
        var rows = await (
            from visit in db.AllVisits.AsNoTracking()
            join order in db.AllOrders.AsNoTracking() on visit.OrderId equals order.Id
            where visit.OrgId == orgId && visit.SettledAt == null
            where visit.State == VisitState.Done || visit.State == VisitState.Disputed
            where visit.PlannedOn >= month.From && visit.PlannedOn <= month.To
            where string.Compare(visit.Division, first) >= 0 && string.Compare(visit.Division, last) <= 0
            orderby visit.PlannedOn
            select new
            {
                visit.Id,
                visit.PlannedOn,
                visit.Held,
                order.WalletShare,
            }
        ).ToListAsync(ct);
        return
        [
            .. rows.Select(r => new UnsettledItem(
                $"visit:{r.Id}",
                r.PlannedOn,
                r.WalletShare,
                MarkWords.Of(r.Held),
                $"/care/visits/{r.Id}"
            )),
        ];
    }
}
