using Yiju.Kernel;

namespace Yiju.Funds.Contracts;

/// <summary>
/// Puts right what benefit decisions credited wrongly (POL-24). What was credited is read from the journals of the decisions; everything is
/// posted in the open month, inside the caller's unit of work, and each key posts once.
/// </summary>
public interface ICorrections
{
    /// <summary>Hundredths of each later credit that pay off a claim until an officer says otherwise.</summary>
    int DefaultShare { get; }

    /// <summary>Months in which arrears of a benefit that ends with the month can be spent, that of posting among them.</summary>
    int MonthsToSpend { get; }

    /// <summary>What these decisions have credited for each term, less what was taken back or is claimed.</summary>
    Task<IReadOnlyDictionary<string, Money>> Paid(IReadOnlyCollection<long> decisions, CancellationToken ct);

    /// <summary>How differences would be put right. Posts nothing.</summary>
    Task<IReadOnlyList<CorrectionStep>> Plan(Correction correction, CancellationToken ct);

    /// <summary>Does what <see cref="Plan"/> says now.</summary>
    Task<Outcome<Corrected>> Post(Correction correction, CancellationToken ct);

    /// <summary>Takes part of a credit just made to pay off a claim.</summary>
    /// <param name="term">What was credited; a claim takes from each credit once.</param>
    Task<Outcome<Done>> Offset(Claimed claim, WalletCredit credit, string term, Money amount, CancellationToken ct);

    /// <summary>The elder or the family pays back in money.</summary>
    /// <param name="receipt">Number of the receipt.</param>
    Task<Outcome<long>> PayIn(Claimed claim, Money amount, string receipt, CancellationToken ct);

    /// <summary>Gives up what is left of a claim.</summary>
    Task<Outcome<long>> WriteOff(Claimed claim, string reason, CancellationToken ct);

    /// <summary>Takes back an entry of a claim by a reversal.</summary>
    Task<Outcome<long>> Undo(Claimed claim, long journalId, string reason, CancellationToken ct);

    /// <summary>What is left of claims, by their account.</summary>
    Task<IReadOnlyDictionary<long, Money>> Left(IReadOnlyCollection<long> accounts, CancellationToken ct);

    /// <summary>Everything that made a claim larger or smaller, oldest first.</summary>
    Task<IReadOnlyList<ClaimEntry>> Entries(long account, CancellationToken ct);
}

/// <summary>Differences between what was credited and what was due.</summary>
/// <param name="DecisionId">The decision that finds them; journals of the correction carry it as their cause.</param>
/// <param name="Chain">Decisions of the same benefit whose credits are put right.</param>
/// <param name="Decisions">Every decision about the elder: what lapsed once must not cover two over-payments.</param>
public sealed record Correction(
    long ElderId,
    long DecisionId,
    string Rule,
    IReadOnlyCollection<long> Chain,
    IReadOnlyCollection<long> Decisions,
    IReadOnlyList<TermDifference> Differences
);

/// <param name="Term"><c>yyyy-MM</c>, <c>yyyy</c> or <c>once</c>.</param>
/// <param name="Amount">Due less credited; never zero.</param>
/// <param name="Arrears">Purse, payer and rule of arrears; null where nothing was due. Its amount and key are not used.</param>
public sealed record TermDifference(string Term, Money Amount, WalletCredit? Arrears);

/// <summary>How a part of a difference is put right.</summary>
public enum CorrectionKind
{
    /// <summary>Paid afterwards into the wallet.</summary>
    Arrears,

    /// <summary>An open claim or a recovery of lapsed money for the same term turned out to be wrong and is reversed.</summary>
    Undone,

    /// <summary>Taken from what is unspent of the over-payment.</summary>
    TakenBack,

    /// <summary>Had lapsed or gone back unspent already: the elder owes nothing for it.</summary>
    GoneBack,

    /// <summary>Kept from the arrears of the same correction.</summary>
    Netted,

    /// <summary>Spent: the elder owes it.</summary>
    Claimed,
}

/// <param name="Amount">Always positive.</param>
public sealed record CorrectionStep(string Term, CorrectionKind Kind, Money Amount);

/// <param name="Credits">Arrears that were credited, by term, for claims that take their share of every credit.</param>
/// <param name="Claims">What the elder now owes, by whose money it is.</param>
public sealed record Corrected(
    IReadOnlyList<CorrectionStep> Steps,
    IReadOnlyList<(string Term, WalletCredit Credit)> Credits,
    IReadOnlyList<NewClaim> Claims
);

/// <param name="AccountId">The account on which it is kept.</param>
public sealed record NewClaim(long AccountId, string Purpose, string Source, string Payer, Money Amount);

/// <summary>A claim as its owner knows it.</summary>
/// <param name="Id">Its journals carry <c>claim:id</c> as their cause.</param>
public sealed record Claimed(long Id, long AccountId, string Source, string Payer);

/// <param name="Amount">Positive makes the claim larger.</param>
/// <param name="MayUndo">It was paid in or written off and is not reversed.</param>
public sealed record ClaimEntry(
    long JournalId,
    DateOnly Day,
    string Kind,
    string Cause,
    Money Amount,
    string? Reason,
    bool MayUndo
);
