using Yiju.Kernel.Search;

namespace Yiju.Routing.Vehicles.Search;

/// <summary>
/// Lets two routes swap all that comes after a point, or splits or joins routes: 2-opt* (Potvin and Rousseau 1995, doi
/// 10.1057/jors.1995.204). Strings are too short to do this to long routes.
/// </summary>
internal sealed class TailExchange(Neighbourhoods neighbourhoods, SeededRandom random)
{
    /// <summary>One of so many tries is to split a route.</summary>
    private const int SplitOneIn = 8;

    /// <summary>Tries one exchange at a customer that has a route, and makes it when that keeps the cost below the limit.</summary>
    public void Try(Tours tours, int customer, double limit)
    {
        var nodes = tours.Nodes;
        if (nodes[customer].Route < 0 || neighbourhoods.Near == 0)
        {
            return;
        }
        if (random.Below(SplitOneIn) == 0)
        {
            if (tours.EmptyRoute() is var route and >= 0 && nodes[customer].Next < tours.Size)
            {
                Try(tours, customer, tours.Size + route, limit);
            }
            return;
        }
        int other = neighbourhoods.BesideOf[(customer * neighbourhoods.Near) + random.Below(neighbourhoods.Near)];
        if (nodes[other].Route < 0 || nodes[other].Route == nodes[customer].Route)
        {
            return;
        }
        if (random.Below(2) == 0)
        {
            Try(tours, customer, nodes[other].Previous, limit);
        }
        else
        {
            Try(tours, nodes[customer].Previous, other, limit);
        }
    }

    /// <summary>What follows one node comes to follow the other.</summary>
    private static void Try(Tours tours, int a, int b, double limit)
    {
        var nodes = tours.Nodes;
        ref var first = ref nodes[a];
        ref var second = ref nodes[b];
        ref var afterFirst = ref nodes[first.Next];
        ref var afterSecond = ref nodes[second.Next];
        var across = tours.Legs[(first.Place * tours.Size) + afterSecond.Place];
        var back = tours.Legs[(second.Place * tours.Size) + afterFirst.Place];
        if (
            tours.Cost + across + back - first.Leg - second.Leg < limit
            && first.Leave + across <= afterSecond.Latest
            && second.Leave + back <= afterFirst.Latest
            && FitsAfter(tours, a, b)
        )
        {
            tours.SwapTails(a, b);
        }
    }

    private static bool FitsAfter(Tours tours, int a, int b)
    {
        var (headA, headB) = (tours.LoadUpTo(a), tours.LoadUpTo(b));
        var capacity = tours.Problem.Capacity;
        var (loadA, loadB) = (tours.Load[tours.Nodes[a].Route], tours.Load[tours.Nodes[b].Route]);
        return headA + loadB - headB <= capacity && headB + loadA - headA <= capacity;
    }
}
