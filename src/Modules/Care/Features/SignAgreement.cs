using Microsoft.EntityFrameworkCore;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;

namespace Yiju.Care.Features;

/// <summary>Makes the agreement that the first paid service needs (SVC-08), and gives the operator leave to see the elder.</summary>
internal sealed class SignAgreement(
    CareDb db,
    DbSession session,
    Grants grants,
    AuditTrail audit,
    Who who,
    Catalogue catalogue
)
{
    /// <param name="signedBy">Name typed by the elder or the legal supporter.</param>
    /// <param name="relation">本人 or the relation.</param>
    public async Task<Outcome<Agreement>> Sign(
        ElderCard elder,
        OrgCard org,
        string? signedBy,
        string? relation,
        bool agreed,
        CancellationToken ct
    )
    {
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(signedBy))
        {
            faults.Add(Fault.Invalid("signer-missing", "没有写签名。请写老人或赡养人的姓名。", "signedBy"));
        }
        if (!agreed)
        {
            faults.Add(Fault.Invalid("not-agreed", "还没有勾选“看过并同意”。", "agreed"));
        }
        if (faults.Count > 0)
        {
            return faults;
        }
        var today = session.Time.Today();
        var known = await db.AllAgreements.FirstOrDefaultAsync(
            a => a.SubjectId == elder.Id && a.OrgId == org.Id && a.State == AgreementState.Active,
            ct
        );
        if (known?.HoldsOn(today) == true)
        {
            return known;
        }
        var row = Make(
            elder.Id,
            elder.Division,
            org.Id,
            today,
            today.AddYears(1).AddDays(-1),
            signedBy!.Trim(),
            relation ?? "本人"
        );
        db.AllAgreements.Add(row);
        await grants.Give($"org:{org.Id}", elder.Id, "care", row.Cause, null, ct);
        audit.Did("care.sign-agreement", [elder.Id]);
        return row;
    }

    /// <summary>The row with the standard texts; also for loads.</summary>
    internal Agreement Make(
        long elderId,
        string division,
        long orgId,
        DateOnly from,
        DateOnly? to,
        string signedBy,
        string relation
    ) =>
        new()
        {
            Id = session.Ids.Next(),
            SubjectId = elderId,
            Division = division,
            OrgId = orgId,
            FromOn = from,
            ToOn = to,
            Content = AgreementText.Content,
            Rights = AgreementText.Rights,
            Breach = AgreementText.Breach(catalogue.Rules),
            SignedBy = signedBy,
            Relation = relation,
            Witness = who.Name,
            SignedAt = session.Time.Instant(),
        };
}

/// <summary>The clauses that an agreement must state (江门市社区居家养老服务管理办法 第三十七条): content, rights and duties, breach.</summary>
internal static class AgreementText
{
    public const string Content =
        "机构按老人点选的项目上门或在服务点服务。每一次服务的项目、时间、价格和个人负担，以老人确认的订单为准；反复进行的服务，以服务计划为准。";

    public const string Rights =
        "老人可以随时查看服务记录、评价、投诉、换机构或停止服务。机构应当派有证书的人员，按标准步骤和时长服务，维护老人的尊严和隐私，服务之外不使用老人的信息。";

    public static string Breach(CareRules rules) =>
        $"老人在服务前 {rules.CancelFreeHours} 小时取消不收费；晚于此取消，按价格的 {rules.LateCancelPercent}% 收取；"
        + $"人员到达而老人不在家，按价格的 {rules.ElderNoShowPercent}% 收取。机构没有按时到达，不收费，并另约时间。"
        + "没有达到标准的服务，经服务站核实后不结算。";
}
