using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Platform.Data;

namespace Yiju.Care.Features;

/// <summary>What an order would cost, and who would pay (SVC-03).</summary>
/// <param name="Wallet">What the wallet would cover today.</param>
/// <param name="Reason">One sentence for the elder.</param>
internal sealed record Quote(
    CareItem Item,
    OrgCard Org,
    Money Price,
    Money Wallet,
    string? Purse,
    string? Rule,
    string Reason,
    long? AgreementId
)
{
    public Money Self => Price - Wallet;
}

/// <summary>Computes the price and the shares; the page shows it and the order is placed by the very same sum.</summary>
internal sealed class Quotes(
    CareDb db,
    DbSession session,
    Menu menu,
    IOffers offers,
    IEntitlements entitlements,
    IWallets wallets
)
{
    /// <param name="division">Whose contracts and prices count: the elder's home, or the outlet where the card is shown.</param>
    /// <param name="maySpend">False when a family member orders who may not spend the wallet.</param>
    public async Task<Outcome<Quote>> Of(
        long elderId,
        string division,
        string itemCode,
        long orgId,
        DateOnly day,
        bool maySpend,
        CancellationToken ct
    )
    {
        var item = await menu.Find(itemCode, division, day, ct);
        if (!item.Ok)
        {
            return item.As<Quote>();
        }
        var offer = (await offers.Of(itemCode, division, day, ct)).FirstOrDefault(o => o.Org.Id == orgId);
        if (offer is not { Open: true, Price: { } price })
        {
            var why = offer?.Excluded ?? "在这里没有合同";
            return Fault.Refused("org-not-offering", $"这家机构不能提供：{why}。请换一家。", "org");
        }
        var share = await entitlements.ShareOf(elderId, itemCode, price, day, ct);
        var purse = maySpend ? share.WalletPurpose : null;
        var covered = purse is null ? Money.Zero : await Covered(elderId, purse, Money.Min(price, share.WalletMax), ct);
        var agreement = await db
            .AllAgreements.AsNoTracking()
            .Where(a => a.SubjectId == elderId && a.OrgId == orgId && a.State == AgreementState.Active)
            .Where(a => a.FromOn <= day && (a.ToOn == null || a.ToOn >= day))
            .Select(a => (long?)a.Id)
            .FirstOrDefaultAsync(ct);
        var reason = maySpend ? share.Reason : "老人没有让您用补贴账户付款，这一单由您支付。";
        return new Quote(item.Value, offer.Org, price, covered, purse, share.Rule, reason, agreement);
    }

    private async Task<Money> Covered(long elderId, string purse, Money most, CancellationToken ct)
    {
        var spendable = Money.Zero;
        foreach (var one in await wallets.Of(elderId, session.Time.Today(), ct))
        {
            if (one.Purpose == purse)
            {
                spendable += one.Spendable;
            }
        }
        return Money.Min(most, spendable);
    }
}
