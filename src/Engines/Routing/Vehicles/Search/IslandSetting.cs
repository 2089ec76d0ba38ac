using Yiju.Kernel.Search;

namespace Yiju.Routing.Vehicles.Search;

/// <summary>What all islands of a search share.</summary>
/// <param name="Vehicles">How many routes there may be.</param>
/// <param name="Customers">Who can be served at all.</param>
/// <param name="ReduceFleet">Whether to do with fewer vehicles first.</param>
/// <param name="FewestVehicles">No plan that serves all of them has fewer.</param>
internal sealed record IslandSetting(
    ScaledProblem Problem,
    Neighbourhoods Neighbourhoods,
    SearchBudget Budget,
    int Vehicles,
    int[] Customers,
    bool ReduceFleet,
    int FewestVehicles
);
