using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Funds.Features.Corrections;

/// <summary>Corrections of benefit decisions in the ledger.</summary>
internal sealed partial class Corrections(
    FundsDb db,
    DbSession session,
    Posting posting,
    Ledger ledger,
    Wallets wallets,
    AccountsOfMoney accounts,
    FundsRules rules
) : ICorrections
{
    private const string Reason = "补贴重新核定";

    public int DefaultShare => rules.RecoveryShare;

    public int MonthsToSpend => rules.MonthsToSpendArrears;

    public async Task<IReadOnlyDictionary<string, Money>> Paid(
        IReadOnlyCollection<long> decisions,
        CancellationToken ct
    ) =>
        (await DecisionBooks.Read(db, decisions, ct))
            .Paid(decisions)
            .ToDictionary(p => p.Key, p => new Money(p.Value), StringComparer.Ordinal);

    public async Task<IReadOnlyList<CorrectionStep>> Plan(Correction correction, CancellationToken ct) =>
        Steps(await Moves(correction, ct));

    public async Task<Outcome<Corrected>> Post(Correction correction, CancellationToken ct)
    {
        var moves = await Moves(correction, ct);
        var credits = new List<(string, WalletCredit)>();
        foreach (var move in moves)
        {
            var posted = move switch
            {
                CorrectionMove.Undo undo => await ledger.Reverse(
                    undo.Journal,
                    new Money(undo.Fen),
                    Reason,
                    Key(correction, undo.Term, $"undo:{undo.Journal}"),
                    ct
                ),
                CorrectionMove.Credit credit => await Credit(correction, credit, credits, ct),
                _ => 0L,
            };
            if (!posted.Ok)
            {
                return posted.As<Corrected>();
            }
        }
        var taken = await TakeBack(correction, moves, ct);
        if (!taken.Ok)
        {
            return taken.As<Corrected>();
        }
        var claims = await Claim(correction, moves, ct);
        return claims.Ok ? new Corrected(Steps(moves), credits, claims.Value) : claims.As<Corrected>();
    }

    private static List<CorrectionStep> Steps(IReadOnlyList<CorrectionMove> moves) =>
        [
            .. moves
                .GroupBy(m => (m.Term, m.Kind))
                .Select(g => new CorrectionStep(g.Key.Term, g.Key.Kind, new Money(g.Sum(m => m.Fen)))),
        ];

    private async Task<IReadOnlyList<CorrectionMove>> Moves(Correction correction, CancellationToken ct)
    {
        var books = await DecisionBooks.Read(db, [.. correction.Decisions.Union(correction.Chain)], ct);
        var owing = books
            .All.Where(b => b.Kind == JournalKinds.Claim)
            .SelectMany(b => b.Left.Where(s => s.Fen > 0).Select(s => s.AccountId))
            .ToList();
        var owed = (await Left(owing, ct)).ToDictionary(o => o.Key, o => o.Value.Fen);
        return new CorrectionPlanner(correction, books, await PurseWays.Read(db, books, ct), owed).Plan();
    }

    private async Task<Outcome<long>> Credit(
        Correction correction,
        CorrectionMove.Credit move,
        List<(string, WalletCredit)> credits,
        CancellationToken ct
    )
    {
        var credit = move.To with
        {
            Amount = new Money(move.Fen),
            Key = Key(correction, move.Term, "arrears"),
            Decision = $"decision:{correction.DecisionId}",
        };
        credits.Add((move.Term, credit));
        return await wallets.Credit(credit, JournalKinds.Arrears, ct);
    }

    /// <summary>Unspent money goes back to its source; what had lapsed or gone back before is only booked as recovered.</summary>
    private async Task<Outcome<Done>> TakeBack(
        Correction correction,
        IReadOnlyList<CorrectionMove> moves,
        CancellationToken ct
    )
    {
        var back = new List<(string Key, long From, long To, long Fen)>();
        foreach (var take in moves.OfType<CorrectionMove.Take>())
        {
            var purse = take.From.Purse;
            var source = await accounts.Get(Wallets.Of(purse, MoneyAccountKind.Source), ct);
            var lapsed = await accounts.Get(Wallets.Of(purse, MoneyAccountKind.Returned), ct);
            back.Add(
                take.From.Lapsed switch
                {
                    null => (Key(correction, take.Term, "taken"), purse.Id, source, take.Fen),
                    true => (Key(correction, take.Term, $"lapsed:{purse.Id}"), lapsed, source, take.Fen),
                    false => (Key(correction, take.Term, $"returned:{purse.Id}"), source, lapsed, take.Fen),
                }
            );
        }
        foreach (var net in moves.OfType<CorrectionMove.Net>())
        {
            var source = await accounts.Get(Wallets.SourceOf(net.From), ct);
            back.Add((Key(correction, net.Term, "netted"), await wallets.PurseFor(net.From, ct), source, net.Fen));
        }
        foreach (var journal in back.GroupBy(b => b.Key, StringComparer.Ordinal))
        {
            var lines = journal
                .GroupBy(b => b.From)
                .Select(g => new NewLine(g.Key, new Money(g.Sum(b => b.Fen))))
                .Concat(journal.GroupBy(b => b.To).Select(g => new NewLine(g.Key, new Money(-g.Sum(b => b.Fen)))));
            var posted = await Post(correction, journal.Key, JournalKinds.Recovery, [.. lines], ct);
            if (!posted.Ok)
            {
                return posted.As<Done>();
            }
        }
        return default(Done);
    }

    private async Task<Outcome<IReadOnlyList<NewClaim>>> Claim(
        Correction correction,
        IReadOnlyList<CorrectionMove> moves,
        CancellationToken ct
    )
    {
        var claims = new List<NewClaim>();
        foreach (var colour in moves.OfType<CorrectionMove.Claim>().GroupBy(c => c.Of))
        {
            var (purpose, source, payer) = colour.Key;
            var receivable = await accounts.Get(
                new AccountKey(
                    MoneyAccountKind.Receivable,
                    $"decision:{correction.DecisionId}",
                    source,
                    purpose,
                    payer
                ),
                ct
            );
            var from = await accounts.Get(
                new AccountKey(MoneyAccountKind.Source, $"division:{payer}", source, "", payer),
                ct
            );
            foreach (var term in colour.GroupBy(c => c.Term, StringComparer.Ordinal))
            {
                var amount = new Money(term.Sum(c => c.Fen));
                var posted = await Post(
                    correction,
                    Key(correction, term.Key, $"claim:{receivable}"),
                    JournalKinds.Claim,
                    [new NewLine(receivable, amount), new NewLine(from, -amount)],
                    ct
                );
                if (!posted.Ok)
                {
                    return posted.As<IReadOnlyList<NewClaim>>();
                }
            }
            claims.Add(new NewClaim(receivable, purpose, source, payer, new Money(colour.Sum(c => c.Fen))));
        }
        return claims;
    }

    private Task<Outcome<long>> Post(
        Correction correction,
        string key,
        string kind,
        IReadOnlyList<NewLine> lines,
        CancellationToken ct
    )
    {
        var journal = new NewJournal(
            key,
            kind,
            session.Time.Today(),
            $"decision:{correction.DecisionId}",
            correction.Rule,
            lines
        );
        return posting.Post(new Posting.Draft(journal, Content.Of(journal), Reason: Reason), ct);
    }

    private static string Key(Correction correction, string term, string what) =>
        $"decision:{correction.DecisionId}:{term}:{what}";
}
