namespace Yiju.Routing.Rosters;

/// <summary>A point on the map that somebody starts from or goes to.</summary>
/// <param name="Longitude">Degrees; for a place of a made-up city on a plane, see <see cref="Travel.OnPlane"/>.</param>
/// <param name="Latitude">Degrees.</param>
public sealed record Place(string Id, double Longitude, double Latitude);

/// <summary>How somebody gets around.</summary>
/// <param name="SecondsPerMetre">Of the way along streets that run north and south, east and west.</param>
/// <param name="Overhead">Seconds added to every way between two different places: locking the bicycle, the stairs.</param>
public sealed record Mode(string Name, double SecondsPerMetre, int Overhead);

/// <summary>
/// Whole seconds from place to place for each mode of transport: from a matrix, or along a grid of streets between
/// coordinates, so that small problems need no matrix and large ones no memory.
/// </summary>
public sealed class Travel
{
    /// <summary>In a matrix: there is no way.</summary>
    public const ushort NoWay = ushort.MaxValue;

    /// <summary>What <see cref="Seconds"/> says where there is no way: longer than any horizon.</summary>
    public const int Never = 50_000_000;

    private const double MetresPerDegree = 111_195;

    private readonly int places;
    private readonly ushort[]?[] matrices;
    private readonly float[] east;
    private readonly float[] north;
    private readonly float[] pace;
    private readonly int[] overhead;

    private Travel(IReadOnlyList<string> modes, int places, ushort[]?[] matrices, float[] east, float[] north)
    {
        Modes = modes;
        this.places = places;
        this.matrices = matrices;
        this.east = east;
        this.north = north;
        pace = new float[modes.Count];
        overhead = new int[modes.Count];
    }

    public IReadOnlyList<string> Modes { get; }

    /// <summary>Along a grid of streets between coordinates on the earth, small enough to be flat.</summary>
    public static Travel BetweenCoordinates(IReadOnlyList<Place> places, IReadOnlyList<Mode> modes)
    {
        var middle = places.Count == 0 ? 0 : places.Average(p => p.Latitude);
        var shrink = Math.Cos(middle * Math.PI / 180) * MetresPerDegree;
        var (west, south) = places.Count == 0 ? (0, 0) : (places.Min(p => p.Longitude), places.Min(p => p.Latitude));
        return OnPlane(
            [.. places.Select(p => (float)((p.Longitude - west) * shrink))],
            [.. places.Select(p => (float)((p.Latitude - south) * MetresPerDegree))],
            modes
        );
    }

    /// <summary>Along a grid of streets between points given in metres.</summary>
    public static Travel OnPlane(float[] east, float[] north, IReadOnlyList<Mode> modes)
    {
        var travel = new Travel([.. modes.Select(m => m.Name)], east.Length, new ushort[]?[modes.Count], east, north);
        for (var mode = 0; mode < modes.Count; mode++)
        {
            travel.pace[mode] = (float)modes[mode].SecondsPerMetre;
            travel.overhead[mode] = modes[mode].Overhead;
        }
        return travel;
    }

    /// <summary>From matrices of places × places, row by row, seconds or <see cref="NoWay"/>; one for each mode. From a place to itself it is always 0.</summary>
    public static Travel ByMatrix(int places, IReadOnlyList<(string Mode, ushort[] Seconds)> matrices)
    {
        foreach (var (mode, seconds) in matrices)
        {
            if (seconds.Length != (long)places * places)
            {
                throw new ArgumentException($"The matrix of {mode} is not {places} × {places}.", nameof(matrices));
            }
        }
        return new Travel([.. matrices.Select(m => m.Mode)], places, [.. matrices.Select(m => m.Seconds)], [], []);
    }

    /// <param name="mode">Index in <see cref="Modes"/>.</param>
    /// <param name="from">Index of the place.</param>
    /// <param name="to">Index of the place.</param>
    public int Seconds(int mode, int from, int to)
    {
        if (from == to)
        {
            return 0;
        }
        if (matrices[mode] is { } matrix)
        {
            var seconds = matrix[((long)from * places) + to];
            return seconds == NoWay ? Never : seconds;
        }
        var metres = Math.Abs(east[from] - east[to]) + Math.Abs(north[from] - north[to]);
        return overhead[mode] + (int)((metres * pace[mode]) + 0.5f);
    }
}
