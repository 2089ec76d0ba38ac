using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Funds.Features;

/// <summary>
/// The one place where journals are written and sums change. Writes at once, inside the caller's transaction, so that the next call sees it.
/// </summary>
internal sealed class Posting(FundsDb db, DbSession session, PublicPayments publicly)
{
    /// <summary>A journal that may be written: what was asked, and what it takes back.</summary>
    internal sealed record Draft(NewJournal Journal, long Content, long? Reverses = null, string? Reason = null);

    public static string PeriodOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public async Task<Outcome<long>> Post(Draft draft, CancellationToken ct) => (await PostMany([draft], ct))[0];

    public async Task<IReadOnlyList<Outcome<long>>> PostMany(IReadOnlyList<Draft> drafts, CancellationToken ct)
    {
        var known = await Known(drafts, ct);
        var accounts = await Accounts(drafts.SelectMany(d => d.Journal.Lines.Select(l => l.AccountId)), ct);
        var closed = await Closed(drafts, accounts.Values, ct);
        var paid = await Paid(drafts, accounts, ct);
        var outcomes = new Outcome<long>[drafts.Count];
        for (var i = 0; i < drafts.Count; i++)
        {
            outcomes[i] = Write(drafts[i], known, accounts, closed, paid);
        }
        await db.SaveChangesAsync(ct);
        return outcomes;
    }

    /// <summary>Accounts by id, tracked, with the sums as they stand in this transaction.</summary>
    public async Task<Dictionary<long, Account>> Accounts(IEnumerable<long> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Accounts.Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
    }

    /// <summary>The journal of a key, or the refusal when it was used for something else; null when the key is new.</summary>
    public async Task<Outcome<long>?> Earlier(string key, long content, CancellationToken ct)
    {
        var first = await db
            .Journals.AsNoTracking()
            .Where(j => j.UniqueKey == key)
            .Select(j => new { j.Id, j.Content })
            .SingleOrDefaultAsync(ct);
        if (first is null)
        {
            return null;
        }
        return first.Content == content ? first.Id : Refusals.KeyReused;
    }

    private async Task<Dictionary<string, (long Id, long Content)>> Known(
        IReadOnlyList<Draft> drafts,
        CancellationToken ct
    )
    {
        var keys = drafts.Select(d => d.Journal.Key).Distinct().ToList();
        return await db
            .Journals.AsNoTracking()
            .Where(j => keys.Contains(j.UniqueKey))
            .Select(j => new
            {
                j.UniqueKey,
                j.Id,
                j.Content,
            })
            .ToDictionaryAsync(j => j.UniqueKey, j => (j.Id, j.Content), ct);
    }

    private async Task<Dictionary<string, PublicPayment>> Paid(
        IReadOnlyList<Draft> drafts,
        Dictionary<long, Account> accounts,
        CancellationToken ct
    )
    {
        var services = drafts
            .Where(d => d.Reverses is null)
            .SelectMany(d => PublicPayments.Services(d.Journal, accounts))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return services.Count == 0 ? [] : await publicly.Of(services, ct);
    }

    private async Task<HashSet<(string Period, string Payer)>> Closed(
        IReadOnlyList<Draft> drafts,
        IEnumerable<Account> accounts,
        CancellationToken ct
    )
    {
        var periods = drafts.Select(d => PeriodOf(d.Journal.Day)).Distinct().ToList();
        var payers = accounts.Select(a => a.Payer).Where(p => p.Length > 0).Distinct().ToList();
        var rows = await db
            .Closes.AsNoTracking()
            .Where(c => periods.Contains(c.Period) && payers.Contains(c.Payer))
            .Select(c => new { c.Period, c.Payer })
            .ToListAsync(ct);
        return [.. rows.Select(r => (r.Period, r.Payer))];
    }

    private Outcome<long> Write(
        Draft draft,
        Dictionary<string, (long Id, long Content)> known,
        Dictionary<long, Account> accounts,
        HashSet<(string Period, string Payer)> closed,
        Dictionary<string, PublicPayment> paid
    )
    {
        var journal = draft.Journal;
        if (known.TryGetValue(journal.Key, out var first))
        {
            return first.Content == draft.Content ? first.Id : Refusals.KeyReused;
        }
        if ((FaultIn(journal) ?? FaultAgainst(journal, accounts, closed)) is { } fault)
        {
            return fault;
        }
        var services = draft.Reverses is null ? PublicPayments.Services(journal, accounts) : [];
        if (services.FirstOrDefault(paid.ContainsKey) is { } twice)
        {
            return PublicPayments.Paid(paid[twice]);
        }
        var row = Row(draft);
        db.Journals.Add(row);
        foreach (var service in services)
        {
            paid.Add(service, publicly.Note(service, row.Id, journal, accounts));
        }
        for (var place = 0; place < journal.Lines.Count; place++)
        {
            var line = journal.Lines[place];
            accounts[line.AccountId].Post(line.Amount.Fen);
            db.Lines.Add(
                new Line
                {
                    JournalId = row.Id,
                    Place = place,
                    AccountId = line.AccountId,
                    Fen = line.Amount.Fen,
                }
            );
        }
        known.Add(journal.Key, (row.Id, draft.Content));
        return row.Id;
    }

    private Journal Row(Draft draft) =>
        new()
        {
            Id = session.Ids.Next(),
            UniqueKey = draft.Journal.Key,
            Content = draft.Content,
            Kind = draft.Journal.Kind,
            Day = draft.Journal.Day,
            Period = PeriodOf(draft.Journal.Day),
            Cause = draft.Journal.Cause,
            Rule = draft.Journal.Rule,
            Reverses = draft.Reverses,
            Reason = draft.Reason,
            PostedAt = session.Time.Instant(),
            PostedBy = session.Viewer.AccountId,
        };

    /// <summary>What is wrong with a journal in itself.</summary>
    public static Fault? FaultIn(NewJournal journal)
    {
        if (string.IsNullOrWhiteSpace(journal.Key))
        {
            return Refusals.NoKey;
        }
        if (string.IsNullOrWhiteSpace(journal.Cause))
        {
            return Refusals.NoCause;
        }
        if (journal.Lines.Count < 2)
        {
            return Refusals.TooFewLines;
        }
        if (journal.Lines.Any(l => l.Amount.Fen == 0))
        {
            return Refusals.ZeroLine;
        }
        var difference = journal.Lines.Sum(l => l.Amount.Fen);
        return difference == 0 ? null : Refusals.Unbalanced(difference);
    }

    private static Fault? FaultAgainst(
        NewJournal journal,
        Dictionary<long, Account> accounts,
        HashSet<(string Period, string Payer)> closed
    )
    {
        foreach (var group in journal.Lines.GroupBy(l => l.AccountId))
        {
            if (!accounts.TryGetValue(group.Key, out var account))
            {
                return Refusals.UnknownAccount(group.Key);
            }
            var period = PeriodOf(journal.Day);
            if (closed.Contains((period, account.Payer)))
            {
                return Refusals.PeriodClosed(period);
            }
            var debit = group.Sum(l => l.Amount.Fen);
            if (!account.Bears(-debit))
            {
                return Refusals.NotEnough(account, debit);
            }
        }
        return null;
    }
}
