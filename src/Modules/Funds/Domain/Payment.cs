namespace Yiju.Funds.Domain;

/// <summary>States of a payment; the numbers are stored.</summary>
internal enum PaymentState
{
    Asked = 1,
    Paid = 2,

    /// <summary>Refused, given up or too late. Money that comes in all the same is booked.</summary>
    Failed = 3,
}

/// <summary>Own money that somebody was asked for; its id is its number at the provider.</summary>
internal sealed class Payment
{
    public long Id { get; init; }

    public required long ElderId { get; init; }

    public required string Cause { get; init; }

    public required string Title { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Division in whose books it stands, 12 digits.</summary>
    public required string Payer { get; init; }

    public required long Fen { get; init; }

    public PaymentState State { get; private set; } = PaymentState.Asked;

    public required DateTime AskedAt { get; init; }

    /// <summary>Account that pays.</summary>
    public required long AskedBy { get; init; }

    /// <summary>When it was paid, by the provider's clock, or given up.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The provider's own number.</summary>
    public string? Reference { get; private set; }

    public void End(PaymentState state, string? reference, DateTime at) =>
        (State, Reference, EndedAt) = (state, reference, at);
}

/// <summary>Money of a payment that goes back; its id is its number at the provider.</summary>
internal sealed class PaymentRefund
{
    public long Id { get; init; }

    public required long PaymentId { get; init; }

    public required long Fen { get; init; }

    public required string Reason { get; init; }

    public required DateTime AskedAt { get; init; }

    /// <summary>When the provider had taken it on and it was booked; null while it is on its way.</summary>
    public DateTime? DoneAt { get; set; }
}
