using Yiju.Funds.Contracts;

namespace Yiju.Funds.Domain;

/// <summary>
/// A ledger account with its running sums in fen. The sums are written in the transaction that writes the lines; what they were can
/// always be worked out again from the lines.
/// </summary>
internal sealed class Account
{
    public long Id { get; init; }

    /// <summary>Everything that makes it one account, joined; see <see cref="AccountKey.Text"/>.</summary>
    public required string UniqueKey { get; init; }

    public required MoneyAccountKind Kind { get; init; }

    public required string Owner { get; init; }

    public required string Source { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Division whose money it is, 12 digits; empty where none is.</summary>
    public required string Payer { get; init; }

    public long DebitsPosted { get; private set; }

    public long CreditsPosted { get; private set; }

    /// <summary>Debits of open holds: already promised, not yet posted.</summary>
    public long DebitsHeld { get; private set; }

    public long CreditsHeld { get; private set; }

    /// <summary>Credits less debits: what a purse holds, what an operator is owed.</summary>
    public long Balance => CreditsPosted - DebitsPosted;

    /// <summary>What can still be promised or spent.</summary>
    public long Free => Balance - DebitsHeld;

    /// <summary>Whether the account may owe: a purse and money kept for somebody may not.</summary>
    public bool MayOwe => Kind is not (MoneyAccountKind.Wallet or MoneyAccountKind.Held);

    /// <summary>Whether the account stays whole after a change of its free balance. Nobody pays back more than is owed.</summary>
    public bool Bears(long changeOfFree) =>
        Kind == MoneyAccountKind.Receivable
            ? changeOfFree <= 0 || Balance + changeOfFree <= 0
            : MayOwe || changeOfFree >= 0 || Free + changeOfFree >= 0;

    /// <param name="fen">Debit positive, credit negative.</param>
    public void Post(long fen)
    {
        if (fen > 0)
        {
            DebitsPosted += fen;
        }
        else
        {
            CreditsPosted -= fen;
        }
    }

    public void Hold(long fen)
    {
        if (fen > 0)
        {
            DebitsHeld += fen;
        }
        else
        {
            CreditsHeld -= fen;
        }
    }

    public void LetGo(long fen)
    {
        if (fen > 0)
        {
            DebitsHeld -= fen;
        }
        else
        {
            CreditsHeld += fen;
        }
    }
}
