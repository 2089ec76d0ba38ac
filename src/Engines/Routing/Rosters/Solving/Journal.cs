namespace Yiju.Routing.Rosters.Solving;

/// <summary>Old values of an array, each noted once between two marks before it changes.</summary>
internal sealed class Journal<T>(T[] values)
    where T : struct
{
    private readonly long[] noted = new long[values.Length];
    private (int Index, T Old)[] entries = new (int, T)[1024];
    private int count;
    private long span = 1;

    public void Note(int index)
    {
        if (noted[index] == span)
        {
            return;
        }
        noted[index] = span;
        if (count == entries.Length)
        {
            Array.Resize(ref entries, 2 * count);
        }
        entries[count++] = (index, values[index]);
    }

    public int Mark()
    {
        span++;
        return count;
    }

    public void Undo(int mark)
    {
        while (count > mark)
        {
            var (index, old) = entries[--count];
            values[index] = old;
        }
        span++;
    }

    public void Forget()
    {
        count = 0;
        span++;
    }
}
