using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Funds.Features;

/// <summary>Promises of money: made, and ended once.</summary>
internal sealed class Holding(FundsDb db, DbSession session, Posting posting)
{
    public async Task<Outcome<long>> Hold(NewJournal journal, DateTime? until, CancellationToken ct)
    {
        var content = Content.Of(journal);
        if (await Earlier(journal.Key, content, ct) is { } earlier)
        {
            return earlier;
        }
        if (Posting.FaultIn(journal) is { } fault)
        {
            return fault;
        }
        var accounts = await posting.Accounts(journal.Lines.Select(l => l.AccountId), ct);
        foreach (var group in journal.Lines.Where(l => l.Amount.Fen > 0).GroupBy(l => l.AccountId))
        {
            var debit = group.Sum(l => l.Amount.Fen);
            if (accounts.TryGetValue(group.Key, out var account) && !account.Bears(-debit))
            {
                return Refusals.NotEnough(account, debit);
            }
        }
        if (journal.Lines.FirstOrDefault(l => !accounts.ContainsKey(l.AccountId)) is { } unknown)
        {
            return Refusals.UnknownAccount(unknown.AccountId);
        }
        return await Write(journal, content, until, accounts, ct);
    }

    /// <summary>The hold of a key, or the refusal when it was used for something else; null when the key is new.</summary>
    public async Task<Outcome<long>?> Earlier(string key, long content, CancellationToken ct)
    {
        var first = await db
            .Holds.AsNoTracking()
            .Where(h => h.UniqueKey == key)
            .Select(h => new { h.Id, h.Content })
            .SingleOrDefaultAsync(ct);
        if (first is null)
        {
            return null;
        }
        return first.Content == content ? first.Id : Refusals.KeyReused;
    }

    /// <summary>Ends a hold as captured and answers what is to be posted of it; the rest is free again.</summary>
    public async Task<Outcome<(Hold Hold, List<Side> Sides)>> Take(
        long holdId,
        Money? amount,
        string key,
        CancellationToken ct
    )
    {
        var hold = await db.Holds.SingleOrDefaultAsync(h => h.Id == holdId, ct);
        if (hold is null)
        {
            return Refusals.UnknownHold(holdId);
        }
        if (hold.State != HoldState.Pending)
        {
            return Refusals.HoldEnded(hold.State);
        }
        var sides = await Sides(holdId, ct);
        var held = Portions.Amount(sides);
        if (amount is { Fen: <= 0 })
        {
            return Refusals.AmountNotPositive;
        }
        if (amount is { } wanted && wanted.Fen > held)
        {
            return Refusals.MoreThanHeld(held);
        }
        await End(hold, HoldState.Captured, key, sides, ct);
        return (hold, Portions.First(sides, amount?.Fen ?? held));
    }

    public async Task<Outcome<Done>> Release(long holdId, string key, CancellationToken ct)
    {
        var hold = await db.Holds.SingleOrDefaultAsync(h => h.Id == holdId, ct);
        if (hold is null)
        {
            return Refusals.UnknownHold(holdId);
        }
        if (hold.State == HoldState.Released && hold.EndedKey == key)
        {
            return default(Done);
        }
        if (hold.State != HoldState.Pending)
        {
            return Refusals.HoldEnded(hold.State);
        }
        await End(hold, HoldState.Released, key, await Sides(holdId, ct), ct);
        await db.SaveChangesAsync(ct);
        return default(Done);
    }

    /// <summary>Lets go of holds whose time is over.</summary>
    /// <returns>How many of at most <paramref name="count"/>.</returns>
    public async Task<int> Expire(int count, CancellationToken ct)
    {
        var now = session.Time.Instant();
        var over = await db
            .Holds.Where(h => h.State == HoldState.Pending && h.Until < now)
            .OrderBy(h => h.Id)
            .Take(count)
            .ToListAsync(ct);
        foreach (var hold in over)
        {
            await End(hold, HoldState.Expired, $"expire:{hold.Id}", await Sides(hold.Id, ct), ct);
        }
        await db.SaveChangesAsync(ct);
        return over.Count;
    }

    private async Task End(Hold hold, HoldState how, string key, List<Side> sides, CancellationToken ct)
    {
        var accounts = await posting.Accounts(sides.Select(s => s.AccountId), ct);
        sides.ForEach(s => accounts[s.AccountId].LetGo(s.Fen));
        hold.End(how, key, session.Time.Instant());
    }

    private Task<List<Side>> Sides(long holdId, CancellationToken ct) =>
        db
            .HoldLines.AsNoTracking()
            .Where(l => l.HoldId == holdId)
            .OrderBy(l => l.Place)
            .Select(l => new Side(l.AccountId, l.Fen))
            .ToListAsync(ct);

    private async Task<Outcome<long>> Write(
        NewJournal journal,
        long content,
        DateTime? until,
        Dictionary<long, Account> accounts,
        CancellationToken ct
    )
    {
        var hold = new Hold
        {
            Id = session.Ids.Next(),
            UniqueKey = journal.Key,
            Content = content,
            Kind = journal.Kind,
            Day = journal.Day,
            Cause = journal.Cause,
            Rule = journal.Rule,
            HeldAt = session.Time.Instant(),
            HeldBy = session.Viewer.AccountId,
            Until = until,
        };
        db.Holds.Add(hold);
        for (var place = 0; place < journal.Lines.Count; place++)
        {
            var line = journal.Lines[place];
            accounts[line.AccountId].Hold(line.Amount.Fen);
            db.HoldLines.Add(
                new HoldLine
                {
                    HoldId = hold.Id,
                    Place = place,
                    AccountId = line.AccountId,
                    Fen = line.Amount.Fen,
                }
            );
        }
        await db.SaveChangesAsync(ct);
        return hold.Id;
    }
}
