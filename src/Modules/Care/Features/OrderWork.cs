using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Platform.Access;

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

    public async Task<Outcome<Order>> Cancel(long id, string? reason, CancellationToken ct)
    {
        var order = await Mine(id, ct);
        return order.Ok ? await stop.Cancel(order.Value, who.Viewer.Role == Role.OperatorManager, reason, ct) : order;
    }

    public async Task<Outcome<Order>> Move(long id, DateTime at, CancellationToken ct)
    {
        var order = await Mine(id, ct);
        return order.Ok ? await stop.Move(order.Value, at, ct) : order;
    }

    public async Task<Outcome<Order>> NoShow(long id, bool elderAway, CancellationToken ct)
    {
        var order = await Mine(id, ct);
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

    /// <summary>An order that the viewer reaches and may change.</summary>
    private async Task<Outcome<Order>> Mine(long id, CancellationToken ct)
    {
        var order = await reach.Order(id, ct);
        if (!order.Ok || who.Viewer.Role != Role.Family)
        {
            return order;
        }
        var may = await who.For(order.Value.SubjectId, FamilyScope.Order, ct);
        return may.Ok ? order : may.As<Order>();
    }
}
