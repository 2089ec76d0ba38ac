using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Funds.Features;

/// <summary>Counts what an operator is due from the lines that the ledger itself recorded (FND-05): never from a claim.</summary>
internal sealed class CountSettlements(FundsDb db, DbSession session)
{
    /// <summary>One line of an operator's month with the journal it belongs to.</summary>
    internal sealed record DueLine(
        long JournalId,
        int Place,
        DateOnly Day,
        string Kind,
        string Cause,
        string Source,
        string Purpose,
        long Fen
    );

    /// <summary>What one account got in a month.</summary>
    internal sealed record Earning
    {
        public long AccountId { get; init; }

        public long Fen { get; init; }

        public int Lines { get; init; }
    }

    /// <summary>Operators that a payer owes or ever owed.</summary>
    public async Task<List<long>> Operators(string payer, CancellationToken ct)
    {
        var owners = await db
            .Accounts.AsNoTracking()
            .Where(a => a.Kind == MoneyAccountKind.OperatorPayable && a.Payer == payer)
            .Select(a => a.Owner)
            .Distinct()
            .ToListAsync(ct);
        return
        [
            .. owners
                .Where(o => o.StartsWith("org:", StringComparison.Ordinal))
                .Select(o => long.Parse(o[4..], System.Globalization.CultureInfo.InvariantCulture))
                .Order(),
        ];
    }

    /// <summary>
    /// What an operator earned in a month less what was taken back, in order, after a place; payments are not part of it.
    /// </summary>
    public IQueryable<DueLine> Lines(
        long orgId,
        string payer,
        string period,
        long afterJournal,
        int afterPlace,
        int count
    )
    {
        var owner = $"org:{orgId}";
        return db
            .Lines.AsNoTracking()
            .Where(l => l.JournalId > afterJournal || (l.JournalId == afterJournal && l.Place > afterPlace))
            .Join(
                db.Accounts.Where(a =>
                    a.Kind == MoneyAccountKind.OperatorPayable && a.Owner == owner && a.Payer == payer
                ),
                l => l.AccountId,
                a => a.Id,
                (l, a) => new { l, a }
            )
            .Join(
                db.Journals.Where(j => j.Period == period && j.Kind != JournalKinds.Payment),
                x => x.l.JournalId,
                j => j.Id,
                (x, j) =>
                    new
                    {
                        x.l,
                        x.a,
                        j,
                    }
            )
            .OrderBy(x => x.l.JournalId)
            .ThenBy(x => x.l.Place)
            .Take(count)
            .Select(x => new DueLine(
                x.j.Id,
                x.l.Place,
                x.j.Day,
                x.j.Kind,
                x.j.Cause,
                x.a.Source,
                x.a.Purpose,
                -x.l.Fen
            ));
    }

    /// <summary>Writes the settlement of one operator once; a repeat changes nothing.</summary>
    public async Task Count(long orgId, string payer, string period, CancellationToken ct)
    {
        if (await db.Settlements.AnyAsync(s => s.OrgId == orgId && s.Payer == payer && s.Period == period, ct))
        {
            return;
        }
        var (fen, lines) = await Sum(orgId, payer, period, ct);
        var brought = await BroughtForward(orgId, payer, period, ct);
        if (lines > 0 || brought != 0)
        {
            db.Settlements.Add(
                new Settlement
                {
                    Id = session.Ids.Next(),
                    OrgId = orgId,
                    Payer = payer,
                    Period = period,
                    CountedFen = fen,
                    LineCount = lines,
                    BroughtForwardFen = brought,
                    CountedAt = session.Time.Instant(),
                }
            );
        }
    }

    /// <summary>What each of the operator's accounts got in a month.</summary>
    public IQueryable<Earning> Earned(long orgId, string payer, string period)
    {
        var owner = $"org:{orgId}";
        return db
            .Lines.Where(l =>
                db.Accounts.Any(a =>
                    a.Id == l.AccountId
                    && a.Kind == MoneyAccountKind.OperatorPayable
                    && a.Owner == owner
                    && a.Payer == payer
                ) && db.Journals.Any(j => j.Id == l.JournalId && j.Period == period && j.Kind != JournalKinds.Payment)
            )
            .GroupBy(l => l.AccountId)
            .Select(g => new Earning
            {
                AccountId = g.Key,
                Fen = -g.Sum(l => l.Fen),
                Lines = g.Count(),
            });
    }

    private async Task<(long Fen, int Lines)> Sum(long orgId, string payer, string period, CancellationToken ct)
    {
        var earned = await Earned(orgId, payer, period).ToListAsync(ct);
        return (earned.Sum(e => e.Fen), earned.Sum(e => e.Lines));
    }

    /// <summary>Zero, or what the operator owed when its last settlement was carried forward.</summary>
    public async Task<long> BroughtForward(long orgId, string payer, string period, CancellationToken ct)
    {
        var last = await db
            .Settlements.AsNoTracking()
            .Where(s => s.OrgId == orgId && s.Payer == payer && string.Compare(s.Period, period) < 0)
            .OrderByDescending(s => s.Period)
            .FirstOrDefaultAsync(ct);
        return last is { State: SettlementState.CarriedForward } ? last.DueFen : 0;
    }
}
