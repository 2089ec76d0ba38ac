namespace Yiju.Routing.Vehicles;

/// <summary>How to search.</summary>
/// <param name="Objective">What is asked for.</param>
/// <param name="Lengths">How legs are measured, for times too.</param>
/// <param name="Seed">With the same seed and iterations the plan is the same.</param>
/// <param name="Threads">How many islands run at once, at least 1; the plan does not depend on it.</param>
public sealed record VehicleSearchOptions(
    VehicleObjective Objective,
    LegLengths Lengths,
    ulong Seed = 1,
    int Threads = 1
);

/// <summary>A customer the plan leaves out, and why.</summary>
/// <param name="Certain">True when no plan at all serves it; false when no place was found for it.</param>
public sealed record UnservedCustomer(int Customer, bool Certain, string Reason);

/// <summary>What one island did.</summary>
/// <param name="Iterations">Times that part of its plan was taken apart and put together again.</param>
/// <param name="Vehicles">Of its own best plan.</param>
/// <param name="Distance">Of its own best plan.</param>
public sealed record IslandReport(long Iterations, int Vehicles, double Distance);

/// <summary>The best plan found, and what is known about it.</summary>
/// <param name="FewestVehicles">No plan that serves as many needs fewer vehicles: proved.</param>
/// <param name="FewestBecause">How that is proved.</param>
/// <param name="LeastDistance">No plan that serves everybody who can be served is shorter: proved. 0 where some are left out for want of vehicles.</param>
public sealed record VehicleResult(
    VehiclePlan Plan,
    double Distance,
    int FewestVehicles,
    string FewestBecause,
    double LeastDistance,
    IReadOnlyList<UnservedCustomer> Unserved,
    IReadOnlyList<IslandReport> Islands
);
