using Yiju.Kernel;

namespace Yiju.Network.Contracts;

/// <summary>Who may serve an item in a county, and for how much.</summary>
public interface IOffers
{
    /// <summary>
    /// Every organisation with a home-care or property contract for the county of <paramref name="division"/>, whether it can serve the
    /// item on that day or not; the reason says why not (SVC-06).
    /// </summary>
    Task<IReadOnlyList<Offer>> Of(string itemCode, string division, DateOnly day, CancellationToken ct);

    /// <summary>Prices of one organisation on a day, by item code.</summary>
    Task<IReadOnlyDictionary<string, Money>> PricesOf(long orgId, DateOnly day, CancellationToken ct);
}

/// <param name="Price">Null when the organisation has published none.</param>
/// <param name="Excluded">Why it cannot serve the item; null when it can.</param>
public sealed record Offer(OrgCard Org, Money? Price, string? Excluded)
{
    public bool Open => Excluded is null;
}
