using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Yiju.Routing.Vehicles.Search;

/// <summary>A customer's place in its route; or a vehicle's depot, where its route starts and ends.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Node
{
    public int Previous;
    public int Next;

    /// <summary>−1: no route serves the customer.</summary>
    public int Route;

    /// <summary>The stop: the customer's number, or 0 for the depot.</summary>
    public int Place;

    /// <summary>Earliest end of service if the route goes without delay.</summary>
    public int Leave;

    /// <summary>Latest start of service with which the rest of the route is in time.</summary>
    public int Latest;

    /// <summary>Length of the leg to the next node.</summary>
    public int Leg;
}

/// <summary>
/// A feasible plan under change: every route is a ring of nodes around its vehicle's depot. Earliest and latest times
/// are kept at each node, so that an insertion is judged in constant time (Savelsbergh 1992, doi 10.1287/ijoc.4.2.146).
/// All that changes after <see cref="Commit"/> can be taken back.
/// </summary>
internal sealed class Tours
{
    /// <summary>The customers first, by number, then the depots of the vehicles; 0 is unused.</summary>
    internal readonly Node[] Nodes;
    internal readonly int[] Load;
    internal readonly int[] Length;

    /// <summary>The first <see cref="AbsentCount"/> are the customers no route serves.</summary>
    internal readonly int[] Absent;
    internal readonly int[] Legs;
    internal readonly ScaledStop[] Stops;
    internal readonly int Size;

    private readonly ulong[] empty;
    private readonly Node[] savedNodes;
    private readonly int[] savedAbsent;
    private readonly (int Load, int Length)[] savedRoutes;
    private readonly int[] touched;
    private readonly bool[] isTouched;
    private int touchedCount;
    private int savedNodeCount;
    private int savedAbsentCount;
    private long savedCost;
    private int savedUsed;
    private int savedServed;

    /// <param name="problem">What is to be served.</param>
    /// <param name="vehicles">How many routes there may be.</param>
    /// <param name="customers">Who is to be served, at first by nobody.</param>
    public Tours(ScaledProblem problem, int vehicles, ReadOnlySpan<int> customers)
    {
        (Problem, Vehicles) = (problem, vehicles);
        (Legs, Stops, Size) = (problem.Legs, problem.Stops, problem.Size);
        Nodes = new Node[Size + vehicles];
        Load = new int[vehicles];
        Length = new int[vehicles];
        Absent = new int[customers.Length];
        savedAbsent = new int[customers.Length];
        savedNodes = new Node[Nodes.Length];
        savedRoutes = new (int, int)[vehicles];
        touched = new int[vehicles];
        isTouched = new bool[vehicles];
        empty = new ulong[(vehicles + 63) / 64];
        for (var at = 1; at < Size; at++)
        {
            Nodes[at] = new Node { Route = -1, Place = at };
        }
        for (var route = 0; route < vehicles; route++)
        {
            var (depot, times) = (Size + route, Stops[0]);
            Nodes[depot] = new Node
            {
                Previous = depot,
                Next = depot,
                Route = route,
                Leave = times.Ready,
                Latest = times.Due,
            };
            empty[route >> 6] |= 1UL << route;
        }
        customers.CopyTo(Absent);
        AbsentCount = customers.Length;
        Commit();
    }

    public ScaledProblem Problem { get; }

    public int Vehicles { get; }

    /// <summary>Routes that serve somebody.</summary>
    public int Used { get; private set; }

    public int AbsentCount { get; internal set; }

    /// <summary>As of the last <see cref="Commit"/>.</summary>
    public long CommittedCost => savedCost;

    /// <summary>As of the last <see cref="Commit"/>.</summary>
    public ReadOnlySpan<int> CommittedAbsent => savedAbsent.AsSpan(0, savedAbsentCount);

    public int Served { get; private set; }

    /// <summary>Distance of all routes.</summary>
    public long Cost { get; private set; }

    /// <summary>The first route without a customer; −1 when all are in use.</summary>
    public int EmptyRoute()
    {
        for (var word = 0; word < empty.Length; word++)
        {
            if (empty[word] != 0)
            {
                return (word << 6) + BitOperations.TrailingZeroCount(empty[word]);
            }
        }
        return -1;
    }

    /// <summary>Routes without a customer are not used any more.</summary>
    public void CloseEmpty() => Array.Clear(empty);

    /// <summary>Whether the route has changed since <see cref="Commit"/>.</summary>
    public bool IsTouched(int route) => isTouched[route];

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

    /// <summary>From here on, changes can be taken back to here.</summary>
    public void Commit()
    {
        for (var i = 0; i < touchedCount; i++)
        {
            isTouched[touched[i]] = false;
        }
        touchedCount = savedNodeCount = 0;
        (savedCost, savedUsed, savedServed, savedAbsentCount) = (Cost, Used, Served, AbsentCount);
        Absent.AsSpan(0, AbsentCount).CopyTo(savedAbsent);
    }

    /// <summary>Takes back everything since <see cref="Commit"/>.</summary>
    public void Rollback()
    {
        for (var i = 0; i < savedAbsentCount; i++)
        {
            Nodes[savedAbsent[i]].Route = -1;
        }
        for (var i = 0; i < savedNodeCount; i++)
        {
            ref var saved = ref savedNodes[i];
            Nodes[saved.Place == 0 ? Size + saved.Route : saved.Place] = saved;
        }
        for (var i = 0; i < touchedCount; i++)
        {
            var route = touched[i];
            (Load[route], Length[route]) = savedRoutes[i];
            MarkEmpty(route);
        }
        (Cost, Used, Served, AbsentCount) = (savedCost, savedUsed, savedServed, savedAbsentCount);
        savedAbsent.AsSpan(0, AbsentCount).CopyTo(Absent);
        Commit();
    }

    /// <summary>Becomes the same plan as another one for the same problem with as many vehicles.</summary>
    public void CopyFrom(Tours other)
    {
        Debug.Assert(other.Nodes.Length == Nodes.Length, "As many vehicles.");
        other.Nodes.AsSpan().CopyTo(Nodes);
        other.Load.AsSpan().CopyTo(Load);
        other.Length.AsSpan().CopyTo(Length);
        other.empty.AsSpan().CopyTo(empty);
        other.Absent.AsSpan(0, other.AbsentCount).CopyTo(Absent);
        (Cost, Used, Served, AbsentCount) = (other.Cost, other.Used, other.Served, other.AbsentCount);
        Commit();
    }

    /// <summary>Lists the customers that have a route; returns how many.</summary>
    public int ServedInto(Span<int> customers)
    {
        var count = 0;
        for (var at = 1; at < Size; at++)
        {
            if (Nodes[at].Route >= 0)
            {
                customers[count++] = at;
            }
        }
        return count;
    }

    /// <summary>Becomes a plan without routes that nobody is to be served by.</summary>
    public void Clear()
    {
        for (var at = 1; at < Size; at++)
        {
            Nodes[at].Route = -1;
        }
        for (var route = 0; route < Vehicles; route++)
        {
            ref var depot = ref Nodes[Size + route];
            depot.Next = depot.Previous = Size + route;
            depot.Leg = Load[route] = Length[route] = 0;
        }
        Array.Clear(empty);
        (Cost, Used, Served, AbsentCount) = (0, 0, 0, 0);
        Commit();
    }

    /// <summary>Takes over from another plan the routes, used or free, of one side, and whom it leaves out of those.</summary>
    /// <param name="sides">The side of each route; a customer without a route is on the side of its number.</param>
    public void Add(Tours other, ReadOnlySpan<int> sides, int side)
    {
        for (var route = 0; route < Vehicles; route++)
        {
            if (sides[route] != side)
            {
                continue;
            }
            var (depot, at) = (Size + route, Size + route);
            do
            {
                Nodes[at] = other.Nodes[at];
                Cost += Nodes[at].Leg;
                at = Nodes[at].Next;
            } while (at != depot);
            (Load[route], Length[route]) = (other.Load[route], other.Length[route]);
            Used += Length[route] > 0 ? 1 : 0;
            Served += Length[route];
            empty[route >> 6] |= other.empty[route >> 6] & (1UL << route);
        }
    }

    /// <summary>The plan as it stands.</summary>
    /// <param name="leftOut">Customers that were never to be served.</param>
    public VehiclePlan ToPlan(IReadOnlyList<int> leftOut)
    {
        var routes = new List<IReadOnlyList<int>>();
        for (var depot = Size; depot < Nodes.Length; depot++)
        {
            var route = new List<int>();
            for (var at = Nodes[depot].Next; at != depot; at = Nodes[at].Next)
            {
                route.Add(at);
            }
            if (route.Count > 0)
            {
                routes.Add(route);
            }
        }
        return new VehiclePlan(routes, [.. Absent.Take(AbsentCount).Concat(leftOut).Order()]);
    }

    private void Touch(int route)
    {
        if (isTouched[route])
        {
            return;
        }
        isTouched[route] = true;
        savedRoutes[touchedCount] = (Load[route], Length[route]);
        touched[touchedCount++] = route;
        var (depot, at) = (Size + route, Size + route);
        do
        {
            savedNodes[savedNodeCount++] = Nodes[at];
            at = Nodes[at].Next;
        } while (at != depot);
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
