namespace Yiju.Routing.Vehicles.Search;

/// <summary>What was before: each route that changes is put aside first.</summary>
internal sealed partial class Tours
{
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
}
