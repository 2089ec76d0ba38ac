namespace Yiju.Network.Domain;

/// <summary>How far an account has come; the numbers are stored.</summary>
internal enum BankAccountState
{
    /// <summary>The organisation entered it; the county has not held it against a paper yet.</summary>
    Entered = 1,

    /// <summary>Paid to.</summary>
    Confirmed = 2,

    Refused = 3,

    /// <summary>A later one took its place.</summary>
    Replaced = 4,
}

/// <summary>An account to which an organisation is paid. Never changed: another one is entered, and the old one stays as history.</summary>
internal sealed class BankAccount
{
    /// <summary>Name under which <see cref="Number"/> is protected.</summary>
    public const string NumberField = "network.bank_account";

    public long Id { get; init; }

    public required long OrgId { get; init; }

    /// <summary>Name in which the account is kept.</summary>
    public required string Holder { get; init; }

    /// <summary>Bank and branch.</summary>
    public required string Bank { get; init; }

    /// <summary>Digits, encrypted.</summary>
    public required byte[] Number { get; set; }

    public required DateTime EnteredAt { get; init; }

    public required long EnteredBy { get; init; }

    public required string EnteredByName { get; init; }

    public BankAccountState State { get; private set; } = BankAccountState.Entered;

    public DateTime? DecidedAt { get; private set; }

    public string? DecidedByName { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; private set; }

    public DateTime? ReplacedAt { get; private set; }

    public void Confirm(string byName, DateTime at) =>
        (State, DecidedByName, DecidedAt) = (BankAccountState.Confirmed, byName, at);

    public void Refuse(string reason, string byName, DateTime at) =>
        (State, Reason, DecidedByName, DecidedAt) = (BankAccountState.Refused, reason, byName, at);

    public void Replace(DateTime at) => (State, ReplacedAt) = (BankAccountState.Replaced, at);
}
