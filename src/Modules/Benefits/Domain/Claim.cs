using Yiju.Platform.Access;

namespace Yiju.Benefits.Domain;

/// <summary>
/// Subsidy that was paid by mistake and spent: the elder owes it. How much is left stands in the ledger, on the account of the claim.
/// </summary>
internal sealed class Claim : IScoped
{
    public long Id { get; init; }

    public required long SubjectId { get; init; }

    public required string Division { get; init; }

    public required string BenefitName { get; init; }

    /// <summary>The decision that found it; facts and clause stand there.</summary>
    public required long DecisionId { get; init; }

    /// <summary>Account in the ledger.</summary>
    public required long AccountId { get; init; }

    public required string Purpose { get; init; }

    public required string Source { get; init; }

    /// <summary>12 digits.</summary>
    public required string Payer { get; init; }

    /// <summary>What it was at first, in fen.</summary>
    public required long Fen { get; init; }

    public required DateTime OpenedAt { get; init; }

    /// <summary>When nothing was left; null while something is.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Hundredths of each later credit of the same purpose, source and payer that pay it off: 0–100.</summary>
    public int SharePercent { get; set; }

    /// <summary>Why it should be written off; null when nobody asks for that.</summary>
    public string? WriteOffReason { get; set; }

    public long? WriteOffBy { get; set; }

    public string? WriteOffByName { get; set; }

    public string Cause => $"claim:{Id}";
}

/// <summary>The elder does not want a benefit: nobody proposes it again until an application is handed in.</summary>
internal sealed class Declined
{
    public long Id { get; init; }

    public required long SubjectId { get; init; }

    public required string BenefitId { get; init; }

    public required string Reason { get; init; }

    public required long By { get; init; }

    public required string ByName { get; init; }

    public required DateTime At { get; init; }

    /// <summary>When it was applied for after all; null while it stands.</summary>
    public DateTime? EndedAt { get; set; }
}
