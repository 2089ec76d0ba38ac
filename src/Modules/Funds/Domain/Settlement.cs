namespace Yiju.Funds.Domain;

/// <summary>A month of one payer that takes no more postings. The settlements of the month are valid once it is finished.</summary>
internal sealed class MonthClose
{
    public long Id { get; init; }

    /// <summary>Division whose money it is, 12 digits.</summary>
    public required string Payer { get; init; }

    /// <summary><c>yyyy-MM</c>.</summary>
    public required string Period { get; init; }

    public required DateTime StartedAt { get; init; }

    public required long StartedBy { get; init; }

    public DateTime? FinishedAt { get; set; }
}

/// <summary>States of a settlement; the numbers are stored.</summary>
internal enum SettlementState
{
    /// <summary>The month is being closed; nobody relies on it yet.</summary>
    Counting = 0,

    Counted = 1,
    Confirmed = 2,
    Released = 3,
    Paid = 4,

    /// <summary>Nothing is due: the operator owes, and the next month starts with it.</summary>
    CarriedForward = 5,
}

/// <summary>
/// What one operator is due from one payer for one month, on the lines the ledger itself recorded. The lines are those of the closed
/// month, so they can always be listed again.
/// </summary>
internal sealed class Settlement
{
    public long Id { get; init; }

    public required long OrgId { get; init; }

    public required string Payer { get; init; }

    public required string Period { get; init; }

    /// <summary>Credits less refunds of the month.</summary>
    public required long CountedFen { get; init; }

    public required int LineCount { get; init; }

    /// <summary>What the operator owed at the end of the last settlement; zero or negative.</summary>
    public required long BroughtForwardFen { get; init; }

    public long DueFen => CountedFen + BroughtForwardFen;

    public SettlementState State { get; private set; }

    public required DateTime CountedAt { get; init; }

    public DateTime? ConfirmedAt { get; private set; }

    public long? ConfirmedBy { get; private set; }

    public DateTime? ReleasedAt { get; private set; }

    public long? ReleasedBy { get; private set; }

    public DateTime? PaidAt { get; private set; }

    /// <summary>Number of the bank's receipt.</summary>
    public string? BankReference { get; private set; }

    public void FinishCount() => State = DueFen > 0 ? SettlementState.Counted : SettlementState.CarriedForward;

    public void Confirm(long by, DateTime at) =>
        (State, ConfirmedBy, ConfirmedAt) = (SettlementState.Confirmed, by, at);

    public void Release(long by, DateTime at) => (State, ReleasedBy, ReleasedAt) = (SettlementState.Released, by, at);

    public void Pay(string reference, DateTime at) =>
        (State, BankReference, PaidAt) = (SettlementState.Paid, reference, at);
}
