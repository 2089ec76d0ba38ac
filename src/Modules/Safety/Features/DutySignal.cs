using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Yiju.Safety.Features;

/// <summary>Wakes the open duty desks of this process when an incident changed. A desk that is behind is woken once.</summary>
internal sealed class DutySignal
{
    private readonly ConcurrentDictionary<Listener, bool> listeners = new();

    public void Raise()
    {
        foreach (var (listener, _) in listeners)
        {
            listener.Wake();
        }
    }

    public Listener Listen()
    {
        var listener = new Listener(this);
        listeners[listener] = true;
        return listener;
    }

    internal sealed class Listener(DutySignal signal) : IDisposable
    {
        private readonly Channel<bool> woken = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );

        /// <summary>Ends at the next change, or after the limit.</summary>
        public async Task Wait(TimeSpan limit, CancellationToken ct)
        {
            using var until = CancellationTokenSource.CreateLinkedTokenSource(ct);
            until.CancelAfter(limit);
            try
            {
                await woken.Reader.ReadAsync(until.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested) { }
        }

        public void Dispose() => signal.listeners.TryRemove(this, out _);

        internal void Wake() => woken.Writer.TryWrite(true);
    }
}
