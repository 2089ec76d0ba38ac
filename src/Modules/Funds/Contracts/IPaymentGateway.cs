using Yiju.Kernel;

namespace Yiju.Funds.Contracts;

/// <summary>
/// A provider that collects money from people, such as a WeChat merchant account. The local one writes what it would collect where a person
/// can read it; a city configures a real one. Numbers are the platform's own: the same number is the same payment or refund.
/// </summary>
public interface IPaymentGateway
{
    /// <summary>False where nobody can pay: then nobody is asked to.</summary>
    bool Ready { get; }

    /// <summary>Asks the provider to collect; safe to repeat.</summary>
    /// <exception cref="HttpRequestException">The provider cannot be reached.</exception>
    Task<PaymentPrompt> Prepay(PaymentCharge charge, CancellationToken ct);

    /// <summary>What the provider tells by itself; null when the signature is not the provider's.</summary>
    PaymentNews? Read(string signature, string body);

    /// <summary>Asks what became of a payment: news may have been lost on the way.</summary>
    /// <exception cref="HttpRequestException">The provider cannot be reached.</exception>
    Task<PaymentNews> Ask(string number, CancellationToken ct);

    /// <summary>Gives money back to whoever paid it; safe to repeat. Returns when the provider has taken it on.</summary>
    /// <exception cref="HttpRequestException">The provider cannot be reached, or refuses for now.</exception>
    Task Refund(RefundCharge refund, CancellationToken ct);

    /// <summary>Everything the provider collected and gave back on a Shanghai day (FND-27).</summary>
    /// <exception cref="HttpRequestException">The provider cannot be reached.</exception>
    Task<IReadOnlyList<BillLine>> Bill(DateOnly day, CancellationToken ct);
}

/// <param name="Title">What it is for, as the payer reads it.</param>
public sealed record PaymentCharge(string Number, Money Amount, string Title);

/// <param name="Address">Where the payer pays; null when there is no such page.</param>
public sealed record PaymentPrompt(string? Address);

/// <param name="Number">Of the refund.</param>
/// <param name="Whole">What was paid, of which <paramref name="Part"/> goes back.</param>
public sealed record RefundCharge(string Number, string PaymentNumber, Money Whole, Money Part, string Reason);

/// <summary>What became of a payment at the provider.</summary>
public enum PaymentFate
{
    Open,
    Paid,
    Failed,
}

/// <param name="Reference">The provider's own number of it.</param>
/// <param name="At">When the provider collected it: the day of its statement; null while it has not.</param>
public sealed record PaymentNews(string Number, PaymentFate Fate, Money Amount, string? Reference, DateTime? At);

/// <summary>One line of the provider's statement of a day.</summary>
/// <param name="Number">Of the payment, or of the refund.</param>
public sealed record BillLine(string Number, bool Refund, Money Amount);
