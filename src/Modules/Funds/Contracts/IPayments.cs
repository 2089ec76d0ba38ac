using Yiju.Kernel;

namespace Yiju.Funds.Contracts;

/// <summary>
/// Own money of elders and families that they pay through the platform (FND-10). It is kept for its cause until the service was given; then
/// it is the operator's due like any subsidy, or goes back to whoever paid.
/// </summary>
public interface IPayments
{
    /// <summary>Whether people can pay here at all.</summary>
    bool Open { get; }

    /// <summary>Asks somebody to pay, inside the caller's unit of work. While the same amount for the same cause waits, it is that payment.</summary>
    /// <returns>The payment; it is paid on <c>/payments/{id}</c>, and <see cref="OwnPaid"/> is told when it was.</returns>
    Task<Outcome<long>> Ask(OwnPayment wanted, CancellationToken ct);

    /// <summary>What was paid for a cause and is not on its way back.</summary>
    Task<Money> PaidFor(string cause, CancellationToken ct);

    /// <summary>
    /// The cause is decided, inside the caller's unit of work: so much of what was paid becomes the operator's due, the rest goes back
    /// (FND-24). Safe to repeat, also after more was paid.
    /// </summary>
    Task<Outcome<Done>> Settle(string cause, long orgId, Money earned, string reason, CancellationToken ct);
}

/// <param name="Cause">Such as <c>order:88</c>.</param>
/// <param name="Title">What the payer reads.</param>
/// <param name="Payer">Division in whose books it stands, 12 digits.</param>
public sealed record OwnPayment(long ElderId, string Cause, string Title, string Purpose, string Payer, Money Amount);
