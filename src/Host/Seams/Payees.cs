using Yiju.Funds.Contracts;
using Yiju.Network.Contracts;

namespace Yiju.Host.Seams;

/// <summary>Tells Funds who is paid. Funds and Network do not know each other; the program does.</summary>
internal sealed class Payees(INetwork network, IPayAccounts accounts) : IPayees
{
    public async Task<IReadOnlyDictionary<long, Payee>> Of(IReadOnlyCollection<long> orgIds, CancellationToken ct) =>
        (await network.Cards(orgIds, ct)).ToDictionary(
            c => c.Key,
            c => new Payee(c.Value.Name, c.Value.CreditCode, null)
        );

    public async Task<IReadOnlyDictionary<long, Payee>> ToPay(IReadOnlyCollection<long> orgIds, CancellationToken ct)
    {
        var cards = await network.Cards(orgIds, ct);
        var known = await accounts.Of(orgIds, ct);
        return cards.ToDictionary(
            c => c.Key,
            c => new Payee(
                c.Value.Name,
                c.Value.CreditCode,
                known.GetValueOrDefault(c.Key) is { } a ? new PayeeAccount(a.Holder, a.Bank, a.Number) : null
            )
        );
    }
}
