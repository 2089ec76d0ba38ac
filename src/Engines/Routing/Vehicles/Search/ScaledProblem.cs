namespace Yiju.Routing.Vehicles.Search;

/// <summary>A stop in whole numbers.</summary>
internal struct ScaledStop
{
    public int Ready;

    /// <summary>No service begins later if the vehicle is to be back in time.</summary>
    public int Due;
    public int Service;
    public int Demand;
}

/// <summary>
/// The problem in whole numbers, which the search computes with: sums are exact and the same everywhere. What is no
/// whole number at this scale is rounded to the safe side, so that a plan that is feasible here is feasible.
/// </summary>
internal sealed class ScaledProblem
{
    private const double LargestTime = 1 << 30;
    private const double DemandScale = 1000;

    public ScaledProblem(VehicleProblem problem, LegLengths lengths)
    {
        Problem = problem;
        Lengths = lengths;
        Size = problem.Stops.Count;
        Scale = lengths == LegLengths.TruncatedToTenths ? 10 : FinestScale(problem);
        Legs = new int[Size * Size];
        for (var from = 0; from < Size; from++)
        {
            for (var to = from + 1; to < Size; to++)
            {
                var leg = Up(problem.Leg(from, to, lengths));
                Legs[(from * Size) + to] = leg;
                Legs[(to * Size) + from] = leg;
            }
        }
        Capacity = (int)Math.Floor(problem.Capacity * DemandScale);
        Stops = new ScaledStop[Size];
        for (var at = 0; at < Size; at++)
        {
            Stops[at] = Scaled(problem.Stops[at], at);
        }
    }

    public VehicleProblem Problem { get; }

    public LegLengths Lengths { get; }

    /// <summary>The depot and the customers.</summary>
    public int Size { get; }

    /// <summary>So many of the search's units are one unit of the problem.</summary>
    public double Scale { get; }

    public int Capacity { get; }

    /// <summary>Legs[from · Size + to]; symmetric.</summary>
    public int[] Legs { get; }

    public ScaledStop[] Stops { get; }

    private static double FinestScale(VehicleProblem problem)
    {
        var farthest = problem.Stops.Max(s => Math.Abs(s.X - problem.Stops[0].X) + Math.Abs(s.Y - problem.Stops[0].Y));
        var latest = problem.Stops.Max(s => Math.Max(Math.Abs(s.Due), Math.Abs(s.Ready)) + s.Service);
        var scale = 100_000.0;
        while (scale > 1 && (latest + (2 * farthest)) * scale > LargestTime)
        {
            scale /= 10;
        }
        return scale;
    }

    private ScaledStop Scaled(VehicleStop stop, int at)
    {
        var (ready, due, service) = (Up(stop.Ready), (int)Math.Floor((stop.Due * Scale) + 1e-6), Up(stop.Service));
        var back = at == 0 ? due : Stops[0].Due - service - Legs[at];
        return new ScaledStop
        {
            Ready = ready,
            Due = Math.Min(due, back),
            Service = at == 0 ? 0 : service,
            Demand = (int)Math.Ceiling(stop.Demand * DemandScale),
        };
    }

    private int Up(double value) => (int)Math.Ceiling((value * Scale) - 1e-6);
}
