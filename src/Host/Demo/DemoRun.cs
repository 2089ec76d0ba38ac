using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Host.Demo;

/// <summary>A city in the making: the world it is copied from, and the ids its people and providers got.</summary>
internal sealed class DemoRun(IServiceProvider services, World world, Action<string, int, int> progress)
{
    public World World { get; } = world;

    public DateOnly Today => World.Today;

    /// <summary>Ids by index in the world; 0 where there is none.</summary>
    public long[] Orgs { get; } = new long[world.Operators.Count];

    public long[] Workers { get; } = new long[world.Workers.Count];

    public List<long> Elders { get; } = [];

    /// <summary>The elder a visitor may be: gets a subsidy, is visited, has a button.</summary>
    public SyntheticElder Mother { get; } =
        world.Elders().First(e => e.Frailty >= 0.5 && world.DeviceOf(e) is not null);

    public long MotherId { get; set; }

    /// <summary>The account of her first contact.</summary>
    public long Daughter { get; set; }

    /// <param name="part">What is being made, in words for the terminal.</param>
    public void Report(string part, int done, int total) => progress(part, done, total);

    /// <summary>One unit of work with services of its own.</summary>
    public async Task Commit(Func<IServiceProvider, Task> work, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var outcome = await session.Commit<Done>(
            async () =>
            {
                await work(scope.ServiceProvider);
                return default(Done);
            },
            ct
        );
        _ = outcome.Value;
    }

    /// <summary>Chunk by chunk, with progress.</summary>
    public async Task InChunks<T>(
        string part,
        IEnumerable<T> rows,
        int size,
        int total,
        Func<IServiceProvider, T[], Task> write,
        CancellationToken ct
    )
    {
        var done = 0;
        foreach (var chunk in rows.Chunk(size))
        {
            await Commit(scope => write(scope, chunk), ct);
            done += chunk.Length;
            Report(part, done, total);
        }
    }
}
