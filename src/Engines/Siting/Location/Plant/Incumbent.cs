namespace Yiju.Siting.Location.Plant;

/// <summary>The best open set found so far.</summary>
internal sealed class Incumbent
{
    public double Cost { get; private set; } = double.PositiveInfinity;

    public int[] Open { get; private set; } = [];

    /// <returns>True when it is the best so far.</returns>
    public bool Offer(double cost, ReadOnlySpan<int> open)
    {
        if (!(cost < Cost))
        {
            return false;
        }
        Cost = cost;
        Open = open.ToArray();
        return true;
    }
}
