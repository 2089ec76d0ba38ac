using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yiju.Platform;
using Yiju.Safety.Features;

namespace Yiju.Safety.Intake;

/// <summary>
/// Works the journal off into the database, in order, from where it stood before the last stop. A call that was worked off
/// already changes nothing, so the mark may lag behind.
/// </summary>
internal sealed partial class JournalReplay(
    SosJournal journal,
    DataFolder folder,
    IServiceScopeFactory scopes,
    ILogger<JournalReplay> log
) : BackgroundService
{
    private const string Mark = "sos/worked-off.json";
    private const int Tries = 20;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim draining = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long?>> waiting = new();
    private JournalPosition? position;
    private (string Key, int Count) failed = ("", 0);

    /// <summary>Ends when the call with this key is in the database: with its incident, or null when nobody is known for it.</summary>
    public Task<long?> WorkedOff(string key) =>
        waiting.GetOrAdd(key, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Forget(string key) => waiting.TryRemove(key, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Drain(stoppingToken);
                await journal.Wait(Look, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                ReplayFailed(log, error);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    /// <summary>Works off everything that stands in the journal now.</summary>
    public async Task Drain(CancellationToken ct)
    {
        await draining.WaitAsync(ct);
        try
        {
            position ??= await ReadMark(ct);
            var before = position;
            foreach (var (entry, next) in journal.Read(position))
            {
                if (entry is not null)
                {
                    await WorkOff(entry, ct);
                }
                position = next;
            }
            if (position != before)
            {
                await folder.Replace(Mark, JsonSerializer.Serialize(position), ct);
            }
        }
        finally
        {
            draining.Release();
        }
    }

    private async Task WorkOff(SosEntry entry, CancellationToken ct)
    {
        long? incident = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            incident = await scope.ServiceProvider.GetRequiredService<OpenIncident>().From(entry, ct);
        }
        catch (Exception error)
            when (error is not (OperationCanceledException or DbException or DbUpdateException) && GivesUp(entry.Key))
        {
            CallSetAside(log, error, entry.Key);
            await journal.SetAside(entry, ct);
        }
        if (waiting.TryRemove(entry.Key, out var waiter))
        {
            waiter.TrySetResult(incident);
        }
    }

    private bool GivesUp(string key)
    {
        failed = (key, failed.Key == key ? failed.Count + 1 : 1);
        return failed.Count >= Tries;
    }

    private async Task<JournalPosition> ReadMark(CancellationToken ct) =>
        await folder.Read(Mark, ct) is { } text
            ? JsonSerializer.Deserialize<JournalPosition>(text)!
            : JournalPosition.Start;

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Working off the journal of calls for help failed; it is tried again."
    )]
    private static partial void ReplayFailed(ILogger log, Exception error);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "The call for help {Key} could not be worked off and was set aside."
    )]
    private static partial void CallSetAside(ILogger log, Exception error, string key);
}
