using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;

namespace Yiju.Platform.Protection;

/// <summary>
/// Rewrites everything that is protected with an older key, in small batches between which others write. Started by a rotation; resumes
/// at its checkpoint after a crash.
/// </summary>
public sealed class Reencryption(IServiceScopeFactory scopes) : IJobWorker
{
    public const string JobKind = "platform.reencrypt";
    private const int BatchSize = 200;

    public string Kind => JobKind;

    public async Task<string> Run(JobRun run, CancellationToken ct)
    {
        var (reached, after) = Read(run.Checkpoint);
        var done = 0;
        foreach (var name in (await Names()).Where(n => string.CompareOrdinal(n, reached) >= 0))
        {
            for (long? last = name == reached ? after : 0; last is not null; )
            {
                var step = await Step(name, last.Value, ct);
                done += step.Rewritten;
                last = step.Last;
                var checkpoint = string.Create(CultureInfo.InvariantCulture, $"{name} {last ?? long.MaxValue}");
                if (!await run.Report(done, null, checkpoint, ct))
                {
                    return JsonSerializer.Serialize(new Result(done, Finished: false), Json.Options);
                }
            }
        }
        return JsonSerializer.Serialize(new Result(done, Finished: true), Json.Options);
    }

    /// <summary>Rewrites everything now, for the command line and tests; answers how many rows were under an older key.</summary>
    public async Task<int> RunAll(CancellationToken ct)
    {
        var done = 0;
        foreach (var name in await Names())
        {
            for (long? last = 0; last is not null; )
            {
                var step = await Step(name, last.Value, ct);
                (done, last) = (done + step.Rewritten, step.Last);
            }
        }
        return done;
    }

    private async Task<RewriteStep> Step(string name, long after, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = scope.ServiceProvider.GetServices<IProtectedRows>().Single(r => r.Name == name);
        var step = await scope
            .ServiceProvider.GetRequiredService<DbSession>()
            .Commit<RewriteStep>(async () => await rows.RewriteBatch(after, BatchSize, ct), ct);
        return step.Value;
    }

    private async Task<List<string>> Names()
    {
        await using var scope = scopes.CreateAsyncScope();
        return
        [
            .. scope.ServiceProvider.GetServices<IProtectedRows>().Select(r => r.Name).Order(StringComparer.Ordinal),
        ];
    }

    private static (string Name, long After) Read(string? checkpoint) =>
        checkpoint?.Split(' ') is [var name, var after]
            ? (name, long.Parse(after, CultureInfo.InvariantCulture))
            : ("", 0);

    private sealed record Result(int Rewritten, bool Finished);
}
