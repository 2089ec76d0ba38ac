using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Platform.Jobs;

/// <summary>Runs the daily tasks once per Shanghai day; a task that failed or was cut off runs again at the next look.</summary>
public sealed partial class DailyRunner(IServiceScopeFactory scopes, TimeProvider time, ILogger<DailyRunner> log)
    : BackgroundService
{
    private static readonly TimeOnly Earliest = new(0, 5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            if (TimeOnly.FromDateTime(Shanghai.Local(time.Instant())) >= Earliest)
            {
                await RunDue(stoppingToken);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Runs each task that has not yet run today.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        var today = time.Today();
        var names = await Names();
        foreach (var name in names)
        {
            try
            {
                await RunOne(name, today, ct);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                TaskFailed(log, error, name);
            }
        }
    }

    private async Task<List<string>> Names()
    {
        await using var scope = scopes.CreateAsyncScope();
        return [.. scope.ServiceProvider.GetServices<IDailyTask>().Select(t => t.Name).Order(StringComparer.Ordinal)];
    }

    private async Task RunOne(string name, DateOnly today, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var key = $"daily:{name}";
        var stamp = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (await db.Settings.AsNoTracking().AnyAsync(s => s.Key == key && s.Value == stamp, ct))
        {
            return;
        }
        await scope.ServiceProvider.GetServices<IDailyTask>().Single(t => t.Name == name).Run(today, ct);
        await session.Commit<Done>(
            async () =>
            {
                var setting = await db.Settings.SingleOrDefaultAsync(s => s.Key == key, ct);
                if (setting is null)
                {
                    db.Settings.Add(new Setting { Key = key, Value = stamp });
                }
                else
                {
                    setting.Value = stamp;
                }
                return default(Done);
            },
            ct
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The daily task {Name} failed and will be tried again.")]
    private static partial void TaskFailed(ILogger log, Exception error, string name);
}
