using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Calendar;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Work;

namespace Yiju.Benefits.Features;

/// <summary>The way of an application: applied, verified by the town, decided by the county; never two steps by one person (SEC-09).</summary>
internal sealed class Applications(
    BenefitsDb db,
    DbSession session,
    Rulings rules,
    FactStore facts,
    Deciding deciding,
    WorkList work,
    WorkingCalendar calendar,
    AuditTrail audit
)
{
    private static readonly Fault Unknown = Fault.NotFound("application-unknown", "没有这份申请，或它不在您的范围内。");

    private static readonly Fault SamePerson = Fault.Forbidden("same-person", "上一步也是您办的。请交给另一位同事。");

    /// <summary>What the rules say of a benefit today.</summary>
    public async Task<Ruling?> Ruling(long elderId, string division, string benefitId, CancellationToken ct)
    {
        var today = session.Time.Today();
        return rules.One(benefitId, division, await facts.Of(elderId, today, ct), today);
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
    public async Task<Outcome<long>> Decide(long id, bool grant, string? opinion, CancellationToken ct)
    {
        var found = await ForCounty(id, ct);
        if (!found.Ok)
        {
            return found.As<long>();
        }
        var application = found.Value;
        if (await Ruling(application.SubjectId, application.Division, application.BenefitId, ct) is not { } ruling)
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
        var today = session.Time.Today();
        var from = application.Replaces is null ? today : Period.MonthOf(today).To!.Value.AddDays(1);
        var written = await deciding.Write(application.SubjectId, application.Division, ruling, from, id, ct);
        if (!written.Ok)
        {
            return written.As<long>();
        }
        var credited = await deciding.Credit(written.Value, today, ct);
        if (!credited.Ok)
        {
            return credited.As<long>();
        }
        application.State = grant ? ApplicationState.Approved : ApplicationState.Refused;
        application.DecisionId = written.Value.Id;
        Step(id, grant ? "approved" : "refused", opinion);
        await work.Finish(Cause(id), ct);
        audit.Did("benefits.decide", [application.SubjectId], detail: ruling.Rule);
        return written.Value.Id;
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
            _ => kind,
        };
}
