namespace Yiju.Routing.Vehicles.Search;

/// <summary>
/// Does with one vehicle less, again and again: a route is closed, and a plan that leaves customers out is worth the
/// more, the easier these were to serve so far, counted by how often they were left out (the sum of absences of
/// Christiaens and Vanden Berghe 2020, doi 10.1287/trsc.2019.0914).
/// </summary>
internal sealed class FleetReduction(int size)
{
    private readonly long[] absences = new long[size];

    /// <summary>Begins anew from a plan that serves everybody: closes the route whose customers are the easiest.</summary>
    public void CloseRoute(Tours tours)
    {
        var (easiest, least) = (-1, long.MaxValue);
        for (var route = 0; route < tours.Vehicles; route++)
        {
            if (tours.Length[route] > 0 && SumOfRoute(tours, route) is var sum && sum < least)
            {
                (easiest, least) = (route, sum);
            }
        }
        tours.Remove(tours.Nodes[tours.Size + easiest].Next, tours.Length[easiest]);
        tours.CloseEmpty();
        tours.Commit();
    }

    /// <summary>Judges a change: who is left out now, and is that better, or as good with a cost below the limit?</summary>
    public bool Accepts(Tours tours, double limit)
    {
        var now = tours.Absent.AsSpan(0, tours.AbsentCount);
        var (sum, before) = (Sum(now), Sum(tours.CommittedAbsent));
        foreach (var customer in now)
        {
            absences[customer]++;
        }
        return now.Length < tours.CommittedAbsent.Length || sum < before || (sum == before && tours.Cost < limit);
    }

    private long Sum(ReadOnlySpan<int> customers)
    {
        var sum = 0L;
        foreach (var customer in customers)
        {
            sum += absences[customer];
        }
        return sum;
    }

    private long SumOfRoute(Tours tours, int route)
    {
        var (sum, depot) = (0L, tours.Size + route);
        for (var at = tours.Nodes[depot].Next; at != depot; at = tours.Nodes[at].Next)
        {
            sum += absences[at];
        }
        return sum;
    }
}
