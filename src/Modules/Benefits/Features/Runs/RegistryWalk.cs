using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Benefits.Data.Runs;
using Yiju.Benefits.Domain.Runs;
using Yiju.People.Contracts;
using Yiju.Platform.Data;

namespace Yiju.Benefits.Features.Runs;

/// <summary>What to read of the registry.</summary>
/// <param name="Keys">Names of facts.</param>
/// <param name="KnownAt">Instant, UTC.</param>
/// <param name="After">Begins behind this subject.</param>
/// <param name="Most">Elders in one chunk.</param>
/// <param name="Outcomes">Also the outcomes that stand.</param>
internal sealed record WalkOrder(
    IReadOnlyList<string> Keys,
    DateOnly Day,
    DateTime KnownAt,
    long After,
    int Most,
    bool Outcomes
);

/// <summary>Goes through the whole registry, reading ahead of whoever works on it, in room that does not grow.</summary>
internal sealed class RegistryWalk(Database database, IServiceScopeFactory scopes)
{
    private const int Ahead = 2;

    /// <summary>Time spent reading, beside the work.</summary>
    public TimeSpan Reading { get; private set; }

    /// <summary>The chunks in order. Each is good until the next is asked for.</summary>
    public async IAsyncEnumerable<RegistryChunk> Chunks(
        WalkOrder order,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var read = Channel.CreateBounded<RegistryChunk>(Ahead);
        var free = Channel.CreateUnbounded<RegistryChunk>();
        for (var i = 0; i <= Ahead; i++)
        {
            free.Writer.TryWrite(new RegistryChunk());
        }
        var reading = Task.Run(() => Read(order, free.Reader, read.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var chunk in read.Reader.ReadAllAsync(ct))
            {
                yield return chunk;
                free.Writer.TryWrite(chunk);
            }
            await reading;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task Read(
        WalkOrder order,
        ChannelReader<RegistryChunk> free,
        ChannelWriter<RegistryChunk> read,
        CancellationToken ct
    )
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await using var connection = await database.Open(ct);
            await RegistryReader.KeepSmall(database, connection, ct);
            var reader = new RegistryReader(
                database,
                connection,
                scope.ServiceProvider.GetRequiredService<IElderRoll>(),
                order.Keys,
                order.Day,
                order.KnownAt
            );
            var after = order.After;
            bool last;
            do
            {
                var chunk = await free.ReadAsync(ct);
                var began = Stopwatch.GetTimestamp();
                await reader.Read(chunk, after, order.Most, order.Outcomes, ct);
                Reading += Stopwatch.GetElapsedTime(began);
                (after, last) = (chunk.Through, chunk.Last);
                await read.WriteAsync(chunk, ct);
            } while (!last);
            read.Complete();
        }
        catch (OperationCanceledException)
        {
            read.Complete();
        }
        catch (Exception error)
        {
            read.Complete(error);
        }
    }
}
