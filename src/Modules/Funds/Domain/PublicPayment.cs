namespace Yiju.Funds.Domain;

/// <summary>
/// Public money has paid for a service, such as <c>visit:88</c>. The name is unique: the same hour is never paid from two public sources
/// (POL-23). Taken away when the payment is reversed whole.
/// </summary>
internal sealed class PublicPayment
{
    public long Id { get; init; }

    public required string Service { get; init; }

    public required long JournalId { get; init; }

    /// <summary>Colours of the money, joined by commas.</summary>
    public required string Sources { get; init; }
}
