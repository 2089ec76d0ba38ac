using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Work;

namespace Yiju.Benefits.Features.Finding;

/// <summary>Tells the village worker that an elder could apply for something (政策找人), once, and stops when it is settled.</summary>
internal sealed class Proposals(BenefitsDb db, DbSession session, WorkList work, AuditTrail audit)
{
    private const string Kind = "benefits.may-apply";

    /// <summary>Brings what is proposed for an elder up to what the rules say.</summary>
    /// <param name="open">Benefits that the elder could apply for.</param>
    public async Task Bring(long elderId, string division, IReadOnlyList<Ruling> open, CancellationToken ct)
    {
        var wanted = open.ToDictionary(r => Cause(elderId, r.Benefit), StringComparer.Ordinal);
        var waiting = await work.OpenOf(elderId, Kind, ct);
        foreach (var item in waiting.Where(w => !wanted.ContainsKey(w.Cause)))
        {
            work.End(item);
        }
        if (wanted.Count == 0)
        {
            return;
        }
        var declined = await db
            .Declined.Where(d => d.SubjectId == elderId && d.EndedAt == null)
            .Select(d => d.BenefitId)
            .ToListAsync(ct);
        var asked = waiting.Select(w => w.Cause).ToHashSet(StringComparer.Ordinal);
        foreach (var (cause, ruling) in wanted.Where(w => !asked.Contains(w.Key)))
        {
            if (!declined.Contains(ruling.Benefit))
            {
                work.AskNew(
                    new WorkRequest(
                        Kind,
                        $"可以申请“{ruling.Title}”",
                        $"/elders/{elderId}/benefits",
                        division,
                        elderId,
                        Role.VillageWorker,
                        cause
                    )
                );
            }
        }
    }

    /// <summary>It is applied for: nothing is left to propose, and an earlier no does not count any more.</summary>
    public async Task Applied(long elderId, string benefitId, CancellationToken ct)
    {
        await work.Finish(Cause(elderId, benefitId), ct);
        foreach (
            var no in await db
                .Declined.Where(d => d.SubjectId == elderId && d.BenefitId == benefitId && d.EndedAt == null)
                .ToListAsync(ct)
        )
        {
            no.EndedAt = session.Time.Instant();
        }
    }

    /// <summary>The elder does not want it.</summary>
    public async Task<Outcome<Done>> Decline(long elderId, string benefitId, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return Fault.Invalid("reason-missing", "请写一句老人为什么不申请。", "reason");
        }
        var standing = await db.Declined.AnyAsync(
            d => d.SubjectId == elderId && d.BenefitId == benefitId && d.EndedAt == null,
            ct
        );
        if (!standing)
        {
            db.Declined.Add(
                new Declined
                {
                    Id = session.Ids.Next(),
                    SubjectId = elderId,
                    BenefitId = benefitId,
                    Reason = reason.Trim(),
                    By = session.Viewer.AccountId,
                    ByName = session.Viewer.Name,
                    At = session.Time.Instant(),
                }
            );
        }
        await work.Finish(Cause(elderId, benefitId), ct);
        audit.Did("benefits.decline", [elderId], reason);
        return default(Done);
    }

    private static string Cause(long elderId, string benefitId) => $"may-apply:{elderId}:{benefitId}";
}
