using Yiju.Funds.Contracts;
using Yiju.Network.Contracts;

namespace Yiju.Host.Seams;

/// <summary>Tells Funds who is paid. Funds and Network do not know each other; the program does.</summary>
internal sealed class Payees(INetwork network) : IPayees
{
    public async Task<IReadOnlyDictionary<long, Payee>> Of(IReadOnlyCollection<long> orgIds, CancellationToken ct)
    {
        var cards = await network.Cards(orgIds, ct);
        return cards.ToDictionary(c => c.Key, c => new Payee(c.Value.Name, c.Value.CreditCode, null, null));
    }
}
