using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Care.Features;

/// <summary>What pages and programs do with orders: the right first, then the deed.</summary>
internal sealed class OrderWork(
    Who who,
    Reach reach,
    PlaceOrder place,
    StopOrder stop,
    SignAgreement sign,
    INetwork network
)
{
    public async Task<Outcome<Order>> Place(PlaceOrderBody body, CancellationToken ct)
    {
        var elder = await who.For(body.ElderId, FamilyScope.Order, ct);
        if (!elder.Ok)
        {
            return elder.As<Order>();
        }
        var request = new OrderRequest(
            body.ItemCode,
            body.OrgId,
            body.At,
            body.ShownPrice,
            body.ShownSelf,
            who.Channel
        );
        return await place.Place(elder.Value, elder.Value.Division, request, ct);
    }

    /// <param name="seen">Version of the order that the caller has read (<see cref="RecordVersion"/>), here and below; null: not said.</param>
    public async Task<Outcome<Order>> Cancel(long id, string? reason, string? seen, CancellationToken ct)
    {
        var order = await Mine(id, seen, ct);
        return order.Ok ? await stop.Cancel(order.Value, who.Viewer.Role == Role.OperatorManager, reason, ct) : order;
    }

    public async Task<Outcome<Order>> Move(long id, DateTime at, string? seen, CancellationToken ct)
    {
        var order = await Mine(id, seen, ct);
        return order.Ok ? await stop.Move(order.Value, at, ct) : order;
    }

    public async Task<Outcome<Order>> NoShow(long id, bool elderAway, string? seen, CancellationToken ct)
    {
        var order = await Mine(id, seen, ct);
        return order.Ok ? await stop.NoShow(order.Value, elderAway, ct) : order;
    }

    public async Task<Outcome<Agreement>> Sign(AgreementBody body, CancellationToken ct)
    {
        var elder = await who.For(body.ElderId, FamilyScope.Apply, ct);
        if (!elder.Ok)
        {
            return elder.As<Agreement>();
        }
        return await network.Find(body.OrgId, ct) is { } org
            ? await sign.Sign(elder.Value, org, body.SignedBy, body.Relation, body.Agreed, ct)
            : Fault.NotFound("org-unknown", "没有这家机构。请重新选。");
    }

    /// <summary>An order that the viewer reaches and may change, as the viewer has read it.</summary>
    private async Task<Outcome<Order>> Mine(long id, string? seen, CancellationToken ct)
    {
        var order = await reach.Order(id, ct);
        if (!order.Ok)
        {
            return order;
        }
        if (who.Viewer.Role == Role.Family)
        {
            var may = await who.For(order.Value.SubjectId, FamilyScope.Order, ct);
            if (!may.Ok)
            {
                return may.As<Order>();
            }
        }
        var body = OrderApi.Body(order.Value);
        var changed = RecordVersion.Changed(
            seen,
            body,
            "order-changed",
            $"别人刚改过这次服务，现在约在 {Say.Instant(body.At)}。请看清楚再办一次。"
        );
        return changed is null ? order : changed;
    }
}
