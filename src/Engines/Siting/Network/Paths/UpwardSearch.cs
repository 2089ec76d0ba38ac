namespace Yiju.Siting.Network.Paths;

/// <summary>The way up from some nodes of a hierarchy by Dijkstra's search; reaches a few hundred nodes. For one thread.</summary>
internal sealed class UpwardSearch
{
    private readonly HalfGraph up;
    private readonly HalfGraph other;
    private readonly int[] time;
    private readonly int[] parent;
    private readonly List<int> touched = [];
    private readonly MinHeap heap = new();

    /// <param name="up">Arcs that are gone along.</param>
    /// <param name="other">The arcs of the other direction, by which a node is seen to be no part of a shortest path.</param>
    public UpwardSearch(HalfGraph up, HalfGraph other)
    {
        (this.up, this.other) = (up, other);
        time = new int[up.First.Length - 1];
        parent = new int[time.Length];
        Array.Fill(time, TravelTime.Unreachable);
    }

    /// <summary>The least time still to come; <see cref="TravelTime.Unreachable"/> at the end.</summary>
    public int Least => heap.Count == 0 ? TravelTime.Unreachable : heap.Least;

    /// <summary>Time of a place so far.</summary>
    public int this[int place] => time[place];

    /// <summary>The arc a place was reached by; −1 where the search began.</summary>
    public int Parent(int place) => parent[place];

    public void Clear()
    {
        foreach (var place in touched)
        {
            time[place] = TravelTime.Unreachable;
        }
        touched.Clear();
        heap.Clear();
    }

    public void Begin(int place, int at)
    {
        if (at < time[place])
        {
            Reach(place, at, -1);
        }
    }

    /// <summary>Settles one more place.</summary>
    /// <returns>Its number; −1 when it is not the end of a shortest path, −2 when there are no more.</returns>
    public int Next()
    {
        while (heap.TryPop(out var now, out var v))
        {
            if (now > time[v])
            {
                continue;
            }
            if (Stalled(v, now))
            {
                return -1;
            }
            for (var a = up.First[v]; a < up.First[v + 1]; a++)
            {
                var (then, w) = (now + up.Weight[a], up.Higher[a]);
                if (then < time[w])
                {
                    Reach(w, then, a);
                }
            }
            return v;
        }
        return -2;
    }

    /// <summary>A higher place leads here sooner: no shortest path goes on from here (stall-on-demand).</summary>
    private bool Stalled(int place, int now)
    {
        for (var a = other.First[place]; a < other.First[place + 1]; a++)
        {
            if (time[other.Higher[a]] + other.Weight[a] < now)
            {
                return true;
            }
        }
        return false;
    }

    private void Reach(int place, int at, int arc)
    {
        if (time[place] == TravelTime.Unreachable)
        {
            touched.Add(place);
        }
        time[place] = at;
        parent[place] = arc;
        heap.Push(at, place);
    }
}
