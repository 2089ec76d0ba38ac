using System.Diagnostics;
using System.Numerics;

namespace Yiju.Routing.Vehicles.Search;

/// <summary>
/// A feasible plan under change: every route is a ring of nodes around its vehicle's depot. Earliest and latest times
/// are kept at each node, so that an insertion is judged in constant time (Savelsbergh 1992, doi 10.1287/ijoc.4.2.146).
/// All that changes after <see cref="Commit"/> can be taken back.
/// </summary>
internal sealed partial class Tours
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

    /// <summary>What the vehicle brings to the customers of a route up to this node.</summary>
    public int LoadUpTo(int node)
    {
        var sum = 0;
        for (var at = node; at < Size; at = Nodes[at].Previous)
        {
            sum += Stops[at].Demand;
        }
        return sum;
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
}
