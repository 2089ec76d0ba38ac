using Yiju.Funds.Contracts;

namespace Yiju.Funds.Domain;

/// <summary>A purse of an elder's wallet; its money lies on the ledger account of the same id.</summary>
internal sealed class WalletPurse
{
    /// <summary>The id of its ledger account.</summary>
    public long Id { get; init; }

    public required long ElderId { get; init; }

    public required string Purpose { get; init; }

    public required string Source { get; init; }

    public required string Payer { get; init; }

    public required DateOnly SpendableFrom { get; init; }

    /// <summary>The last day; null when it does not expire.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>What becomes of the rest; null when no rule says so: then it stays where it is and nobody can spend it.</summary>
    public UnspentFate? Unspent { get; init; }
}

/// <summary>A reason for which a wallet may not be spent; a wallet is free when no reason is open.</summary>
internal sealed class WalletFreeze
{
    public long Id { get; init; }

    public required long ElderId { get; init; }

    public required string Reason { get; init; }

    public required DateTime FromAt { get; init; }

    public DateTime? UntilAt { get; set; }
}
