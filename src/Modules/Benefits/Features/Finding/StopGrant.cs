using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Outbox;

namespace Yiju.Benefits.Features.Finding;

/// <summary>The county ends what the system granted by itself; the same facts do not bring it back.</summary>
internal sealed class StopGrant(BenefitsDb db, DbSession session, Events events, Messenger messenger, AuditTrail audit)
{
    public async Task<Outcome<Done>> Run(long id, string? reason, CancellationToken ct)
    {
        var today = session.Time.Today();
        var decision = await db.Decisions.SingleOrDefaultAsync(d => d.Id == id, ct);
        if (decision is null)
        {
            return Fault.NotFound("decision-unknown", "没有这个决定，或它不在您的范围内。");
        }
        if (!decision.Automatic || !decision.HoldsOn(today))
        {
            return Fault.Conflict(
                "decision-not-automatic",
                "只能停止平台自动给予、现在还有效的决定。其他的请重新决定。"
            );
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return Fault.Invalid("reason-missing", "请写明为什么停止。老人会看到这句话。", "reason");
        }
        decision.ValidTo = today;
        decision.EndedBy = $"officer:{session.Viewer.AccountId}";
        decision.EndedAt = session.Time.Instant();
        decision.EndReason = reason.Trim();
        events.Tell(
            BenefitsEvents.EntitlementChanged,
            new EntitlementChanged(id, decision.SubjectId, decision.BenefitId, false, null, null, today)
        );
        messenger.Send(
            $"elder:{decision.SubjectId}",
            $"“{decision.BenefitName}”从明天起停止：{decision.EndReason}有疑问请问村里的工作人员。",
            $"/decisions/{id}"
        );
        audit.Did("benefits.stop-automatic", [decision.SubjectId], decision.EndReason);
        return default(Done);
    }
}
