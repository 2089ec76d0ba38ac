namespace Yiju.Siting.Location;

/// <summary>
/// Work cut into blocks whose number follows from the problem, never from the machine: sums that are made block by
/// block are the same on any number of threads.
/// </summary>
internal static class Blocks
{
    private const int Most = 16;

    /// <summary>How many blocks, so that each has about <paramref name="least"/> items or more.</summary>
    public static int Count(long items, int least) => (int)Math.Clamp(items / least, 1, Most);

    /// <summary>The items of one block.</summary>
    public static (int Begin, int End) Range(int items, int block, int of) =>
        ((int)((long)items * block / of), (int)((long)items * (block + 1) / of));

    /// <summary>Runs all blocks, so many at once; each is told its number and how many there are.</summary>
    public static void Run(int blocks, int threads, Action<int, int> work)
    {
        if (threads == 1 || blocks == 1)
        {
            for (var block = 0; block < blocks; block++)
            {
                work(block, blocks);
            }
            return;
        }
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, block => work(block, blocks));
    }
}
