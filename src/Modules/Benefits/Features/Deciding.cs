using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Messages;
using Yiju.Platform.Outbox;
using Yiju.Ui;
using Fact = Yiju.Platform.Facts.Fact;

namespace Yiju.Benefits.Features;

/// <summary>Writes decisions, tells of them, and credits the wallets that they fill.</summary>
internal sealed class Deciding(BenefitsDb db, DbSession session, IWallets wallets, Messenger messenger, Events events)
{
    private static readonly Fault Stopped = Fault.Refused("pack-expired", "依据的文件已经到期。请先启用接续文件。");

    /// <summary>
    /// Records what the rules say. A grant starts on <paramref name="from"/>; the grant it takes the place of ends the day before.
    /// </summary>
    public async Task<Outcome<BenefitDecision>> Write(
        long elderId,
        string division,
        Ruling ruling,
        DateOnly from,
        long? applicationId,
        CancellationToken ct
    )
    {
        if (ruling.Stopped)
        {
            return Stopped;
        }
        if (ruling.Verdict == Verdict.Unknown)
        {
            return Fault.Refused("not-decidable", $"还不能作决定。{ruling.Sentence}");
        }
        var decision = Row(elderId, division, ruling, from, applicationId);
        foreach (
            var old in await db
                .AllDecisions.Where(d =>
                    d.SubjectId == elderId
                    && d.BenefitId == ruling.Benefit
                    && d.Granted
                    && (d.ValidTo == null || d.ValidTo >= from)
                )
                .ToListAsync(ct)
        )
        {
            old.ValidTo = from.AddDays(-1);
            old.EndedBy = $"decision:{decision.Id}";
        }
        db.AllDecisions.Add(decision);
        events.Tell(
            BenefitsEvents.EntitlementChanged,
            new EntitlementChanged(
                decision.Id,
                elderId,
                decision.BenefitId,
                decision.Granted,
                decision.AmountFen,
                decision.Every,
                from
            )
        );
        messenger.Send(
            $"elder:{elderId}",
            decision.Granted
                ? $"“{decision.BenefitName}”已经批准。"
                : $"“{decision.BenefitName}”没有批准。{ruling.Sentence}",
            $"/decisions/{decision.Id}"
        );
        return decision;
    }

    /// <summary>Credits what is due on a day to the wallet: the month, the year or the one sum, each once.</summary>
    public async Task<Outcome<Done>> Credit(BenefitDecision decision, DateOnly day, CancellationToken ct)
    {
        if (
            decision is not { AmountFen: { } fen, Purpose: { } purpose }
            || TermOf(decision.Every, day) is not { } term
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
            $"decision:{decision.Id}:{term}",
            $"decision:{decision.Id}",
            $"{decision.PackId}@{decision.PackVersion} {decision.Clause}",
            decision.Unspent switch
            {
                "lapse" => UnspentFate.Lapse,
                "return" => UnspentFate.Return,
                "carry-over" => UnspentFate.CarryOver,
                _ => null,
            }
        );
        var credited = await wallets.Credit(credit, ct);
        if (!credited.Ok)
        {
            return credited.As<Done>();
        }
        decision.CreditedThrough = term;
        return default(Done);
    }

    /// <summary>The month, the year or <c>once</c>; null for what is paid when it is used.</summary>
    public static string? TermOf(string? every, DateOnly day) =>
        every switch
        {
            "month" => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            "year" => day.ToString("yyyy", CultureInfo.InvariantCulture),
            "once" => "once",
            _ => null,
        };

    private BenefitDecision Row(long elderId, string division, Ruling ruling, DateOnly from, long? applicationId)
    {
        var money = ruling.Amount is null ? null : ruling.Terms;
        var place = DivisionCode.Parse(division);
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
            Payer = money is null
                ? null
                : (money.Payer == "city" ? place.At(DivisionLevel.City) : place.At(DivisionLevel.County)).Value,
            Expires = money?.Expires,
            Unspent = money?.Unspent,
            OnEnd = money?.OnEnd,
            ApplicationId = applicationId,
            DecidedBy = session.Viewer.AccountId,
            DecidedByName = session.Viewer.Name,
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
