using System.Diagnostics;

namespace Yiju.Tests.Modules.Testing;

/// <summary>Counts what is asked of the database, so that a test of cost does not depend on how busy the machine is.</summary>
internal sealed class Queries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<Queries?> Here = new();
    private int count;

    static Queries() => DiagnosticListener.AllListeners.Subscribe(new Queries());

    private Queries() { }

    /// <summary>How many commands the work sends; those of other tests running beside it are not counted.</summary>
    public static async Task<int> Of(Func<Task> work)
    {
        var counter = new Queries();
        Here.Value = counter;
        await work();
        Here.Value = null;
        return counter.count;
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            value.Subscribe(this, name => name.EndsWith("Command.CommandExecuting", StringComparison.Ordinal));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (Here.Value is { } counter)
        {
            Interlocked.Increment(ref counter.count);
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }

    void IObserver<DiagnosticListener>.OnError(Exception error) { }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }
}
