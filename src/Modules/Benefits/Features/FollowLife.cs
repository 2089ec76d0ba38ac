using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Outbox;

namespace Yiju.Benefits.Features;

/// <summary>An elder died, moved out or left: wallets freeze, grants end, and the balance goes where the rule says (FND-25).</summary>
internal sealed class StopWithLife(BenefitsDb db, IWallets wallets, Events events) : ISubscriber<LifeEventHappened>
{
    public async Task Handle(LifeEventHappened happened, CancellationToken ct)
    {
        if (happened.Kind is not (LifeEventKind.Died or LifeEventKind.MovedOut or LifeEventKind.LeftService))
        {
            return;
        }
        var cause = $"life-event:{happened.EventId}";
        await wallets.Freeze(happened.ElderId, cause, ct);
        var holding = await db
            .AllDecisions.Where(d => d.SubjectId == happened.ElderId && d.Granted)
            .Where(d => d.ValidTo == null || d.ValidTo >= happened.On)
            .ToListAsync(ct);
        foreach (var decision in holding)
        {
            decision.ValidTo = happened.On;
            decision.EndedBy = cause;
            events.Tell(
                BenefitsEvents.EntitlementChanged,
                new EntitlementChanged(
                    decision.Id,
                    decision.SubjectId,
                    decision.BenefitId,
                    false,
                    null,
                    null,
                    happened.On
                )
            );
        }
        if (holding.Exists(d => d.OnEnd == "return"))
        {
            var returned = await wallets.ReturnBalance(happened.ElderId, cause, "生命事件", ct);
            _ = returned.Value;
        }
    }
}

/// <summary>The event was entered by mistake: everything it stopped holds again.</summary>
internal sealed class GoOnWithLife(BenefitsDb db, IWallets wallets, Events events) : ISubscriber<LifeEventReversed>
{
    public async Task Handle(LifeEventReversed happened, CancellationToken ct)
    {
        var cause = $"life-event:{happened.EventId}";
        await wallets.Unfreeze(happened.ElderId, cause, ct);
        var back = await wallets.GiveBack(cause, "生命事件登记错误", ct);
        _ = back.Value;
        foreach (
            var decision in await db
                .AllDecisions.Where(d => d.SubjectId == happened.ElderId && d.EndedBy == cause)
                .ToListAsync(ct)
        )
        {
            decision.ValidTo = null;
            decision.EndedBy = null;
            events.Tell(
                BenefitsEvents.EntitlementChanged,
                new EntitlementChanged(
                    decision.Id,
                    decision.SubjectId,
                    decision.BenefitId,
                    true,
                    decision.AmountFen,
                    decision.Every,
                    happened.On
                )
            );
        }
    }
}
