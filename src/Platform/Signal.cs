namespace Yiju.Platform;

/// <summary>
/// Wakes <typeparamref name="TWoken"/> at once instead of at its next look. However often it is raised meanwhile, it wakes once: the woken
/// side looks for everything there is to do.
/// </summary>
/// <typeparam name="TWoken">The one background service that waits.</typeparam>
public sealed class Signal<TWoken>
{
    private readonly SemaphoreSlim raised = new(0);
    private int pending;

    public void Raise()
    {
        if (Interlocked.Exchange(ref pending, 1) == 0)
        {
            raised.Release();
        }
    }

    /// <summary>True when it was raised, false when <paramref name="limit"/> passed first.</summary>
    internal async Task<bool> Wait(TimeSpan limit, CancellationToken ct)
    {
        var woken = await raised.WaitAsync(limit, ct);
        if (woken)
        {
            // Whoever raised before this line has committed before it: the look that follows sees its work.
            Volatile.Write(ref pending, 0);
        }
        return woken;
    }
}
