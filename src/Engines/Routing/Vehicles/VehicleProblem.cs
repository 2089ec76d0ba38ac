namespace Yiju.Routing.Vehicles;

/// <summary>How long a leg is, made from two pairs of coordinates.</summary>
public enum LegLengths
{
    /// <summary>Euclidean in double precision: the tables with the fewest vehicles first (SINTEF).</summary>
    Exact,

    /// <summary>Euclidean, cut to one decimal: the tables by distance alone (DIMACS 2021, CVRPLIB).</summary>
    TruncatedToTenths,
}

/// <summary>What is asked for.</summary>
public enum VehicleObjective
{
    /// <summary>Least distance; as many vehicles as it takes.</summary>
    Distance,

    /// <summary>Fewest vehicles, then least distance.</summary>
    Hierarchical,
}

/// <summary>The depot or a customer. Times and distances have the same unit, as one unit of way takes one of time.</summary>
/// <param name="Demand">What the vehicle brings, at least 0; of the depot 0.</param>
/// <param name="Ready">Service does not begin earlier: who comes earlier waits. Of the depot: when vehicles leave.</param>
/// <param name="Due">Service does not begin later. Of the depot: when all vehicles are back.</param>
/// <param name="Service">How long service takes, at least 0.</param>
public readonly record struct VehicleStop(double X, double Y, double Demand, double Ready, double Due, double Service);

/// <summary>
/// The vehicle routing problem with time windows (Solomon 1987, doi 10.1287/opre.35.2.254): equal vehicles that start
/// and end at one depot bring every customer what it asks for within its time window.
/// </summary>
public sealed class VehicleProblem
{
    /// <summary>The matrix of legs of more customers than this would not fit a small machine.</summary>
    public const int MostCustomers = 10_000;

    /// <summary>The largest coordinate, time, demand and capacity, so that sums stay exact.</summary>
    public const double Largest = 1_000_000;

    /// <param name="name">As the file calls it.</param>
    /// <param name="vehicles">How many there are, at least 0.</param>
    /// <param name="capacity">Of each vehicle, at least 0.</param>
    /// <param name="stops">The depot, then the customers, each number within ± <see cref="Largest"/>.</param>
    /// <exception cref="ArgumentException">A number is outside of its range, or there is no depot.</exception>
    public VehicleProblem(string name, int vehicles, double capacity, IReadOnlyList<VehicleStop> stops)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(vehicles);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, Largest);
        ArgumentOutOfRangeException.ThrowIfLessThan(stops.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stops.Count, MostCustomers + 1);
        if (stops.FirstOrDefault(s => !IsSane(s)) is var wrong && wrong != default)
        {
            throw new ArgumentException($"A number is out of range: {wrong}.", nameof(stops));
        }
        (Name, Vehicles, Capacity, Stops) = (name, vehicles, capacity, stops);
    }

    public string Name { get; }

    public int Vehicles { get; }

    public double Capacity { get; }

    /// <summary>The depot is 0, the customers follow with the numbers they have in the file.</summary>
    public IReadOnlyList<VehicleStop> Stops { get; }

    public int Customers => Stops.Count - 1;

    /// <summary>Length of the leg between two stops; by <see cref="LegLengths.TruncatedToTenths"/> a multiple of 0.1.</summary>
    public double Leg(int from, int to, LegLengths lengths)
    {
        var (a, b) = (Stops[from], Stops[to]);
        var length = Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
        return lengths == LegLengths.Exact ? length : Math.Floor((10 * length) + 1e-9) / 10;
    }

    /// <summary>Why no vehicle at all can serve the customer; null when one that serves nobody else can.</summary>
    public string? Impossible(int customer, LegLengths lengths)
    {
        var (depot, stop) = (Stops[0], Stops[customer]);
        var leg = Leg(0, customer, lengths);
        var start = Math.Max(stop.Ready, depot.Ready + leg);
        return stop.Demand > Capacity ? $"需求 {stop.Demand} 超过车辆的载量 {Capacity}。"
            : stop.Ready > stop.Due ? $"时间窗从 {stop.Ready} 到 {stop.Due}，结束早于开始。"
            : start > stop.Due ? $"直接从车场出发也要到 {start:0.##} 才能到达，时间窗在 {stop.Due} 结束。"
            : start + stop.Service + leg > depot.Due
                ? $"服务后最早 {start + stop.Service + leg:0.##} 回到车场，车场在 {depot.Due} 关闭。"
            : null;
    }

    private static bool IsSane(VehicleStop stop) =>
        Math.Abs(stop.X) <= Largest
        && Math.Abs(stop.Y) <= Largest
        && stop.Demand is >= 0 and <= Largest
        && Math.Abs(stop.Ready) <= Largest
        && Math.Abs(stop.Due) <= Largest
        && stop.Service is >= 0 and <= Largest;
}
