namespace Yiju.Tests.Engines;

/// <summary>
/// A clock that goes on by a millisecond whenever it is read: a test of a deadline or of a stop says how often a search
/// may look at the clock, and does not depend on how busy the machine is.
/// </summary>
internal sealed class AskedClock : TimeProvider
{
    private readonly CancellationTokenSource? stop;
    private readonly long at;
    private long asked;

    public AskedClock() { }

    /// <summary>Asks for a stop when it is read for the given time.</summary>
    public AskedClock(CancellationTokenSource stop, long at) => (this.stop, this.at) = (stop, at);

    public override long TimestampFrequency => 1000;

    /// <summary>How often it was read.</summary>
    public long Asked => Volatile.Read(ref asked);

    public override long GetTimestamp()
    {
        var now = Interlocked.Increment(ref asked);
        if (now == at)
        {
            stop?.Cancel();
        }
        return now;
    }
}
