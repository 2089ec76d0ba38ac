using System.Text.Json;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Features.Claims;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Data;

namespace Yiju.Benefits.Features.Arrears;

/// <summary>
/// Takes a decision's place from the day on which the answer becomes another, and puts the credited months right in the same unit of work.
/// </summary>
internal sealed class Correcting(
    BenefitsDb db,
    DbSession session,
    Deciding deciding,
    ICorrections books,
    ClaimBook claims
)
{
    /// <param name="share">Hundredths of later credits that pay off what is owed; null: what the packs say.</param>
    public async Task<Outcome<BenefitDecision>> Decide(
        Backdated change,
        ElderRecord record,
        long applicationId,
        int? share,
        CancellationToken ct
    )
    {
        var made = change
            .Stretches.Select(s => deciding.Row(change.Head.SubjectId, s.Division, s.Ruling, s.From, applicationId))
            .ToList();
        for (var i = 0; i < made.Count - 1; i++)
        {
            (made[i].ValidTo, made[i].EndedBy) = (made[i + 1].ValidFrom.AddDays(-1), made[i + 1].Cause);
        }
        foreach (var old in change.Chain.Where(d => d.ValidTo is null || d.ValidTo >= change.From))
        {
            (old.ValidTo, old.EndedBy) = (change.From.AddDays(-1), made[0].Cause);
        }
        var head = made[^1];
        db.AllDecisions.AddRange(made);
        var posted = await books.Post(change.Correction(head.Id, [.. record.Decisions.Select(d => d.Id)]), ct);
        if (!posted.Ok)
        {
            return posted.As<BenefitDecision>();
        }
        if (change.Model.Rows.Count > 0)
        {
            head.Correction = JsonSerializer.Serialize(change.Model, Json.Options);
        }
        head.CreditedThrough = head is { Granted: true, AmountFen: not null, Purpose: not null }
            ? CreditTerm.Of(head.Every, session.Time.Today())
            : null;
        foreach (var (term, credit) in posted.Value.Credits)
        {
            var offset = await claims.Offset(credit, term, ct);
            if (!offset.Ok)
            {
                return offset.As<BenefitDecision>();
            }
        }
        foreach (var claim in posted.Value.Claims)
        {
            claims.Open(head, claim, share ?? books.DefaultShare);
        }
        await claims.CloseSettled(change.Head.SubjectId, ct);
        deciding.Tell(head, Words(head, change));
        return head;
    }

    private static string Words(BenefitDecision head, Backdated change)
    {
        var what = head.Granted
            ? head.AmountFen is { } fen
                ? $"从 {Ui.Say.PlainDay(change.From)}起{Domain.Words.Every(head.Every)} {new Money(fen)}"
                : $"从 {Ui.Say.PlainDay(change.From)}起可以享受"
            : $"从 {Ui.Say.PlainDay(change.From)}起不再享受";
        return $"“{head.BenefitName}”已重新核定：{what}。{change.Model.Plain}";
    }
}
