using Yiju.Kernel;
using Yiju.Network.Contracts;

namespace Yiju.Care.Domain;

/// <summary>A kind of service in the national vocabulary, such as 助浴.</summary>
internal sealed record CareKind(string Code, string Name);

/// <summary>An item of the menu with its standard.</summary>
/// <param name="Steps">In the order in which they are ticked.</param>
/// <param name="Minutes">A shorter visit is marked.</param>
/// <param name="Suggested">What the pack suggests; operators publish their own prices.</param>
/// <param name="Skill">Certificate that is needed; null when none is.</param>
/// <param name="AtHome">False where the elder comes to a place.</param>
/// <param name="Purse">Purpose of the wallet that may pay; null when none may.</param>
internal sealed record CareItem(
    string Code,
    CareKind Kind,
    string Name,
    IReadOnlyList<string> Steps,
    int Minutes,
    Money Suggested,
    string Unit,
    string? Skill,
    bool AtHome,
    string? Purse,
    DateOnly From,
    DateOnly? To
)
{
    public bool OfferedOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>Numbers that no document fixes; a pack sets them (requirements, appendix B).</summary>
internal sealed record CareRules(
    int CancelFreeHours,
    int LateCancelPercent,
    int ElderNoShowPercent,
    int TooFarMetres,
    int ConfirmDays,
    bool MarksHoldSettlement,
    int PlanAheadDays,
    int MissedAfterMinutes,
    int RouteGapMinutes
)
{
    /// <summary>What the elder owes for calling off a visit at <paramref name="now"/>.</summary>
    public Money CancelCharge(Money price, DateTime plannedAt, DateTime now) =>
        now <= plannedAt.AddHours(-CancelFreeHours) ? Money.Zero : Percent(price, LateCancelPercent);

    /// <summary>What the elder owes when the worker came and nobody opened.</summary>
    public Money NoShowCharge(Money price) => Percent(price, ElderNoShowPercent);

    private static Money Percent(Money price, int percent) => new(price.Fen * percent / 100);
}

/// <summary>The coded, dated menu of a pack (SVC-01).</summary>
internal sealed class Catalogue(
    string source,
    IReadOnlyList<CareKind> kinds,
    IReadOnlyList<CareItem> items,
    CareRules rules
) : IItemNames
{
    /// <summary>A place without a menu: nothing to order, nobody charged, nothing doubted.</summary>
    public static Catalogue None { get; } =
        new(
            "本地还没有服务目录",
            [],
            [],
            new CareRules(
                CancelFreeHours: 0,
                LateCancelPercent: 0,
                ElderNoShowPercent: 0,
                TooFarMetres: int.MaxValue,
                ConfirmDays: 365,
                MarksHoldSettlement: false,
                PlanAheadDays: 0,
                MissedAfterMinutes: 365 * 24 * 60,
                RouteGapMinutes: 0
            )
        );

    private readonly Dictionary<string, CareItem> byCode = items.ToDictionary(i => i.Code);

    /// <summary>Pack, version and what its amounts are.</summary>
    public string Source { get; } = source;

    public IReadOnlyList<CareKind> Kinds { get; } = kinds;

    public IReadOnlyList<CareItem> Items { get; } = items;

    public CareRules Rules { get; } = rules;

    public CareItem? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>Name of an item that old orders may still carry; the code itself when the pack no longer has it.</summary>
    public string NameOf(string code) => Find(code)?.Name ?? code;
}
