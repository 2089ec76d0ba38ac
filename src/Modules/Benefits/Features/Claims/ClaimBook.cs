using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Benefits.Features.Claims;

/// <summary>What elders owe: opened by a correction, paid off from later credits, closed when nothing is left.</summary>
internal sealed class ClaimBook(BenefitsDb db, DbSession session, ICorrections books)
{
    public Claim Open(BenefitDecision decision, NewClaim owed, int share)
    {
        var claim = new Claim
        {
            Id = session.Ids.Next(),
            SubjectId = decision.SubjectId,
            Division = decision.Division,
            BenefitName = decision.BenefitName,
            DecisionId = decision.Id,
            AccountId = owed.AccountId,
            Purpose = owed.Purpose,
            Source = owed.Source,
            Payer = owed.Payer,
            Fen = owed.Amount.Fen,
            OpenedAt = session.Time.Instant(),
            SharePercent = share,
        };
        db.AllClaims.Add(claim);
        return claim;
    }

    public static Claimed Of(Claim claim) => new(claim.Id, claim.AccountId, claim.Source, claim.Payer);

    /// <summary>Takes the share that an officer set from a credit just made, oldest claim first; never more than the credit.</summary>
    public async Task<Outcome<Done>> Offset(WalletCredit credit, string term, CancellationToken ct)
    {
        var open = await db
            .AllClaims.Where(c => c.SubjectId == credit.ElderId && c.ClosedAt == null && c.SharePercent > 0)
            .Where(c => c.Purpose == credit.Purpose && c.Source == credit.Source && c.Payer == credit.Payer)
            .OrderBy(c => c.Id)
            .ToListAsync(ct);
        var left = credit.Amount.Fen;
        foreach (var claim in open)
        {
            var before = (await books.Left([claim.AccountId], ct)).GetValueOrDefault(claim.AccountId);
            var part = Math.Min(left, credit.Amount.Fen * claim.SharePercent / 100);
            var done = await books.Offset(Of(claim), credit, term, new Money(part), ct);
            if (!done.Ok)
            {
                return done;
            }
            var after = await Settle(claim, ct);
            left -= (before - after).Fen;
        }
        return default(Done);
    }

    /// <summary>Closes the claim when nothing is left, and opens it again when something is.</summary>
    /// <returns>What is left.</returns>
    public async Task<Money> Settle(Claim claim, CancellationToken ct)
    {
        var left = (await books.Left([claim.AccountId], ct)).GetValueOrDefault(claim.AccountId);
        claim.ClosedAt = left.Fen > 0 ? null : claim.ClosedAt ?? session.Time.Instant();
        return left;
    }

    /// <summary>A correction may have undone claims.</summary>
    public async Task CloseSettled(long elderId, CancellationToken ct)
    {
        foreach (
            var claim in await db.AllClaims.Where(c => c.SubjectId == elderId && c.ClosedAt == null).ToListAsync(ct)
        )
        {
            await Settle(claim, ct);
        }
    }
}
