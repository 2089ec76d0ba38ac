using System.Diagnostics;
using Yiju.Platform.Access;

namespace Yiju.Bench;

/// <summary>Pages, searches and figures as a signed-in county officer gets them over HTTP, on a city that is already there.</summary>
internal static class Reads
{
    private const int Clients = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Run = TimeSpan.FromSeconds(15);

    public static async Task Measure(string db, string data)
    {
        await using var app = await Visitor.Start(db, data);
        using var client = await Visitor.Enter(app, Role.CountyOfficer);
        await Load(client, "list page of 50 rows", _ => "/elders", WarmUp, silent: true);
        await Load(client, "list page of 50 rows, with its audit row", _ => "/elders", Run);
        await Load(
            client,
            "search by two characters",
            i => $"/search?q={Uri.EscapeDataString(Names[i % Names.Length])}",
            Run
        );
        await Load(client, "search by pinyin initials", i => $"/search?q={Initials[i % Initials.Length]}", Run);
        await Load(client, "figures of the county", _ => "/figures", Run);
        await Load(client, "figures of the county as of a past day", _ => "/figures?on=2026-03-31", Run);
        Console.WriteLine($"working set {Environment.WorkingSet / 1024 / 1024} MiB (with the load generator)");
        await app.StopAsync();
    }

    private static readonly string[] Names = ["秀英", "陈志", "李国", "桂兰", "建华"];
    private static readonly string[] Initials = ["cxy", "lgq", "hwm", "wjh"];

    private static async Task Load(
        HttpClient client,
        string what,
        Func<int, string> address,
        TimeSpan time,
        bool silent = false
    )
    {
        var watch = Stopwatch.StartNew();
        var next = 0;
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, Clients)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var mine = new List<double>();
                        while (watch.Elapsed < time)
                        {
                            var start = Stopwatch.GetTimestamp();
                            using var answer = await client.GetAsync(address(Interlocked.Increment(ref next)));
                            answer.EnsureSuccessStatusCode();
                            await answer.Content.ReadAsByteArrayAsync();
                            mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                        }
                        return mine;
                    })
                )
        );
        if (!silent)
        {
            var sorted = all.SelectMany(a => a).Order().ToList();
            Console.WriteLine(
                $"{what}: {sorted.Count / time.TotalSeconds:0}/s, p50 {sorted[sorted.Count / 2]:0.0} ms, p99 {sorted[sorted.Count * 99 / 100]:0.0} ms"
            );
        }
    }
}
