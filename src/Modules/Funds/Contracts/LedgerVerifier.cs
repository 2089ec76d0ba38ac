using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;

namespace Yiju.Funds.Contracts;

/// <summary>One thing that is wrong in the ledger.</summary>
/// <param name="Code">Stable word, such as <c>journal-unbalanced</c>.</param>
/// <param name="Subject">What it is about, such as <c>journal:12</c>.</param>
/// <param name="Sentence">What is wrong, for people.</param>
public sealed record LedgerFinding(string Code, string Subject, string Sentence);

/// <summary>
/// Recomputes the whole ledger from its lines: every journal balances, every account is the sum of its lines and of its open holds, no
/// purse is below zero, no key was used twice, nothing was taken back more than once. Empty when all is well.
/// </summary>
public sealed class LedgerVerifier
{
    private readonly FundsDb db;

    internal LedgerVerifier(FundsDb db) => this.db = db;

    /// <param name="limit">Most findings of one kind that are reported.</param>
    public async Task<IReadOnlyList<LedgerFinding>> Verify(CancellationToken ct, int limit = 100)
    {
        var findings = new List<LedgerFinding>();
        await Whole(findings, ct);
        await Journals(findings, limit, ct);
        await Strays(findings, limit, ct);
        await Sums(findings, limit, ct);
        await Holds(findings, limit, ct);
        await Keys(findings, limit, ct);
        await Reversals(findings, limit, ct);
        return findings;
    }

    private async Task Whole(List<LedgerFinding> findings, CancellationToken ct)
    {
        var sum = await db.Lines.SumAsync(l => l.Fen, ct);
        if (sum != 0)
        {
            findings.Add(new("ledger-unbalanced", "ledger", $"全部分录合计 {sum} 分，应为 0。"));
        }
    }

    private async Task Journals(List<LedgerFinding> findings, int limit, CancellationToken ct)
    {
        var unbalanced = await db
            .Lines.GroupBy(l => l.JournalId)
            .Select(g => new { g.Key, Fen = g.Sum(l => l.Fen) })
            .Where(g => g.Fen != 0)
            .Take(limit)
            .ToListAsync(ct);
        findings.AddRange(
            unbalanced.Select(j => new LedgerFinding(
                "journal-unbalanced",
                $"journal:{j.Key}",
                $"借贷相差 {j.Fen} 分。"
            ))
        );
        var empty = await db
            .Journals.Where(j => !db.Lines.Any(l => l.JournalId == j.Id))
            .Select(j => j.Id)
            .Take(limit)
            .ToListAsync(ct);
        findings.AddRange(empty.Select(id => new LedgerFinding("journal-empty", $"journal:{id}", "凭证没有分录。")));
    }

    private async Task Strays(List<LedgerFinding> findings, int limit, CancellationToken ct)
    {
        var strays = await db
            .Lines.Where(l => !db.Journals.Any(j => j.Id == l.JournalId) || !db.Accounts.Any(a => a.Id == l.AccountId))
            .Select(l => new { l.JournalId, l.Place })
            .Take(limit)
            .ToListAsync(ct);
        findings.AddRange(
            strays.Select(l => new LedgerFinding(
                "line-stray",
                $"line:{l.JournalId}/{l.Place}",
                "分录所指的凭证或账户不存在。"
            ))
        );
    }

    private async Task Sums(List<LedgerFinding> findings, int limit, CancellationToken ct)
    {
        var wrong = await db
            .Accounts.Select(a => new
            {
                Account = a,
                Debits = db.Lines.Where(l => l.AccountId == a.Id && l.Fen > 0).Sum(l => (long?)l.Fen) ?? 0,
                Credits = -db.Lines.Where(l => l.AccountId == a.Id && l.Fen < 0).Sum(l => (long?)l.Fen) ?? 0,
            })
            .Where(x => x.Debits != x.Account.DebitsPosted || x.Credits != x.Account.CreditsPosted)
            .Select(x => x.Account.Id)
            .Take(limit)
            .ToListAsync(ct);
        findings.AddRange(
            wrong.Select(id => new LedgerFinding("account-sum", $"account:{id}", "账户余额与分录合计不一致。"))
        );
        var below = await db
            .Accounts.Where(a =>
                (a.Kind == MoneyAccountKind.Wallet || a.Kind == MoneyAccountKind.Held)
                && a.CreditsPosted - a.DebitsPosted - a.DebitsHeld < 0
            )
            .Select(a => a.Id)
            .Take(limit)
            .ToListAsync(ct);
        findings.AddRange(below.Select(id => new LedgerFinding("account-below-zero", $"account:{id}", "账户低于 0。")));
        var overpaid = await db
            .Accounts.Where(a => a.Kind == MoneyAccountKind.Receivable && a.CreditsPosted > a.DebitsPosted)
            .Select(a => a.Id)
            .Take(limit)
            .ToListAsync(ct);
        findings.AddRange(
            overpaid.Select(id => new LedgerFinding("claim-overpaid", $"account:{id}", "归还多于所欠。"))
        );
    }

    private async Task Holds(List<LedgerFinding> findings, int limit, CancellationToken ct)
    {
        var open = db.HoldLines.Where(l => db.Holds.Any(h => h.Id == l.HoldId && h.State == HoldState.Pending));
        var wrong = await db
            .Accounts.Select(a => new
            {
                Account = a,
                Debits = open.Where(l => l.AccountId == a.Id && l.Fen > 0).Sum(l => (long?)l.Fen) ?? 0,
                Credits = -open.Where(l => l.AccountId == a.Id && l.Fen < 0).Sum(l => (long?)l.Fen) ?? 0,
            })
            .Where(x => x.Debits != x.Account.DebitsHeld || x.Credits != x.Account.CreditsHeld)
            .Select(x => x.Account.Id)
            .Take(limit)
            .ToListAsync(ct);
        findings.AddRange(
            wrong.Select(id => new LedgerFinding("account-held", $"account:{id}", "账户预留与未结预留合计不一致。"))
        );
        var unbalanced = await db
            .HoldLines.GroupBy(l => l.HoldId)
            .Select(g => new { g.Key, Fen = g.Sum(l => l.Fen) })
            .Where(g => g.Fen != 0)
            .Take(limit)
            .ToListAsync(ct);
        findings.AddRange(
            unbalanced.Select(h => new LedgerFinding("hold-unbalanced", $"hold:{h.Key}", $"预留借贷相差 {h.Fen} 分。"))
        );
        var lost = await db
            .Holds.Where(h => h.State == HoldState.Captured && !db.Journals.Any(j => j.UniqueKey == h.EndedKey))
            .Select(h => h.Id)
            .Take(limit)
            .ToListAsync(ct);
        findings.AddRange(lost.Select(id => new LedgerFinding("hold-lost", $"hold:{id}", "预留已扣款，但没有凭证。")));
    }

    private async Task Keys(List<LedgerFinding> findings, int limit, CancellationToken ct)
    {
        var twice = await db
            .Journals.GroupBy(j => j.UniqueKey)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .Take(limit)
            .ToListAsync(ct);
        findings.AddRange(twice.Select(key => new LedgerFinding("key-twice", $"key:{key}", "同一个键记了两笔凭证。")));
    }

    private async Task Reversals(List<LedgerFinding> findings, int limit, CancellationToken ct)
    {
        var tooMuch = await db
            .Lines.Where(l => l.Fen > 0)
            .Join(
                db.Journals.Where(j => j.Reverses != null),
                l => l.JournalId,
                j => j.Id,
                (l, j) => new { Original = j.Reverses!.Value, l.Fen }
            )
            .GroupBy(x => x.Original)
            .Select(g => new { g.Key, Back = g.Sum(x => x.Fen) })
            .Where(g => g.Back > (db.Lines.Where(l => l.JournalId == g.Key && l.Fen > 0).Sum(l => (long?)l.Fen) ?? 0))
            .Select(g => g.Key)
            .Take(limit)
            .ToListAsync(ct);
        findings.AddRange(
            tooMuch.Select(id => new LedgerFinding("reversed-too-much", $"journal:{id}", "冲销合计超过原凭证。"))
        );
    }
}
