using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Features.Arrears;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Messages;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;
using Yiju.Ui;

namespace Yiju.Benefits.Features.Finding;

/// <summary>
/// Judges everything about one elder again: decisions that the rules now contradict go to the county (POL-21), benefits that need no
/// application are granted at once, and for the others the village worker hears that the elder may apply (政策找人). A fixed number of queries
/// for each elder, however many benefits there are.
/// </summary>
internal sealed class Judging(
    BenefitsDb db,
    DbSession session,
    Rulings rules,
    Backdating backdating,
    Deciding deciding,
    Proposals proposals,
    IElders elders,
    WorkList work,
    Messenger messenger,
    AuditTrail audit
)
{
    public async Task Judge(long elderId, CancellationToken ct)
    {
        var record = await backdating.Record(elderId, ct);
        var open = await db.AllApplications.Where(a => a.SubjectId == elderId && a.DecisionId == null).ToListAsync(ct);
        var today = session.Time.Today();
        foreach (var head in Heads(record, today))
        {
            var waiting = open.Find(a => a.BenefitId == head.BenefitId);
            if (!Touched(head, record) && waiting is null)
            {
                continue;
            }
            var contradicted = backdating.Contradicted(head, record);
            if (contradicted && waiting is null)
            {
                await Ask(head, ElderRecord.DivisionIn(record.On(today)) ?? head.Division, ct);
            }
            else if (!contradicted && waiting is { Replaces: not null })
            {
                await Keep(waiting, head, ct);
            }
        }
        await Offer(elderId, record, [.. open.Select(a => a.BenefitId)], today, ct);
    }

    /// <summary>What holds today, and refusals that took the place of a grant.</summary>
    private static IEnumerable<BenefitDecision> Heads(ElderRecord record, DateOnly today) =>
        record
            .Decisions.GroupBy(d => d.BenefitId, StringComparer.Ordinal)
            .Select(g => g.LastOrDefault(d => d.HoldsOn(today)) ?? g.Last())
            .Where(d => d.HoldsOn(today) || (!d.Granted && d.EndedBy is null && record.ChainOf(d).Count > 1));

    /// <summary>Whether anything was stated since, or today's answer is another: only then are past months looked at.</summary>
    private bool Touched(BenefitDecision head, ElderRecord record)
    {
        if (record.Facts.Any(f => f.RecordedAt > head.DecidedAt || f.SupersededAt > head.DecidedAt))
        {
            return true;
        }
        var today = session.Time.Today();
        var known = record.On(today);
        var division = ElderRecord.DivisionIn(known) ?? head.Division;
        var held = record.HeldOn(today, head.BenefitId);
        return rules.Of(division, known, today, held).One(head.BenefitId) is { Stopped: false } ruling
            && (
                ruling.Pack.Print != head.PackPrint
                || (ruling.Verdict != Verdict.Unknown && Entitled.Of(ruling) != Entitled.Of(head))
            );
    }

    private async Task Offer(
        long elderId,
        ElderRecord record,
        IReadOnlyList<string> applied,
        DateOnly today,
        CancellationToken ct
    )
    {
        var known = record.On(today);
        if (ElderRecord.DivisionIn(known) is not { } division)
        {
            return;
        }
        var candidates = rules
            .Of(division, known, today, record.HeldOn(today))
            .All()
            .Where(r => r is { Verdict: Verdict.Yes, Stopped: false })
            .Where(r => !applied.Contains(r.Benefit) && Wanted(r, record, today))
            .ToList();
        var active = candidates.Count > 0 && await elders.FindForSystem(elderId, ct) is { State: ElderState.Active };
        var granted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ruling in candidates.Where(r => active && r.Terms.Automatic).OrderBy(r => r.Terms.YieldsTo.Count))
        {
            if (!ruling.Terms.YieldsTo.Any(granted.Contains))
            {
                granted.Add(ruling.Benefit);
                await Grant(elderId, division, ruling, today, ct);
            }
        }
        await proposals.Bring(elderId, division, [.. candidates.Where(r => active && !r.Terms.Automatic)], ct);
    }

    /// <summary>Nothing holds, and nobody has said no or ended it by hand since the facts were stated on which the answer rests.</summary>
    private static bool Wanted(Ruling ruling, ElderRecord record, DateOnly today)
    {
        var own = record.Decisions.Where(d => d.BenefitId == ruling.Benefit).ToList();
        if (own.Exists(d => d.HoldsOn(today) || (d.Granted && d.ValidFrom > today)))
        {
            return false;
        }
        var said = own.Where(d => !d.Granted || d.EndedBy?.StartsWith("officer:", StringComparison.Ordinal) == true)
            .Select(d => d.EndedAt ?? d.DecidedAt)
            .DefaultIfEmpty(DateTime.MinValue)
            .Max();
        return ruling.Used.Count == 0 ? said == DateTime.MinValue : ruling.Used.Any(f => f.RecordedAt > said);
    }

    private async Task Grant(long elderId, string division, Ruling ruling, DateOnly today, CancellationToken ct)
    {
        var written = deciding.Write(elderId, division, ruling, today, null, automatic: true);
        var credited = await deciding.Credit(written.Value, today, ct);
        _ = credited.Value;
        audit.Did("benefits.grant-automatic", [elderId], detail: ruling.Rule);
    }

    private async Task Ask(BenefitDecision head, string division, CancellationToken ct)
    {
        var application = new Application
        {
            Id = session.Ids.Next(),
            SubjectId = head.SubjectId,
            Division = division,
            BenefitId = head.BenefitId,
            BenefitName = head.BenefitName,
            AppliedAt = session.Time.Instant(),
            AppliedBy = 0,
            Replaces = head.Id,
            State = ApplicationState.Verified,
        };
        db.AllApplications.Add(application);
        Step(application, "recalculated", "情况有变化，按规定重新计算，结果与原决定不同。");
        await work.Ask(
            new WorkRequest(
                "benefits.decide",
                $"{head.BenefitName}：情况变化，重新决定",
                $"/benefits/applications/{application.Id}",
                division,
                head.SubjectId,
                Role.CountyOfficer,
                $"application:{application.Id}"
            ),
            ct
        );
        messenger.Send($"elder:{head.SubjectId}", $"您的情况有变化，“{head.BenefitName}”正在重新核定。");
    }

    /// <summary>The facts came back to what they were before anybody decided.</summary>
    private async Task Keep(Application application, BenefitDecision head, CancellationToken ct)
    {
        application.State = head.Granted ? ApplicationState.Approved : ApplicationState.Refused;
        application.DecisionId = head.Id;
        Step(application, "kept", "情况又变了，结果和原决定一样，不用重新决定。");
        await work.Finish($"application:{application.Id}", ct);
    }

    private void Step(Application application, string kind, string opinion) =>
        db.Steps.Add(
            new ApplicationStep
            {
                Id = session.Ids.Next(),
                ApplicationId = application.Id,
                Kind = kind,
                By = 0,
                ByName = Deciding.System,
                At = session.Time.Instant(),
                Opinion = opinion,
            }
        );
}

/// <summary>Facts changed (POL-21).</summary>
internal sealed class Recalculate(Judging judging) : ISubscriber<FactsChanged>
{
    public Task Handle(FactsChanged happened, CancellationToken ct) => judging.Judge(happened.SubjectId, ct);
}

/// <summary>A benefit was granted or has ended: those that yield to it are judged again (POL-23).</summary>
internal sealed class RecalculateBeside(Judging judging, Rulings rules) : ISubscriber<EntitlementChanged>
{
    public Task Handle(EntitlementChanged happened, CancellationToken ct) =>
        rules.OthersYieldTo(happened.BenefitId) ? judging.Judge(happened.ElderId, ct) : Task.CompletedTask;
}

/// <summary>A run over the registry found other answers than before: birthdays, new documents, facts that only now hold.</summary>
internal sealed class RecalculateFound(Judging judging) : ISubscriber<OutcomesChanged>
{
    public async Task Handle(OutcomesChanged happened, CancellationToken ct)
    {
        foreach (var elder in happened.ElderIds)
        {
            await judging.Judge(elder, ct);
        }
    }
}
