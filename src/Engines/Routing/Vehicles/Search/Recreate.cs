using System.Runtime.CompilerServices;
using Yiju.Kernel.Search;

namespace Yiju.Routing.Vehicles.Search;

/// <summary>
/// Puts the customers that nobody serves where they cost least, one after the other, and overlooks a good place now and
/// then: greedy insertion with blinks (Christiaens and Vanden Berghe 2020, doi 10.1287/trsc.2019.0914).
/// </summary>
/// <param name="thrifty">An unused vehicle leaves only for a customer that fits nowhere else.</param>
internal sealed class Recreate(Neighbourhoods neighbourhoods, int customers, SeededRandom random, bool thrifty)
{
    private const double BlinkRate = 0.01;

    /// <summary>How often the first customer gets an unused vehicle: one at a time they never would pay for it.</summary>
    private const double FreshRate = 0.03;

    /// <summary>Out of 17: how often customers come in each order.</summary>
    private static ReadOnlySpan<byte> Orders => [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6];

    private readonly long[] keys = new long[customers];
    private int untilBlink = 1;
    private int place;
    private int cost;

    public void Apply(Tours tours)
    {
        Sort(tours);
        var left = 0;
        var fresh = !thrifty && random.Unit() < FreshRate;
        for (var i = 0; i < tours.AbsentCount; i++)
        {
            var customer = tours.Absent[i];
            if (fresh && tours.EmptyRoute() is var route and >= 0)
            {
                place = tours.Size + route;
                fresh = false;
            }
            else
            {
                FindPlace(tours, customer);
            }
            if (place >= 0)
            {
                tours.Insert(customer, place);
            }
            else
            {
                tours.Absent[left++] = customer;
            }
        }
        tours.AbsentCount = left;
    }

    private void Sort(Tours tours)
    {
        var order = Orders[random.Below(Orders.Length)];
        var count = tours.AbsentCount;
        for (var i = 0; i < count; i++)
        {
            var customer = tours.Absent[i];
            ref var stop = ref tours.Stops[customer];
            keys[i] = order switch
            {
                0 => (long)(random.Next() >> 8),
                1 => -stop.Demand,
                2 => -tours.Legs[customer],
                3 => tours.Legs[customer],
                4 => stop.Due - stop.Ready,
                5 => stop.Ready,
                _ => -stop.Due,
            };
        }
        if (count > 64)
        {
            Array.Sort(keys, tours.Absent, 0, count);
            return;
        }
        for (var i = 1; i < count; i++)
        {
            var (key, customer) = (keys[i], tours.Absent[i]);
            var at = i;
            for (; at > 0 && keys[at - 1] > key; at--)
            {
                keys[at] = keys[at - 1];
                tours.Absent[at] = tours.Absent[at - 1];
            }
            keys[at] = key;
            tours.Absent[at] = customer;
        }
    }

    private void FindPlace(Tours tours, int customer)
    {
        (place, cost) = (-1, int.MaxValue);
        var row = tours.Legs.AsSpan(customer * tours.Size, tours.Size);
        var stop = tours.Stops[customer];
        LookBeside(tours, customer, row, stop);
        var route = tours.EmptyRoute();
        if (place < 0 && (route < 0 || thrifty))
        {
            LookEverywhere(tours, row, stop);
        }
        if (route >= 0 && (place < 0 || (!thrifty && 2 * row[0] < cost && !Blinks())))
        {
            place = tours.Size + route;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LookBeside(Tours tours, int customer, ReadOnlySpan<int> row, in ScaledStop stop)
    {
        var nodes = tours.Nodes;
        var load = tours.Load;
        var room = tours.Problem.Capacity - stop.Demand;
        var near = neighbourhoods.Near;
        foreach (var other in neighbourhoods.BesideOf.AsSpan(customer * near, near))
        {
            ref var beside = ref nodes[other];
            if (beside.Route < 0 || load[beside.Route] > room)
            {
                continue;
            }
            var leg = row[other];
            Judge(nodes, other, ref beside, leg, ref nodes[beside.Next], row, stop);
            ref var before = ref nodes[beside.Previous];
            Judge(nodes, beside.Previous, ref before, row[before.Place], ref beside, row, stop);
        }
    }

    private void LookEverywhere(Tours tours, ReadOnlySpan<int> row, in ScaledStop stop)
    {
        var nodes = tours.Nodes;
        var room = tours.Problem.Capacity - stop.Demand;
        for (var route = 0; route < tours.Vehicles; route++)
        {
            if (tours.Length[route] == 0 || tours.Load[route] > room)
            {
                continue;
            }
            var at = tours.Size + route;
            do
            {
                ref var node = ref nodes[at];
                Judge(nodes, at, ref node, row[node.Place], ref nodes[node.Next], row, stop);
                at = node.Next;
            } while (at < tours.Size);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Judge(
        Node[] nodes,
        int index,
        ref Node before,
        int leg,
        ref Node after,
        ReadOnlySpan<int> row,
        in ScaledStop stop
    )
    {
        var onward = row[after.Place];
        var added = leg + onward - before.Leg;
        if (added >= cost)
        {
            return;
        }
        var start = Math.Max(stop.Ready, before.Leave + leg);
        if (start <= stop.Due && start + stop.Service + onward <= after.Latest && !Blinks())
        {
            (place, cost) = (index, added);
        }
    }

    private bool Blinks()
    {
        if (--untilBlink > 0)
        {
            return false;
        }
        untilBlink = 1 + (int)(Math.Log(1 - random.Unit()) / Math.Log(1 - BlinkRate));
        return true;
    }
}
