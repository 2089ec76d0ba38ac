using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;

namespace Yiju.Care.Features;

/// <summary>
/// An elder shows the card at an outlet, in whatever district, and the order is served and paid at once (SC-03 step 6, FND-02, FND-03).
/// </summary>
internal sealed class SellByCard(
    CareDb db,
    DbSession session,
    IElders elders,
    INetwork network,
    SignAgreement sign,
    PlaceOrder place,
    ConfirmVisit confirm,
    Grants grants
)
{
    /// <param name="agreed">The elder was shown the agreement and agrees; needed at the first time only.</param>
    public async Task<Outcome<Order>> Sell(
        string? cardNumber,
        string itemCode,
        Money? shownPrice,
        Money? shownSelf,
        bool agreed,
        CancellationToken ct
    )
    {
        var elder = await Find(cardNumber, ct);
        if (!elder.Ok)
        {
            return elder.As<Order>();
        }
        if (session.Viewer.OrgId is not { } orgId || await network.Find(orgId, ct) is not { } org)
        {
            return Fault.Refused("no-outlet", "您的岗位没有登记服务机构，不能刷卡收费。请联系本单位管理员。");
        }
        if (agreed)
        {
            var signed = await sign.Sign(elder.Value, org, elder.Value.Name, "本人（刷卡）", agreed, ct);
            if (!signed.Ok)
            {
                return signed.As<Order>();
            }
            await session.Save(ct);
        }
        var now = session.Time.Instant();
        var request = new OrderRequest(itemCode, orgId, now, shownPrice, shownSelf, OrderChannel.Card);
        var order = await place.Place(elder.Value, session.Viewer.Division.Value, request, ct);
        if (!order.Ok)
        {
            return order;
        }
        await session.Save(ct);
        var visit = db.AllVisits.Local.Single(v => v.OrderId == order.Value.Id);
        (visit.State, visit.ArrivedAt, visit.LeftAt) = (VisitState.Done, now, now);
        var confirmed = await confirm.Confirm(visit, ConfirmedHow.Card, null, null, ct);
        await session.Save(ct);
        await grants.Close(order.Value.Cause, ct);
        return confirmed.Ok ? order : confirmed.As<Order>();
    }

    public async Task<Outcome<ElderCard>> Find(string? cardNumber, CancellationToken ct)
    {
        var number = cardNumber?.Trim() ?? "";
        return number.Length > 0 && await elders.FindByCard(number, ct) is { } elder
            ? elder
            : Fault.NotFound("card-unknown", "没有找到这张卡。请再刷一次，或核对卡号。");
    }
}
