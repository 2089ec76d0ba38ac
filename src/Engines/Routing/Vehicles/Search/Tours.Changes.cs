using System.Runtime.CompilerServices;

namespace Yiju.Routing.Vehicles.Search;

/// <summary>The changes, each of which keeps the times.</summary>
internal sealed partial class Tours
{
    /// <summary>Takes out so many customers, one after the other, from the first one on.</summary>
    public void Remove(int first, int count)
    {
        var route = Nodes[first].Route;
        Touch(route);
        var before = Nodes[first].Previous;
        var lost = Nodes[before].Leg;
        var (demand, at) = (0, first);
        for (var left = count; left > 0; left--)
        {
            ref var node = ref Nodes[at];
            lost += node.Leg;
            demand += Stops[at].Demand;
            node.Route = -1;
            Absent[AbsentCount++] = at;
            at = node.Next;
        }
        Cost += Join(before, at) - lost;
        Load[route] -= demand;
        Length[route] -= count;
        Served -= count;
        if (Length[route] == 0)
        {
            Used--;
            empty[route >> 6] |= 1UL << route;
        }
        Forward(before);
        Backward(at);
    }

    /// <summary>Puts a customer that is nowhere behind a node; the caller takes it from <see cref="Absent"/>.</summary>
    public void Insert(int customer, int after)
    {
        var route = Nodes[after].Route;
        Touch(route);
        var next = Nodes[after].Next;
        Cost -= Nodes[after].Leg;
        Nodes[customer].Route = route;
        Cost += Join(after, customer);
        Cost += Join(customer, next);
        Load[route] += Stops[customer].Demand;
        Served++;
        if (Length[route]++ == 0)
        {
            Used++;
            empty[route >> 6] &= ~(1UL << route);
        }
        Nodes[customer].Leave = int.MinValue;
        Nodes[customer].Latest = int.MinValue;
        Forward(after);
        Backward(next);
    }

    /// <summary>All that follows one node comes to follow a node of another route, and the other way round.</summary>
    public void SwapTails(int a, int b)
    {
        var (routeA, routeB) = (Nodes[a].Route, Nodes[b].Route);
        Touch(routeA);
        Touch(routeB);
        var (tailA, tailB) = (Nodes[a].Next, Nodes[b].Next);
        var (lastA, lastB) = (Nodes[Size + routeA].Previous, Nodes[Size + routeB].Previous);
        var before = (Length[routeA] > 0 ? 1 : 0) + (Length[routeB] > 0 ? 1 : 0);
        Cost -= Nodes[a].Leg + Nodes[b].Leg;
        var (loadA, countA) = Hand(tailA, routeB);
        var (loadB, countB) = Hand(tailB, routeA);
        Follow(a, tailB, lastB, routeA);
        Follow(b, tailA, lastA, routeB);
        Cost += Nodes[a].Leg + Nodes[b].Leg;
        Load[routeA] += loadB - loadA;
        Load[routeB] += loadA - loadB;
        Length[routeA] += countB - countA;
        Length[routeB] += countA - countB;
        MarkEmpty(routeA);
        MarkEmpty(routeB);
        Used += (Length[routeA] > 0 ? 1 : 0) + (Length[routeB] > 0 ? 1 : 0) - before;
        Forward(a);
        Backward(Nodes[a].Next);
        Forward(b);
        Backward(Nodes[b].Next);
    }

    /// <summary>Gives a node and all after it to another route; tells their demand and number.</summary>
    private (int Demand, int Count) Hand(int first, int route)
    {
        var (demand, count) = (0, 0);
        for (var at = first; at < Size; at = Nodes[at].Next)
        {
            Nodes[at].Route = route;
            demand += Stops[at].Demand;
            count++;
        }
        return (demand, count);
    }

    private void Follow(int head, int tail, int last, int route)
    {
        var depot = Size + route;
        if (tail >= Size)
        {
            Join(head, depot);
            return;
        }
        Join(head, tail);
        Join(last, depot);
    }

    private void MarkEmpty(int route)
    {
        if (Length[route] == 0)
        {
            empty[route >> 6] |= 1UL << route;
        }
        else
        {
            empty[route >> 6] &= ~(1UL << route);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Join(int from, int to)
    {
        ref var first = ref Nodes[from];
        ref var second = ref Nodes[to];
        first.Next = to;
        second.Previous = from;
        return first.Leg = Legs[(first.Place * Size) + second.Place];
    }

    /// <summary>Earliest times after a node, as far as they change.</summary>
    private void Forward(int from)
    {
        ref var before = ref Nodes[from];
        while (true)
        {
            var at = before.Next;
            if (at >= Size)
            {
                return;
            }
            ref var node = ref Nodes[at];
            ref var stop = ref Stops[at];
            var leave = Math.Max(stop.Ready, before.Leave + before.Leg) + stop.Service;
            if (leave == node.Leave)
            {
                return;
            }
            node.Leave = leave;
            before = ref node;
        }
    }

    /// <summary>Latest times before a node, as far as they change.</summary>
    private void Backward(int from)
    {
        ref var after = ref Nodes[from];
        while (true)
        {
            var at = after.Previous;
            if (at >= Size)
            {
                return;
            }
            ref var node = ref Nodes[at];
            ref var stop = ref Stops[at];
            var latest = Math.Min(stop.Due, after.Latest - node.Leg - stop.Service);
            if (latest == node.Latest)
            {
                return;
            }
            node.Latest = latest;
            after = ref node;
        }
    }
}
