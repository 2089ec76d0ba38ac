using Yiju.Care.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Workforce.Contracts;

namespace Yiju.Care.Features;

/// <summary>What the viewer may do for whom.</summary>
internal sealed class Who(Viewer viewer, IElders elders, IWorkers workers)
{
    public static readonly Fault NoElder = Fault.NotFound(
        "elder-unknown",
        "没有找到这位老人，或者不在您的范围内。请核对后再试。"
    );

    public static readonly Fault NotYours = Fault.NotFound("care-not-found", "没有找到，或者不在您的范围内。");

    /// <summary>Posts that order on behalf of elders at a desk or on the telephone.</summary>
    public static readonly Role[] Desks =
    [
        Role.StationWorker,
        Role.VillageWorker,
        Role.TownOfficer,
        Role.CountyCentre,
        Role.DutyAgent,
        Role.Consultant,
    ];

    public static readonly Role[] Ordering = [.. Roles.Household, .. Desks];

    /// <summary>Posts that check doubtful visits.</summary>
    public static readonly Role[] Checking =
    [
        Role.StationWorker,
        Role.VillageWorker,
        Role.TownOfficer,
        Role.CountyOfficer,
        Role.CountyCentre,
    ];

    public Viewer Viewer { get; } = viewer;

    public string Name => Viewer.SignedIn ? $"{Viewer.Name}（{Viewer.Role.Title()}）" : Viewer.Name;

    public OrderChannel Channel =>
        Viewer.Role switch
        {
            Role.Elder => OrderChannel.Elder,
            Role.Family => OrderChannel.Family,
            Role.DutyAgent => OrderChannel.Hotline,
            Role.Consultant => OrderChannel.Consultant,
            Role.VillageWorker => OrderChannel.Village,
            Role.Machine => OrderChannel.Device,
            _ => OrderChannel.Desk,
        };

    /// <summary>The elder if the viewer may do this for the elder; staff may within their scope, families as far as the elder lets them.</summary>
    public async Task<Outcome<ElderCard>> For(long elderId, FamilyScope what, CancellationToken ct)
    {
        if (Viewer.Role == Role.Elder && Viewer.PersonId == elderId)
        {
            return await elders.FindForSystem(elderId, ct) is { } self ? self : NoElder;
        }
        if (Viewer.Role == Role.Family)
        {
            if (!await elders.MayActFor(Viewer.AccountId, elderId, what, ct))
            {
                return Fault.Forbidden(
                    "family-no-right",
                    "老人没有让您办这件事。请老人在“我的家人”里同意，或到服务站办理。"
                );
            }
            return await elders.FindForSystem(elderId, ct) is { } parent ? parent : NoElder;
        }
        return Viewer.Role != Role.Elder && await elders.Find(elderId, ct) is { } card ? card : NoElder;
    }

    /// <summary>Whether the wallet may pay for what this viewer orders.</summary>
    public async Task<bool> MaySpend(long elderId, CancellationToken ct) =>
        Viewer.Role != Role.Family || await elders.MayActFor(Viewer.AccountId, elderId, FamilyScope.Spend, ct);

    /// <summary>The worker the viewer is, or null.</summary>
    public async Task<long?> WorkerId(CancellationToken ct) =>
        Viewer.PersonId ?? (await workers.FindByAccount(Viewer.AccountId, ct))?.Id;
}
