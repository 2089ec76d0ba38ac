namespace Yiju.Siting.Location;

/// <summary>Choosing the smallest of many numbers without sorting all of them. Ties fall to the smaller item.</summary>
internal static class Selection
{
    /// <summary>Brings the so many smallest keys to the front, with their items, in no particular order.</summary>
    /// <param name="count">From 0 to the number of keys.</param>
    public static void Smallest(Span<double> keys, Span<int> items, int count)
    {
        var (low, high) = (0, keys.Length - 1);
        while (low < high)
        {
            var middle = Partition(keys, items, low, high);
            if (middle == count)
            {
                return;
            }
            if (middle < count)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
    }

    /// <summary>Sorts by key, then by item.</summary>
    public static void Sort(Span<double> keys, Span<int> items)
    {
        keys.Sort(items);
        for (var begin = 0; begin < keys.Length; )
        {
            var end = begin + 1;
            while (end < keys.Length && keys[end] == keys[begin])
            {
                end++;
            }
            if (end - begin > 1)
            {
                items[begin..end].Sort();
            }
            begin = end;
        }
    }

    /// <summary>Partition around the median of three, which ends at its final place.</summary>
    private static int Partition(Span<double> keys, Span<int> items, int low, int high)
    {
        var middle = low + ((high - low) / 2);
        Order(keys, items, low, middle);
        Order(keys, items, low, high);
        Order(keys, items, middle, high);
        Swap(keys, items, middle, high);
        var (key, item) = (keys[high], items[high]);
        var place = low;
        for (var k = low; k < high; k++)
        {
            if (keys[k] < key || (keys[k] == key && items[k] < item))
            {
                Swap(keys, items, place++, k);
            }
        }
        Swap(keys, items, place, high);
        return place;
    }

    private static void Order(Span<double> keys, Span<int> items, int a, int b)
    {
        if (keys[b] < keys[a] || (keys[b] == keys[a] && items[b] < items[a]))
        {
            Swap(keys, items, a, b);
        }
    }

    private static void Swap(Span<double> keys, Span<int> items, int a, int b)
    {
        (keys[a], keys[b]) = (keys[b], keys[a]);
        (items[a], items[b]) = (items[b], items[a]);
    }
}
