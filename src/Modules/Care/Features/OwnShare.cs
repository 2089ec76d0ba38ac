using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Outbox;

namespace Yiju.Care.Features;

/// <summary>What the elder or family pays for an order: asked for, kept until the service was given, then the operator's or given back.</summary>
internal sealed class OwnShare(IPayments payments, Catalogue catalogue)
{
    /// <summary>What is still to pay; a cancelled order costs the charge at most.</summary>
    public async Task<Money> Due(Order order, CancellationToken ct)
    {
        var due = Owed(order) - await payments.PaidFor(order.Cause, ct);
        return payments.Open && due > Money.Zero && order.Channel != OrderChannel.Card ? due : Money.Zero;
    }

    /// <summary>Asks for what is still to pay, inside the caller's unit of work.</summary>
    /// <returns>The payment.</returns>
    public async Task<Outcome<long>> Ask(Order order, CancellationToken ct)
    {
        var due = await Due(order, ct);
        if (due == Money.Zero)
        {
            return Fault.Conflict("nothing-due", "这次服务现在没有要在网上付的钱。");
        }
        var payer = DivisionCode.Parse(order.Division).At(DivisionLevel.County).Value;
        var title = $"{catalogue.NameOf(order.ItemCode)}，自己付的部分";
        return await payments.Ask(
            new OwnPayment(order.SubjectId, order.Cause, title, order.Purse ?? "", payer, due),
            ct
        );
    }

    /// <summary>
    /// The order was settled or called off, inside the caller's unit of work: what was paid becomes the operator's due as far as it is owed, the
    /// rest goes back. An order that is still open keeps it.
    /// </summary>
    public async Task<Outcome<Done>> Follow(Order order, CancellationToken ct) =>
        order.State is OrderState.Done or OrderState.Cancelled
            ? await payments.Settle(
                order.Cause,
                order.OrgId,
                Owed(order),
                order.State == OrderState.Done ? "多付的退回" : "服务取消，退回",
                ct
            )
            : default(Done);

    private static Money Owed(Order order) => order.State == OrderState.Cancelled ? order.Charge : order.SelfShare;
}

/// <summary>Somebody has paid: it goes onto the order's trail, and a service that is settled already takes it at once.</summary>
internal sealed class BookOwnShare(CareDb db, OwnShare own, Trail trail) : ISubscriber<OwnPaid>
{
    public async Task Handle(OwnPaid happened, CancellationToken ct)
    {
        if (
            happened.Cause.Split(':') is not ["order", var text]
            || !long.TryParse(text, CultureInfo.InvariantCulture, out var id)
            || await db.AllOrders.SingleOrDefaultAsync(o => o.Id == id, ct) is not { } order
        )
        {
            return;
        }
        trail.Add(order.Id, "在网上付了自己的部分", happened.Amount);
        var followed = await own.Follow(order, ct);
        if (!followed.Ok)
        {
            throw new InvalidOperationException($"Payment {happened.PaymentId}: {followed.Faults[0].Sentence}");
        }
    }
}
