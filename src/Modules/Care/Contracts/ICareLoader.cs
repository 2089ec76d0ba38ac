using Yiju.Kernel;

namespace Yiju.Care.Contracts;

/// <summary>
/// Writes many agreements and many orders with their visits and proof inside the caller's unit of work: the demo month. Money moves through
/// the wallet as with any order (hold at the order, capture at the confirmation), so give at most 200 orders at a time.
/// </summary>
public interface ICareLoader
{
    /// <summary>One agreement per elder and operator is kept; an elder who has one keeps it.</summary>
    /// <returns>Ids in the order given.</returns>
    Task<IReadOnlyList<long>> Agreements(IReadOnlyList<NewAgreement> agreements, CancellationToken ct);

    /// <summary>Orders with one visit each.</summary>
    /// <returns>Ids of the visits in the order given; an <see cref="LoadedOrder.ExternalId"/> that is there already is not added again.</returns>
    Task<IReadOnlyList<long>> Orders(IReadOnlyList<LoadedOrder> orders, CancellationToken ct);

    /// <summary>Service plans; the nightly task makes their visits.</summary>
    Task<IReadOnlyList<long>> Plans(IReadOnlyList<NewPlan> plans, CancellationToken ct);
}

/// <param name="Division">Where the elder lives, 12 digits.</param>
public sealed record NewAgreement(
    long ElderId,
    string Division,
    long OrgId,
    DateOnly From,
    DateOnly? To,
    string SignedBy
);

/// <param name="ExternalId">The caller's own number; the same number is one order.</param>
/// <param name="Purpose">Purse that may pay; null when the elder pays all.</param>
/// <param name="WalletMost">Most that the wallet may pay.</param>
/// <param name="PlannedAt">UTC, like all instants here.</param>
/// <param name="ArrivedAt">Null unless the visit was made.</param>
/// <param name="MetresFromHome">Null when the place is unknown.</param>
/// <param name="Rating">1–5; null when nobody rated.</param>
/// <param name="ElderName">As the elder's code card says it; only for the titles of work.</param>
public sealed record LoadedOrder(
    string ExternalId,
    long ElderId,
    string Division,
    long OrgId,
    long? WorkerId,
    string ItemCode,
    OrderChannel Channel,
    DateTime PlacedAt,
    DateTime PlannedAt,
    int PlannedMinutes,
    Money Price,
    string? Purpose,
    Money WalletMost,
    string? Rule,
    VisitState State,
    DateTime? ArrivedAt,
    DateTime? LeftAt,
    int? MetresFromHome,
    VisitMarks Marks,
    int? Rating,
    string ElderName
);

/// <summary>How a plan repeats; the numbers are stored.</summary>
public enum PlanPattern
{
    Daily = 1,

    /// <summary>Morning and evening.</summary>
    TwiceDaily = 2,

    /// <summary>On named days of the week.</summary>
    Weekly = 3,

    /// <summary>On named dates.</summary>
    Dates = 4,
}

/// <param name="Times">Wall-clock times in Shanghai: one, or two for <see cref="PlanPattern.TwiceDaily"/>.</param>
/// <param name="Weekdays">For <see cref="PlanPattern.Weekly"/>.</param>
/// <param name="Dates">For <see cref="PlanPattern.Dates"/>.</param>
public sealed record NewPlan(
    long ElderId,
    string Division,
    long OrgId,
    string ItemCode,
    PlanPattern Pattern,
    IReadOnlyList<TimeOnly> Times,
    IReadOnlyList<DayOfWeek> Weekdays,
    IReadOnlyList<DateOnly> Dates,
    DateOnly From,
    DateOnly? To,
    long? WorkerId = null
);
