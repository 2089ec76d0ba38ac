namespace Yiju.Siting.Location.Plant;

/// <summary>Prices at which a relaxation is evaluated: of serving each point, and of each side row.</summary>
internal sealed class Multipliers(int points, int rows)
{
    /// <summary>Per unit of weight, from the cheapest site's cost to the cost of being unserved.</summary>
    public double[] Point { get; } = new double[points];

    /// <summary>Per unit of the row's limit, at least 0.</summary>
    public double[] Row { get; } = new double[rows];

    public void CopyFrom(Multipliers other)
    {
        other.Point.CopyTo(Point, 0);
        other.Row.CopyTo(Row, 0);
    }
}
