using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Packs;
using Yiju.Platform.Timeline;

namespace Yiju.Funds.Features;

/// <summary>Money that came into an elder's wallet and went out of it, for those who may look into wallets.</summary>
internal sealed class MoneyHistory(FundsDb db, Wallets wallets, Viewer viewer, PacksInForce packs) : ITimelineSource
{
    private const string Kind = "funds";
    private const int Latest = 200;

    private static readonly Role[] Readers = [.. Roles.Territory, .. Roles.Household, Role.Auditor, Role.Consultant];

    public async Task<IReadOnlyList<TimelineEntry>> Of(long elderId, CancellationToken ct)
    {
        if (!viewer.Is(Readers))
        {
            return [];
        }
        var entries = await wallets.Statement(elderId, null, Latest, ct);
        var ids = entries.Select(e => e.JournalId).Distinct().ToList();
        var posted = await db
            .Journals.AsNoTracking()
            .Where(j => ids.Contains(j.Id))
            .ToDictionaryAsync(j => j.Id, j => j.PostedAt, ct);
        var toJournal = viewer.Is(ShowJournals.Readers);
        return
        [
            .. entries.Select(e => new TimelineEntry(
                posted[e.JournalId],
                Kind,
                $"{JournalKinds.Title(e.Kind)} {Signed(e.Amount)}",
                $"{packs.PurposeTitle(e.Purpose)}，{MoneySources.Title(e.Source)}",
                toJournal ? $"/funds/journals/{e.JournalId}" : CauseLink.Of(e.Cause),
                CauseLink.Title(e.Cause)
            )),
        ];
    }

    private static string Signed(Money amount) => amount.Fen > 0 ? $"+{amount}" : $"{amount}";
}
