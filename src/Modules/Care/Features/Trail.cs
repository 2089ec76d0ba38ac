using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Care.Features;

/// <summary>Writes what happened to an order, under the name of who did it.</summary>
internal sealed class Trail(CareDb db, DbSession session, Who who)
{
    public void Add(long orderId, string what, Money? amount = null) =>
        db.OrderEntries.Add(
            new OrderEntry
            {
                Id = session.Ids.Next(),
                OrderId = orderId,
                At = session.Time.Instant(),
                By = who.Name,
                What = what,
                Amount = amount,
            }
        );
}
