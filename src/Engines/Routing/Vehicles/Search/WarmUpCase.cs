using Yiju.Kernel.Search;

namespace Yiju.Routing.Vehicles.Search;

/// <summary>A made-up case that takes the search through all its code.</summary>
internal static class WarmUpCase
{
    private const int Customers = 80;
    private const int Horizon = 240;

    public static VehicleProblem Make()
    {
        var random = new SeededRandom(1);
        var stops = new List<VehicleStop> { new(50, 50, 0, 0, Horizon, 0) };
        for (var customer = 1; customer <= Customers; customer++)
        {
            var (x, y, ready) = (random.Below(100), random.Below(100), random.Below(Horizon / 2));
            stops.Add(new VehicleStop(x, y, 1 + random.Below(30), ready, ready + 60, 10));
        }
        return new VehicleProblem("", 25, 200, stops);
    }
}
