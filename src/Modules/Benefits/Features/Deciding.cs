using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Features.Claims;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Messages;
using Yiju.Platform.Outbox;
using Yiju.Rules.Packs;
using Yiju.Ui;
using Fact = Yiju.Platform.Facts.Fact;

namespace Yiju.Benefits.Features;

/// <summary>Writes decisions, tells of them, and credits the wallets that they fill.</summary>
internal sealed class Deciding(
    BenefitsDb db,
    DbSession session,
    IWallets wallets,
    ClaimBook claims,
    Messenger messenger,
    Events events
)
{
    /// <summary>Whose name stands under what nobody decided by hand.</summary>
    public const string System = "系统";

    private static readonly Fault Stopped = Fault.Refused("pack-expired", "依据的文件已经到期。请先启用接续文件。");

    /// <summary>Records what the rules say of a benefit that is not granted now. A grant starts on <paramref name="from"/>.</summary>
    /// <param name="automatic">Granted by the system without an application.</param>
    public Outcome<BenefitDecision> Write(
        long elderId,
        string division,
        Ruling ruling,
        DateOnly from,
        long? applicationId,
        bool automatic = false
    )
    {
        if (Undecidable(ruling) is { } fault)
        {
            return fault;
        }
        var decision = Row(elderId, division, ruling, from, applicationId, automatic);
        db.AllDecisions.Add(decision);
        Tell(
            decision,
            automatic ? $"您符合“{decision.BenefitName}”的条件，不用申请，已经给您办好。{ruling.Sentence}"
                : decision.Granted ? $"“{decision.BenefitName}”已经批准。"
                : $"“{decision.BenefitName}”没有批准。{ruling.Sentence}"
        );
        return decision;
    }

    /// <summary>Why nothing can be decided on a ruling; null when it can.</summary>
    public static Fault? Undecidable(Ruling ruling) =>
        ruling.Stopped ? Stopped
        : ruling.Verdict == Verdict.Unknown ? Fault.Refused("not-decidable", $"还不能作决定。{ruling.Sentence}")
        : null;

    /// <summary>Tells the elder, the family and other modules.</summary>
    public void Tell(BenefitDecision decision, string words)
    {
        events.Tell(
            BenefitsEvents.EntitlementChanged,
            new EntitlementChanged(
                decision.Id,
                decision.SubjectId,
                decision.BenefitId,
                decision.Granted,
                decision.AmountFen,
                decision.Every,
                decision.ValidFrom
            )
        );
        messenger.Send($"elder:{decision.SubjectId}", words, $"/decisions/{decision.Id}");
    }

    /// <summary>Credits what is due on a day to the wallet: the month, the year or the one sum, each once.</summary>
    public async Task<Outcome<Done>> Credit(BenefitDecision decision, DateOnly day, CancellationToken ct)
    {
        if (
            decision is not { AmountFen: { } fen, Purpose: { } purpose }
            || CreditTerm.Of(decision.Every, day) is not { } term
            || !decision.HoldsOn(day)
            || string.CompareOrdinal(decision.CreditedThrough, term) >= 0
        )
        {
            return default(Done);
        }
        var credit = new WalletCredit(
            decision.SubjectId,
            purpose,
            decision.Source!,
            decision.Payer!,
            new Money(fen),
            new DateOnly(day.Year, day.Month, 1),
            decision.Expires == "month-end" ? Period.MonthOf(day).To : null,
            $"{decision.Cause}:{term}",
            decision.Cause,
            $"{decision.PackId}@{decision.PackVersion} {decision.Clause}",
            FateOf(decision.Unspent)
        );
        var credited = await wallets.Credit(credit, ct);
        if (!credited.Ok)
        {
            return credited.As<Done>();
        }
        decision.CreditedThrough = term;
        return await claims.Offset(credit, term, ct);
    }

    public static UnspentFate? FateOf(string? unspent) =>
        unspent switch
        {
            "lapse" => UnspentFate.Lapse,
            "return" => UnspentFate.Return,
            "carry-over" => UnspentFate.CarryOver,
            _ => null,
        };

    /// <summary>Whose money it is: the city or the county of the place.</summary>
    public static string PayerOf(BenefitTerms terms, string division)
    {
        var place = DivisionCode.Parse(division);
        return (terms.Payer == "city" ? place.At(DivisionLevel.City) : place.At(DivisionLevel.County)).Value;
    }

    /// <summary>A decision that nobody has been told of yet.</summary>
    public BenefitDecision Row(
        long elderId,
        string division,
        Ruling ruling,
        DateOnly from,
        long? applicationId,
        bool automatic = false
    )
    {
        var money = ruling.Amount is null ? null : ruling.Terms;
        return new BenefitDecision
        {
            Id = session.Ids.Next(),
            SubjectId = elderId,
            Division = division,
            BenefitId = ruling.Benefit,
            BenefitName = ruling.Title,
            Granted = ruling.Verdict == Verdict.Yes,
            AmountFen = ruling.Amount?.Fen,
            Every = money?.Every,
            PackId = ruling.Pack.Id,
            PackVersion = ruling.Pack.Version,
            PackPrint = ruling.Pack.Print,
            Document = ruling.Pack.Document,
            Clause = ruling.Clause,
            Note = ruling.Pack.Note,
            Sentence = ruling.Sentence,
            Reasons = JsonSerializer.Serialize(ruling.Reasons, Json.Options),
            Facts = JsonSerializer.Serialize(ruling.Used.Select(f => f.Id).Distinct(), Json.Options),
            AssessmentId = AssessmentOf(ruling.Used),
            ValidFrom = from,
            Purpose = money?.Purpose,
            Source = money?.Source,
            Payer = money is null ? null : PayerOf(money, division),
            Expires = money?.Expires,
            Unspent = money?.Unspent,
            OnEnd = money?.OnEnd,
            ApplicationId = applicationId,
            Automatic = automatic,
            DecidedBy = session.Viewer.AccountId,
            DecidedByName = automatic ? System : session.Viewer.Name,
            DecidedAt = session.Time.Instant(),
        };
    }

    private static long? AssessmentOf(IReadOnlyList<Fact> used) =>
        used.FirstOrDefault(f => f.Key is FactKeys.AssessedLevel or FactKeys.AssessedScore)?.Source.Split(':')
            is ["assessment", var id]
        && long.TryParse(id, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
