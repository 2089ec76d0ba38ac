using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Messages;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;
using Yiju.Ui;

namespace Yiju.Benefits.Features;

/// <summary>Facts changed: what was granted is judged again, and a difference goes to the county (POL-21).</summary>
internal sealed class Recalculate(
    BenefitsDb db,
    DbSession session,
    Rulings rules,
    FactStore facts,
    WorkList work,
    Messenger messenger
) : ISubscriber<FactsChanged>
{
    public async Task Handle(FactsChanged happened, CancellationToken ct)
    {
        var today = session.Time.Today();
        var holding = await db
            .AllDecisions.Where(d => d.SubjectId == happened.SubjectId && d.Granted)
            .Where(d => d.ValidTo == null || d.ValidTo >= today)
            .ToListAsync(ct);
        if (holding.Count == 0)
        {
            return;
        }
        var known = await facts.Of(happened.SubjectId, today, ct);
        foreach (var decision in holding)
        {
            var division = known.GetValueOrDefault(FactKeys.LivingDivision)?.Value ?? decision.Division;
            var ruling = rules.One(decision.BenefitId, division, known, today);
            if (ruling is { Stopped: false } && Differs(decision, ruling))
            {
                await Ask(decision, division, ct);
            }
        }
    }

    private static bool Differs(BenefitDecision decision, Ruling ruling) =>
        ruling.Verdict != Verdict.Yes || ruling.Amount?.Fen != decision.AmountFen;

    private async Task Ask(BenefitDecision decision, string division, CancellationToken ct)
    {
        var waiting = await db.AllApplications.AnyAsync(
            a => a.Replaces == decision.Id && a.DecisionId == null && a.State != ApplicationState.Refused,
            ct
        );
        if (waiting)
        {
            return;
        }
        var application = new Application
        {
            Id = session.Ids.Next(),
            SubjectId = decision.SubjectId,
            Division = division,
            BenefitId = decision.BenefitId,
            BenefitName = decision.BenefitName,
            AppliedAt = session.Time.Instant(),
            AppliedBy = 0,
            Replaces = decision.Id,
            State = ApplicationState.Verified,
        };
        db.AllApplications.Add(application);
        db.Steps.Add(
            new ApplicationStep
            {
                Id = session.Ids.Next(),
                ApplicationId = application.Id,
                Kind = "recalculated",
                By = 0,
                ByName = "系统",
                At = session.Time.Instant(),
                Opinion = "情况有变化，按规定重新计算，结果与原决定不同。",
            }
        );
        await work.Ask(
            new WorkRequest(
                "benefits.decide",
                $"{decision.BenefitName}：情况变化，重新决定",
                $"/benefits/applications/{application.Id}",
                division,
                decision.SubjectId,
                Role.CountyOfficer,
                $"application:{application.Id}"
            ),
            ct
        );
        messenger.Send($"elder:{decision.SubjectId}", $"您的情况有变化，“{decision.BenefitName}”正在重新核定。");
    }
}
