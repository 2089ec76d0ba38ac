using Yiju.Kernel;

namespace Yiju.Benefits.Contracts;

/// <summary>What the rules in force give an elder, as ordering needs it.</summary>
public interface IEntitlements
{
    /// <summary>Who pays what of one item for one elder on a day, with the clause (POL-03).</summary>
    Task<ItemShare> ShareOf(long elderId, string itemCode, Money price, DateOnly day, CancellationToken ct);
}

/// <param name="WalletPurpose">Purse that may pay; null when none may.</param>
/// <param name="WalletMax">Most that the wallet may pay.</param>
/// <param name="Rule">Pack, version and clause; null when no rule speaks of the item.</param>
/// <param name="Reason">One sentence for the elder.</param>
public sealed record ItemShare(string? WalletPurpose, Money WalletMax, string? Rule, string Reason);
