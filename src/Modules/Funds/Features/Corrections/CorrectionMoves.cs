using Yiju.Funds.Contracts;
using Yiju.Funds.Domain;

namespace Yiju.Funds.Features.Corrections;

/// <summary>Whose money it is and what for: the parts of a correction that may meet each other.</summary>
internal sealed record MoneyColour(string Purpose, string Source, string Payer)
{
    public static MoneyColour Of(WalletPurse purse) => new(purse.Purpose, purse.Source, purse.Payer);

    public static MoneyColour Of(WalletCredit credit) => new(credit.Purpose, credit.Source, credit.Payer);
}

/// <summary>One thing to post.</summary>
internal abstract record CorrectionMove(string Term, long Fen)
{
    public abstract CorrectionKind Kind { get; }

    /// <summary>Reverses part of an earlier recovery or claim.</summary>
    internal sealed record Undo(string Term, long Fen, long Journal) : CorrectionMove(Term, Fen)
    {
        public override CorrectionKind Kind => CorrectionKind.Undone;
    }

    internal sealed record Credit(string Term, long Fen, WalletCredit To) : CorrectionMove(Term, Fen)
    {
        public override CorrectionKind Kind => CorrectionKind.Arrears;
    }

    internal sealed record Take(string Term, PurseWays.Found From) : CorrectionMove(Term, From.Fen)
    {
        public override CorrectionKind Kind => From.Lapsed is null ? CorrectionKind.TakenBack : CorrectionKind.GoneBack;
    }

    internal sealed record Net(string Term, long Fen, WalletCredit From) : CorrectionMove(Term, Fen)
    {
        public override CorrectionKind Kind => CorrectionKind.Netted;
    }

    internal sealed record Claim(string Term, long Fen, MoneyColour Of) : CorrectionMove(Term, Fen)
    {
        public override CorrectionKind Kind => CorrectionKind.Claimed;
    }
}

/// <summary>
/// Works out how differences are put right. Too little: what was taken or claimed for the term is undone first, the rest is credited. Too
/// much: what is unspent of it is taken, what had gone back already counts, then arrears of the same correction, and the rest is owed.
/// </summary>
/// <param name="owed">What is left of the claims, by account.</param>
internal sealed class CorrectionPlanner(
    Correction correction,
    DecisionBooks books,
    PurseWays ways,
    Dictionary<long, long> owed
)
{
    private readonly List<CorrectionMove> moves = [];

    public IReadOnlyList<CorrectionMove> Plan()
    {
        foreach (var more in correction.Differences.Where(d => d.Amount.Fen > 0))
        {
            TooLittle(more);
        }
        var arrears = moves.OfType<CorrectionMove.Credit>().Select(c => new Arrears(c.To) { Left = c.Fen }).ToList();
        foreach (var less in correction.Differences.Where(d => d.Amount.Fen < 0))
        {
            TooMuch(less, arrears);
        }
        return moves;
    }

    private sealed record Arrears(WalletCredit Credit)
    {
        public long Left { get; set; }
    }

    private IEnumerable<DecisionBooks.Booked> Of(string term) =>
        books.All.Where(b => b.Term == term && correction.Chain.Contains(b.Decision));

    private void TooLittle(TermDifference difference)
    {
        var missing = difference.Amount.Fen;
        foreach (var earlier in Of(difference.Term).Where(b => !b.Credits && b.Fen > 0).Reverse())
        {
            var most =
                earlier.Kind == JournalKinds.Claim ? Math.Min(earlier.Fen, Owed(earlier))
                : earlier.Gone is not null ? earlier.Fen
                : 0;
            var part = Math.Min(missing, most);
            if (part <= 0)
            {
                continue;
            }
            missing -= part;
            moves.Add(new CorrectionMove.Undo(difference.Term, part, earlier.Id));
            if (earlier.Kind == JournalKinds.Claim)
            {
                owed[AccountOf(earlier)] -= part;
            }
        }
        if (missing > 0)
        {
            moves.Add(new CorrectionMove.Credit(difference.Term, missing, difference.Arrears!));
        }
    }

    private void TooMuch(TermDifference difference, List<Arrears> arrears)
    {
        var over = -difference.Amount.Fen;
        var credited = Of(difference.Term)
            .Where(b => b.Credits)
            .Reverse()
            .SelectMany(b => b.Purses)
            .GroupBy(s => s.AccountId)
            .Select(g => (Purse: g.Key, Fen: -g.Sum(s => s.Fen)))
            .ToList();
        foreach (var (purse, came) in credited)
        {
            var share = Math.Min(over, came);
            over -= share;
            foreach (var found in ways.Take(purse, share))
            {
                share -= found.Fen;
                moves.Add(new CorrectionMove.Take(difference.Term, found));
            }
            var colour = MoneyColour.Of(ways.Purse(purse));
            foreach (var one in arrears.Where(a => MoneyColour.Of(a.Credit) == colour))
            {
                var part = Math.Min(share, one.Left);
                if (part > 0)
                {
                    (share, one.Left) = (share - part, one.Left - part);
                    moves.Add(new CorrectionMove.Net(difference.Term, part, one.Credit));
                }
            }
            if (share > 0)
            {
                moves.Add(new CorrectionMove.Claim(difference.Term, share, colour));
            }
        }
    }

    private static long AccountOf(DecisionBooks.Booked claim) => claim.Left.First(s => s.Fen > 0).AccountId;

    private long Owed(DecisionBooks.Booked claim) => owed.GetValueOrDefault(AccountOf(claim));
}
