using Yiju.Care.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Care.Domain;

/// <summary>One item of the menu for one elder at one time.</summary>
internal sealed class Order : IScoped
{
    public long Id { get; init; }

    /// <summary>The elder.</summary>
    public required long SubjectId { get; init; }

    public required string Division { get; set; }

    public required long OrgId { get; init; }

    public required string ItemCode { get; init; }

    public required OrderChannel Channel { get; init; }

    public required DateTime PlacedAt { get; init; }

    /// <summary>Account that placed it; 0 for the plan.</summary>
    public required long PlacedBy { get; init; }

    public required DateTime PlannedAt { get; set; }

    public required Money Price { get; init; }

    /// <summary>Purse that pays <see cref="WalletShare"/>; null when the elder pays all.</summary>
    public string? Purse { get; init; }

    /// <summary>Held in the wallet for this order.</summary>
    public required Money WalletShare { get; set; }

    /// <summary>What the elder or family pays.</summary>
    public required Money SelfShare { get; set; }

    public long? HoldId { get; set; }

    /// <summary>How often money was held for it: part of the hold's key.</summary>
    public int Holds { get; set; } = 1;

    /// <summary>Pack, version and clause of the share; null when no rule speaks of the item.</summary>
    public string? Rule { get; init; }

    /// <summary>Owed by the elder for a late cancellation or a closed door.</summary>
    public Money Charge { get; set; }

    public OrderState State { get; set; } = OrderState.Open;

    public required long AgreementId { get; init; }

    public long? PlanId { get; init; }

    /// <summary>The life event that stopped or paused it; a reversal of that event brings it back.</summary>
    public long? StoppedByEvent { get; set; }

    /// <summary>Number of the caller, for imports and programs.</summary>
    public string? ExternalId { get; init; }

    public string Cause => $"order:{Id}";
}

/// <summary>One entry of an order's trail; never changed (SVC-27).</summary>
internal sealed class OrderEntry
{
    public long Id { get; init; }

    public required long OrderId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Name and post of who did it.</summary>
    public required string By { get; init; }

    /// <summary>What happened, as a sentence.</summary>
    public required string What { get; init; }

    /// <summary>Money that belongs to it, if any.</summary>
    public Money? Amount { get; init; }
}
