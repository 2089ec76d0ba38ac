using Yiju.Kernel;

namespace Yiju.Funds.Contracts;

/// <summary>
/// The double-entry ledger, in fen. Everything is posted inside the caller's unit of work; lines are never edited, only reversed; the same
/// key posts once (FND-08).
/// </summary>
public interface ILedger
{
    /// <summary>Posts a balanced journal. A key already used answers the journal posted then.</summary>
    Task<Outcome<long>> Post(NewJournal journal, CancellationToken ct);

    /// <summary>
    /// Posts many journals in one go, each by itself: a refused one does not stop the others. Answers one outcome per journal, in their
    /// order. At most 500 at a time.
    /// </summary>
    Task<IReadOnlyList<Outcome<long>>> PostMany(IReadOnlyList<NewJournal> journals, CancellationToken ct);

    /// <summary>Reserves money: what is held cannot be spent elsewhere. Refused when an account would fall below zero.</summary>
    Task<Outcome<long>> Hold(NewJournal journal, DateTime? until, CancellationToken ct);

    /// <summary>Turns a hold into a posting, whole or less; what is not captured is released.</summary>
    Task<Outcome<long>> Capture(long holdId, Money? amount, string key, CancellationToken ct);

    Task<Outcome<Done>> Release(long holdId, string key, CancellationToken ct);

    /// <summary>Posts the mirror of a journal, whole or a part, in the open period (FND-24).</summary>
    Task<Outcome<long>> Reverse(long journalId, Money? amount, string reason, string key, CancellationToken ct);
}

/// <summary>A movement of money with its cause.</summary>
/// <param name="Key">Idempotency key, such as <c>order:88:pay</c>.</param>
/// <param name="Kind">Stable word, such as <c>grant</c>, <c>order</c>, <c>settlement</c>.</param>
/// <param name="Day">The Shanghai day it belongs to.</param>
/// <param name="Cause">What it is for, such as <c>order:88</c>.</param>
/// <param name="Rule">Pack, version and clause that decided it; null where no rule did.</param>
/// <param name="Lines">Debits positive, credits negative; they sum to zero.</param>
/// <param name="Services">
/// What is paid besides the cause, such as <c>visit:88</c>. Public money pays an operator for a visit or an order once; a second journal is
/// refused until the first is reversed whole (POL-23).
/// </param>
public sealed record NewJournal(
    string Key,
    string Kind,
    DateOnly Day,
    string Cause,
    string? Rule,
    IReadOnlyList<NewLine> Lines,
    IReadOnlyList<string>? Services = null
);

/// <param name="AccountId">From <see cref="IWallets"/> or <see cref="IAccountsOfMoney"/>.</param>
public sealed record NewLine(long AccountId, Money Amount);

/// <summary>Finds or opens the accounts money lies on; the same owner, kind, source and purpose is one account.</summary>
public interface IAccountsOfMoney
{
    Task<long> Get(AccountKey key, CancellationToken ct);
}

/// <summary>Kinds of ledger account; the numbers are stored.</summary>
public enum MoneyAccountKind
{
    /// <summary>Money of a funding source, such as the county lottery fund.</summary>
    Source = 1,

    /// <summary>An elder's wallet purse.</summary>
    Wallet = 2,

    /// <summary>Kept for a service that is not given yet: own money of a payment; the counterpart of what a wallet has promised.</summary>
    Held = 3,

    /// <summary>Owed to an operator.</summary>
    OperatorPayable = 4,

    /// <summary>Paid out through a bank.</summary>
    Bank = 5,

    /// <summary>What an elder or family pays.</summary>
    SelfPay = 6,

    /// <summary>Lapsed or returned subsidy.</summary>
    Returned = 7,

    /// <summary>Owed by an elder: subsidy paid by mistake and spent.</summary>
    Receivable = 8,

    /// <summary>Owed by an elder and given up.</summary>
    WrittenOff = 9,
}

/// <param name="Owner"><c>elder:9</c>, <c>org:17</c>, <c>division:440823000000</c>.</param>
/// <param name="Source">Colour of the money (FND-10), such as <c>county-lottery</c>; empty where it has none.</param>
/// <param name="Purpose">What it may be spent on, such as <c>care</c>, <c>meals</c>; empty where it is free.</param>
/// <param name="Payer">Division whose money it is, 12 digits; empty where none is.</param>
public sealed record AccountKey(MoneyAccountKind Kind, string Owner, string Source, string Purpose, string Payer = "")
{
    /// <summary>The parts joined by a bar: what makes an account one.</summary>
    public string Text => $"{(int)Kind}|{Owner}|{Source}|{Purpose}|{Payer}";
}

/// <summary>Wallets of elders: separate purses by purpose, source and expiry, never cashed (FND-01).</summary>
public interface IWallets
{
    /// <summary>Credits a purse from a benefit decision (FND-04). The same key credits once.</summary>
    Task<Outcome<long>> Credit(WalletCredit credit, CancellationToken ct);

    /// <summary>Purses of an elder with what can be spent today, soonest expiry first.</summary>
    Task<IReadOnlyList<Purse>> Of(long elderId, DateOnly today, CancellationToken ct);

    /// <summary>Holds up to <paramref name="amount"/> from purses of a purpose, soonest expiry first; the rest is for others to pay.</summary>
    /// <returns>The hold and what it covers; zero when nothing can be spent.</returns>
    Task<Outcome<WalletHold>> Hold(
        long elderId,
        string purpose,
        Money amount,
        string key,
        string cause,
        CancellationToken ct
    );

    /// <summary>The visit is confirmed: the held money becomes the operator's due.</summary>
    /// <param name="service">The visit it pays, such as <c>visit:88</c>; refused when other public money has paid it.</param>
    Task<Outcome<Done>> Capture(
        long holdId,
        long orgId,
        Money amount,
        string key,
        CancellationToken ct,
        string? service = null
    );

    Task<Outcome<Done>> Release(long holdId, string key, CancellationToken ct);

    /// <summary>Gives captured money back to the purses it came from, whole or in part (FND-24).</summary>
    Task<Outcome<Done>> Refund(string cause, Money amount, string reason, string key, CancellationToken ct);

    Task<Outcome<Done>> Freeze(long elderId, string reason, CancellationToken ct);

    Task<Outcome<Done>> Unfreeze(long elderId, string reason, CancellationToken ct);

    /// <summary>Returns what is free in all purses to where it came from (FND-25), for example after a death.</summary>
    /// <param name="cause">Such as <c>life-event:5</c>; <see cref="GiveBack"/> undoes it by the same cause.</param>
    Task<Outcome<Money>> ReturnBalance(long elderId, string cause, string reason, CancellationToken ct);

    /// <summary>Restores what <see cref="ReturnBalance"/> took for a cause that turned out to be wrong.</summary>
    Task<Outcome<Money>> GiveBack(string cause, string reason, CancellationToken ct);

    /// <summary>What came in and went out, newest first.</summary>
    /// <param name="before">Journal id where the page before ended; null for the first page.</param>
    Task<IReadOnlyList<WalletEntry>> Statement(long elderId, long? before, int count, CancellationToken ct);
}

/// <param name="Kind">One of <see cref="JournalKinds"/>.</param>
/// <param name="Amount">Positive into the wallet, negative out of it.</param>
public sealed record WalletEntry(
    long JournalId,
    DateOnly Day,
    string Kind,
    string Cause,
    string? Rule,
    string Purpose,
    string Source,
    Money Amount
);

/// <param name="Source">Colour of the money (FND-10).</param>
/// <param name="Payer">Division whose money it is, 12 digits.</param>
/// <param name="SpendableFrom">First day; <paramref name="ExpiresOn"/> is the last, null when it does not expire.</param>
/// <param name="Decision">Cause, such as <c>decision:12</c>.</param>
/// <param name="Rule">Pack, version and clause.</param>
/// <param name="Unspent">What becomes of the rest after the last day; null where no rule says so.</param>
public sealed record WalletCredit(
    long ElderId,
    string Purpose,
    string Source,
    string Payer,
    Money Amount,
    DateOnly SpendableFrom,
    DateOnly? ExpiresOn,
    string Key,
    string Decision,
    string Rule,
    UnspentFate? Unspent = null
);

/// <summary>What becomes of money not spent by its last day; the numbers are stored (FND-06).</summary>
public enum UnspentFate
{
    /// <summary>Lapses: booked as lapsed subsidy of the payer.</summary>
    Lapse = 1,

    /// <summary>Goes back to the source it came from.</summary>
    Return = 2,

    /// <summary>May be spent until the end of the following month.</summary>
    CarryOver = 3,
}

public sealed record Purse(
    long Id,
    string Purpose,
    string Source,
    Money Balance,
    Money Held,
    DateOnly? ExpiresOn,
    bool Frozen
)
{
    public Money Spendable => Frozen ? Money.Zero : Balance - Held;
}

public sealed record WalletHold(long? HoldId, Money Covered);
