using Yiju.Kernel;

namespace Yiju.Funds.Contracts;

/// <summary>Writes many wallet credits at once: balances of a take-over, or the grants of a demo city.</summary>
public interface IOpeningBalances
{
    /// <summary>
    /// Credits up to 500 purses, inside the caller's unit of work. A key already used is passed over; one with other content is refused.
    /// </summary>
    /// <param name="kind"><see cref="JournalKinds.Opening"/> or <see cref="JournalKinds.Grant"/>.</param>
    /// <param name="day">The Shanghai day they belong to.</param>
    /// <returns>One outcome per credit, in their order.</returns>
    Task<IReadOnlyList<Outcome<long>>> Credit(
        IReadOnlyList<WalletCredit> credits,
        string kind,
        DateOnly day,
        CancellationToken ct
    );
}
