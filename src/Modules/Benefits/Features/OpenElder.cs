using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;

namespace Yiju.Benefits.Features;

/// <summary>Opens elders for pages: those in a territory, one's own record, or a family member's with leave.</summary>
internal sealed class OpenElder(IElders elders, Viewer viewer, AuditTrail audit)
{
    public static readonly Fault Unknown = Fault.NotFound("elder-unknown", "没有这位老人，或不在您的范围内。");

    /// <summary>The one that an elder or family account is about; null when there is none.</summary>
    public long? Mine =>
        viewer.Is(Role.Elder) ? viewer.PersonId
        : viewer.ActsFor is [var first, ..] ? first
        : null;

    /// <summary>A family account that looks after several elders, or as yet after none, must say which.</summary>
    public bool Several => viewer.Is(Role.Family) && viewer.ActsFor is not { Count: 1 };

    /// <summary>The elder, when this viewer may open the record for the purpose; the refusal is audited.</summary>
    public async Task<ElderCard?> Open(long elderId, FamilyScope family, CancellationToken ct)
    {
        var allowed = viewer.Is(Role.Elder)
            ? viewer.PersonId == elderId
            : !viewer.Is(Role.Family) || await elders.MayActFor(viewer.AccountId, elderId, family, ct);
        var card =
            !allowed ? null
            : viewer.Is(Role.Elder, Role.Family) ? await elders.FindForSystem(elderId, ct)
            : await elders.Find(elderId, ct);
        if (card is null)
        {
            await audit.Looked("benefits.elder.refused", [elderId]);
        }
        return card;
    }

    public Task<IReadOnlyDictionary<long, ElderCard>> Cards(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        elders.Cards(ids, ct);

    public bool Own => viewer.Is(Role.Elder, Role.Family);
}
