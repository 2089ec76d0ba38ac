using Yiju.Kernel;
using Yiju.Siting.Tables;

namespace Yiju.Siting.Network.Reaching;

/// <summary>A place where elders live.</summary>
/// <param name="Elders">How many, from 0.</param>
/// <param name="Division">The village or community; the whole country when it is not known.</param>
public readonly record struct DemandPoint(GeoPoint At, int Elders, DivisionCode Division)
{
    private static readonly string[] Columns = ["lat", "lon"];

    /// <summary>
    /// CSV or an array of JSON objects: <c>lat</c>, <c>lon</c>, <c>elders</c> (1 when left out), <c>division</c>.
    /// </summary>
    /// <returns>The points, or up to 100 sentences with row and column.</returns>
    public static Outcome<List<DemandPoint>> Read(TextReader input)
    {
        var divisions = new Dictionary<string, DivisionCode>();
        return RowReader.All(
            input,
            "demand-row",
            Columns,
            row => new DemandPoint(row.Point(), row.Count("elders", 1), row.Division("division", divisions))
        );
    }
}

/// <summary>A facility or any other place that people go to.</summary>
/// <param name="Kind">For example <c>canteen</c>; a rule may ask for some kinds only.</param>
/// <param name="SquareMetres">Floor area, from 0.</param>
public sealed record FacilityPoint(string Id, GeoPoint At, string Kind, double SquareMetres)
{
    private static readonly string[] Columns = ["id", "lat", "lon"];

    /// <summary>
    /// CSV or an array of JSON objects: <c>id</c>, <c>lat</c>, <c>lon</c>, <c>kind</c>, <c>square_metres</c>.
    /// </summary>
    /// <returns>The facilities, or up to 100 sentences with row and column.</returns>
    public static Outcome<List<FacilityPoint>> Read(TextReader input) =>
        RowReader.All(
            input,
            "facility-row",
            Columns,
            row => new FacilityPoint(row.Text("id"), row.Point(), row.Text("kind"), row.Amount("square_metres"))
        );
}
