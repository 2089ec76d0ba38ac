namespace Yiju.Routing.Rosters.Constraints;

/// <summary>Every hard rule, in the order in which objections are told.</summary>
public static class ConstraintBook
{
    /// <summary>Decided once for a visit and a worker.</summary>
    public static IReadOnlyList<PairConstraint> Pairs { get; } =
    [
        new SkillConstraint(),
        new CertificateConstraint(),
        new SexConstraint(),
        new LanguageConstraint(),
        new ForbiddenConstraint(),
        new AreaConstraint(),
        new VehicleConstraint(),
        new LockConstraint(),
    ];

    /// <summary>Decided for every position of every tour.</summary>
    public static IReadOnlyList<TourConstraint> Tours { get; } =
    [
        new TwoPersonsConstraint(),
        new WayConstraint(),
        new WindowConstraint(),
        new LinkConstraint(),
        new BreakConstraint(),
        new ShiftConstraint(),
        new CapacityConstraint(),
        new DayCapConstraint(),
        new WeekCapConstraint(),
    ];
}
