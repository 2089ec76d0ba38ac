using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Features.Arrears;
using Yiju.Benefits.Features.Finding;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Calendar;
using Yiju.Platform.Data;
using Yiju.Platform.Work;

namespace Yiju.Benefits.Features;

/// <summary>The way of an application: applied, verified by the town, decided by the county; never two steps by one person (SEC-09).</summary>
internal sealed class Applications(
    BenefitsDb db,
    DbSession session,
    Rulings rules,
    Backdating backdating,
    Correcting correcting,
    Deciding deciding,
    WorkList work,
    WorkingCalendar calendar,
    Proposals proposals,
    AuditTrail audit
)
{
    private static readonly Fault Unknown = Fault.NotFound("application-unknown", "没有这份申请，或它不在您的范围内。");

    private static readonly Fault SamePerson = Fault.Forbidden("same-person", "上一步也是您办的。请交给另一位同事。");

    /// <summary>What the rules say of a benefit today.</summary>
    public async Task<Ruling?> Ruling(long elderId, string division, string benefitId, CancellationToken ct) =>
        Ruling(await backdating.Record(elderId, ct), division, benefitId);

    /// <summary>The decision that an application puts in question, or that holds already; null for a first grant.</summary>
    public static BenefitDecision? Questioned(Application application, ElderRecord record, DateOnly today) =>
        record.Decisions.FirstOrDefault(d => d.Id == application.Replaces)
        ?? record.Decisions.LastOrDefault(d => d.BenefitId == application.BenefitId && d.HoldsOn(today));

    private Ruling? Ruling(ElderRecord record, string division, string benefitId)
    {
        var today = session.Time.Today();
        var known = record.On(today);
        return rules
            .Of(ElderRecord.DivisionIn(known) ?? division, known, today, record.HeldOn(today, benefitId))
            .One(benefitId);
    }

    public async Task<Outcome<long>> Apply(ElderCard elder, string benefitId, CancellationToken ct)
    {
        if (await Ruling(elder.Id, elder.Division, benefitId, ct) is not { } ruling)
        {
            return Fault.NotFound("benefit-unknown", "这里没有这项补贴。");
        }
        if (ruling.Stopped)
        {
            return Fault.Refused("pack-expired", ruling.Sentence);
        }
        var open = await db.AllApplications.AnyAsync(
            a => a.SubjectId == elder.Id && a.BenefitId == benefitId && a.DecisionId == null,
            ct
        );
        if (open)
        {
            return Fault.Conflict("application-open", $"“{ruling.Title}”已有一份申请在办，不用再交。");
        }
        var application = new Application
        {
            Id = session.Ids.Next(),
            SubjectId = elder.Id,
            Division = elder.Division,
            BenefitId = benefitId,
            BenefitName = ruling.Title,
            AppliedAt = session.Time.Instant(),
            AppliedBy = session.Viewer.AccountId,
            State = ApplicationState.Submitted,
        };
        db.AllApplications.Add(application);
        Step(application.Id, "applied", null);
        await proposals.Applied(elder.Id, benefitId, ct);
        await Ask(application, "benefits.verify", "核实", Role.TownOfficer, ruling.Terms.VerifyWithin, ct);
        audit.Did("benefits.apply", [elder.Id]);
        return application.Id;
    }

    public async Task<Outcome<Done>> Verify(long id, string? opinion, CancellationToken ct)
    {
        var found = await Find(id, [ApplicationState.Submitted, ApplicationState.Returned], ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        var application = found.Value;
        if (application.AppliedBy == session.Viewer.AccountId)
        {
            return SamePerson;
        }
        if (string.IsNullOrWhiteSpace(opinion))
        {
            return Fault.Invalid("opinion-missing", "请写核实意见：看了什么，情况是否属实。", "opinion");
        }
        application.State = ApplicationState.Verified;
        application.VerifiedBy = session.Viewer.AccountId;
        Step(id, "verified", opinion);
        await work.Finish(Cause(id), ct);
        var ruling = await Ruling(application.SubjectId, application.Division, application.BenefitId, ct);
        await Ask(application, "benefits.decide", "审核", Role.CountyOfficer, ruling?.Terms.DecideWithin, ct);
        audit.Did("benefits.verify", [application.SubjectId]);
        return default(Done);
    }

    /// <summary>The county lets the rules decide: grants what they grant, refuses what they refuse, with the clause.</summary>
    /// <param name="shown">Mark of the differences that were on the page; null when none were.</param>
    /// <param name="share">Hundredths of later credits that pay off what the elder owes; null: the default.</param>
    public async Task<Outcome<long>> Decide(
        long id,
        bool grant,
        string? opinion,
        string? shown,
        int? share,
        CancellationToken ct
    )
    {
        var found = await ForCounty(id, ct);
        if (!found.Ok)
        {
            return found.As<long>();
        }
        var application = found.Value;
        var record = await backdating.Record(application.SubjectId, ct);
        if (Ruling(record, application.Division, application.BenefitId) is not { } ruling)
        {
            return Fault.Refused("benefit-unknown", "这里已经没有这项补贴的规定。");
        }
        if (ruling.Verdict is not Ui.Verdict.Unknown && grant != ruling.Verdict is Ui.Verdict.Yes)
        {
            return Fault.Refused(
                "against-rule",
                $"和规定不一致：{ruling.Sentence}情况有误的，请退回乡镇核实。",
                "decision"
            );
        }
        if (share is < 0 or > 100)
        {
            return Fault.Invalid("share-range", $"抵扣比例是 0 到 100，收到的是 {share}。请重新填。", "share");
        }
        var decided = Questioned(application, record, session.Time.Today()) is { } old
            ? await Again(application, old, record, ruling, shown, share, ct)
            : await First(application, ruling, ct);
        if (!decided.Ok)
        {
            return decided.As<long>();
        }
        application.State = grant ? ApplicationState.Approved : ApplicationState.Refused;
        application.DecisionId = decided.Value.Id;
        Step(id, grant ? "approved" : "refused", opinion);
        await work.Finish(Cause(id), ct);
        audit.Did("benefits.decide", [application.SubjectId], detail: ruling.Rule);
        return decided.Value.Id;
    }

    private async Task<Outcome<BenefitDecision>> First(Application application, Ruling ruling, CancellationToken ct)
    {
        var today = session.Time.Today();
        var written = deciding.Write(application.SubjectId, application.Division, ruling, today, application.Id);
        if (!written.Ok)
        {
            return written;
        }
        var credited = await deciding.Credit(written.Value, today, ct);
        return credited.Ok ? written : credited.As<BenefitDecision>();
    }

    private async Task<Outcome<BenefitDecision>> Again(
        Application application,
        BenefitDecision old,
        ElderRecord record,
        Ruling ruling,
        string? shown,
        int? share,
        CancellationToken ct
    )
    {
        if (Deciding.Undecidable(ruling) is { } fault)
        {
            return fault;
        }
        if (await backdating.Of(old, record, ct) is not { } change)
        {
            Step(application.Id, "kept", "按现在的情况计算，结果和原决定一样。");
            return record.Latest(old);
        }
        if (change.Differences.Count > 0 && shown != change.Model.Token)
        {
            return Fault.Conflict(
                "numbers-changed",
                "逐月差额和您看到的不一样了，已经按现在的情况重新计算。请看清楚再决定。"
            );
        }
        return await correcting.Decide(change, record, application.Id, share, ct);
    }

    public async Task<Outcome<Done>> SendBack(long id, string? opinion, CancellationToken ct)
    {
        var found = await ForCounty(id, ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        if (string.IsNullOrWhiteSpace(opinion))
        {
            return Fault.Invalid("opinion-missing", "请写清楚还缺什么、要核实什么。", "opinion");
        }
        var application = found.Value;
        application.State = ApplicationState.Returned;
        Step(id, "returned", opinion);
        await work.Finish(Cause(id), ct);
        await Ask(application, "benefits.verify", "补充核实", Role.TownOfficer, null, ct);
        audit.Did("benefits.return", [application.SubjectId]);
        return default(Done);
    }

    /// <summary>The next application that waits for this viewer; null when none does.</summary>
    public async Task<long?> Next(CancellationToken ct)
    {
        var mine = session.Viewer.Is(Role.TownOfficer)
            ? new[] { ApplicationState.Submitted, ApplicationState.Returned }
            : [ApplicationState.Verified];
        var me = session.Viewer.AccountId;
        return await db
            .Applications.Where(a => mine.Contains(a.State) && a.AppliedBy != me && a.VerifiedBy != me)
            .OrderBy(a => a.Id)
            .Select(a => (long?)a.Id)
            .FirstOrDefaultAsync(ct);
    }

    private async Task<Outcome<Application>> ForCounty(long id, CancellationToken ct)
    {
        var found = await Find(id, [ApplicationState.Verified], ct);
        return
            found.Ok
            && (found.Value.VerifiedBy == session.Viewer.AccountId || found.Value.AppliedBy == session.Viewer.AccountId)
            ? SamePerson
            : found;
    }

    private async Task<Outcome<Application>> Find(long id, ApplicationState[] states, CancellationToken ct)
    {
        var application = await db.Applications.SingleOrDefaultAsync(a => a.Id == id, ct);
        if (application is null)
        {
            return Unknown;
        }
        return states.Contains(application.State)
            ? application
            : Fault.Conflict("application-state", $"申请现在是“{StateWords.Of(application.State)}”，不能办这一步。");
    }

    private void Step(long id, string kind, string? opinion) =>
        db.Steps.Add(
            new ApplicationStep
            {
                Id = session.Ids.Next(),
                ApplicationId = id,
                Kind = kind,
                By = session.Viewer.AccountId,
                ByName = session.Viewer.Name,
                At = session.Time.Instant(),
                Opinion = string.IsNullOrWhiteSpace(opinion) ? null : opinion.Trim(),
            }
        );

    private async Task Ask(
        Application application,
        string kind,
        string verb,
        Role role,
        int? within,
        CancellationToken ct
    )
    {
        DateOnly? due = within is { } days ? (await calendar.Load(ct)).After(session.Time.Today(), days) : null;
        var request = new WorkRequest(
            kind,
            $"{verb}“{application.BenefitName}”申请",
            $"/benefits/applications/{application.Id}",
            application.Division,
            application.SubjectId,
            role,
            Cause(application.Id),
            due
        );
        await work.Ask(request, ct);
    }

    private static string Cause(long id) => $"application:{id}";
}

/// <summary>What people call the states of an application.</summary>
internal static class StateWords
{
    public static string Of(ApplicationState state) =>
        state switch
        {
            ApplicationState.Submitted => "待乡镇核实",
            ApplicationState.Verified => "待县级审核",
            ApplicationState.Approved => "已批准",
            ApplicationState.Refused => "未批准",
            ApplicationState.Returned => "退回乡镇补充",
        };

    public static string Step(string kind) =>
        kind switch
        {
            "applied" => "提出申请",
            "verified" => "乡镇核实",
            "approved" => "批准",
            "refused" => "不予批准",
            "returned" => "退回补充",
            "recalculated" => "重新计算",
            "kept" => "维持原决定",
            _ => kind,
        };
}
