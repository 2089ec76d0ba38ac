namespace Yiju.Siting.Network.Paths;

/// <summary>
/// A heap with four children a node (Johnson 1975) of times and what they belong to. Nothing is decreased: a better
/// time is added, and who takes one out skips those that are out of date. Of equal times the smaller item comes first.
/// </summary>
internal sealed class MinHeap
{
    private ulong[] entries = new ulong[64];

    public int Count { get; private set; }

    /// <summary>The smallest time; there must be one.</summary>
    public int Least => (int)(entries[0] >> 32);

    public void Clear() => Count = 0;

    public void Push(int time, int item)
    {
        if (Count == entries.Length)
        {
            Array.Resize(ref entries, Count * 2);
        }
        var entry = ((ulong)(uint)time << 32) | (uint)item;
        var at = Count++;
        while (at > 0)
        {
            var parent = (at - 1) >> 2;
            if (entries[parent] <= entry)
            {
                break;
            }
            entries[at] = entries[parent];
            at = parent;
        }
        entries[at] = entry;
    }

    public bool TryPop(out int time, out int item)
    {
        if (Count == 0)
        {
            (time, item) = (0, 0);
            return false;
        }
        var least = entries[0];
        (time, item) = ((int)(least >> 32), (int)(uint)least);
        Count--;
        if (Count > 0)
        {
            SiftDown(entries[Count]);
        }
        return true;
    }

    private void SiftDown(ulong entry)
    {
        var heap = entries.AsSpan(0, Count);
        var at = 0;
        while (true)
        {
            var child = 4 * at + 1;
            if (child >= heap.Length)
            {
                break;
            }
            var least = child;
            var end = Math.Min(child + 4, heap.Length);
            for (var c = child + 1; c < end; c++)
            {
                least = heap[c] < heap[least] ? c : least;
            }
            if (heap[least] >= entry)
            {
                break;
            }
            heap[at] = heap[least];
            at = least;
        }
        heap[at] = entry;
    }
}
