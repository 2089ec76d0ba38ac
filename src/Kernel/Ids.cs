namespace Yiju.Kernel;

/// <summary>
/// Makes ids: 63 bits, time-ordered, unique without asking the database. 42 bits of milliseconds since 2020, 13 bits
/// of sequence, 8 bits of node. In JSON and in addresses an id is an opaque string.
/// </summary>
/// <param name="time">Clock of the ids; a burst runs ahead of it rather than repeat.</param>
/// <param name="node">0–255, one per running process on the same database.</param>
public sealed class Ids(TimeProvider time, byte node = 0)
{
    private static readonly long Epoch = new DateTimeOffset(
        2020,
        1,
        1,
        0,
        0,
        0,
        TimeSpan.Zero
    ).ToUnixTimeMilliseconds();

    private long last;

    public long Next()
    {
        var now = (time.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 21 | node;
        while (true)
        {
            var seen = Interlocked.Read(ref last);
            var next = Math.Max(seen + 256, now);
            if (Interlocked.CompareExchange(ref last, next, seen) == seen)
            {
                return next;
            }
        }
    }
}
