using Yiju.Kernel.Search;

namespace Yiju.Routing.Vehicles.Search;

/// <summary>
/// Takes strings of customers out of routes that lie next to each other, in space or in space and time, so that room
/// comes free at one place (slack induction by string removals: Christiaens and Vanden Berghe 2020, doi 10.1287/trsc.2019.0914).
/// </summary>
internal sealed class Ruin(Neighbourhoods neighbourhoods, SeededRandom random)
{
    /// <summary>Customers taken out on average, at most.</summary>
    private const int Average = 10;

    private const int LongestString = 10;
    private const double SplitRate = 0.5;
    private const double SplitDepth = 0.01;

    public void Apply(Tours tours, int seed)
    {
        if (tours.Served == 0)
        {
            return;
        }
        var cardinality = (double)tours.Served / tours.Used;
        var longest = Math.Min(LongestString, cardinality);
        var mostStrings = (4.0 * Average / (1 + longest)) - 1;
        var strings = (int)(1 + (random.Unit() * mostStrings));
        var around =
            random.Below(2) == 0
                ? neighbourhoods.BesideOf.AsSpan(seed * neighbourhoods.Near, neighbourhoods.Near)
                : neighbourhoods.AroundOf.AsSpan(seed * neighbourhoods.Around, neighbourhoods.Around);
        strings -= TakeString(tours, seed, longest);
        foreach (var customer in around)
        {
            if (strings <= 0)
            {
                return;
            }
            strings -= TakeString(tours, customer, longest);
        }
    }

    /// <summary>1 when a string with this customer was taken out, 0 when its route was had already or there is none.</summary>
    private int TakeString(Tours tours, int customer, double longest)
    {
        var route = tours.Nodes[customer].Route;
        if (route < 0 || tours.IsTouched(route))
        {
            return 0;
        }
        var size = tours.Length[route];
        var most = Math.Min(size, longest);
        var length = (int)(1 + (random.Unit() * most));
        length = Math.Min(length, size);
        var kept = 0;
        if (length > 1 && length < size && random.Unit() < SplitRate)
        {
            kept = 1;
            while (length + kept < size && random.Unit() < SplitDepth)
            {
                kept++;
            }
        }
        var first = Start(tours, customer, length + kept);
        if (kept == 0)
        {
            tours.Remove(first, length);
            return 1;
        }
        var head = 1 + random.Below(length - 1);
        var second = first;
        for (var i = head + kept; i > 0; i--)
        {
            second = tours.Nodes[second].Next;
        }
        tours.Remove(first, head);
        tours.Remove(second, length - head);
        return 1;
    }

    /// <summary>Where a string of that length with the customer in it starts, each place as likely.</summary>
    private int Start(Tours tours, int customer, int length)
    {
        var nodes = tours.Nodes;
        var (before, after) = (0, 0);
        for (var at = nodes[customer].Previous; before < length - 1 && at < tours.Size; at = nodes[at].Previous)
        {
            before++;
        }
        for (var at = nodes[customer].Next; after < length - 1 && at < tours.Size; at = nodes[at].Next)
        {
            after++;
        }
        var least = Math.Max(0, length - 1 - after);
        var first = customer;
        for (var back = least + random.Below(before - least + 1); back > 0; back--)
        {
            first = nodes[first].Previous;
        }
        return first;
    }
}
