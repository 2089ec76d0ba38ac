using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;

namespace Yiju.Funds.Features;

/// <summary>Every night: lets go of holds whose time is over, then does with expired purses what their rule says.</summary>
internal sealed class ExpireMoney(FundsDb db, DbSession session, Holding holding, Wallets wallets) : IDailyTask
{
    private const int Chunk = 100;

    public string Name => "funds.expire";

    public async Task Run(DateOnly today, CancellationToken ct)
    {
        while ((await session.Commit<int>(async () => await holding.Expire(Chunk, ct), ct)).Value == Chunk) { }
        var after = 0L;
        while (true)
        {
            var from = after;
            var chunk = (
                await session.Commit<List<WalletPurse>>(
                    async () =>
                    {
                        var over = await Over(today, from, ct);
                        foreach (var purse in over)
                        {
                            await wallets.Expire(purse, ct);
                        }
                        return over;
                    },
                    ct
                )
            ).Value;
            if (chunk.Count < Chunk)
            {
                return;
            }
            after = chunk[^1].Id;
        }
    }

    private Task<List<WalletPurse>> Over(DateOnly today, long after, CancellationToken ct) =>
        db
            .Purses.Where(p => p.Id > after && p.ExpiresOn < today && p.Unspent != null)
            .Where(p => db.Accounts.Any(a => a.Id == p.Id && a.CreditsPosted - a.DebitsPosted - a.DebitsHeld > 0))
            .OrderBy(p => p.Id)
            .Take(Chunk)
            .ToListAsync(ct);
}
