using System.Diagnostics;
using Yiju.Platform.Access;

namespace Yiju.Bench;

/// <summary>Pages, searches and figures as a signed-in county officer gets them over HTTP, on a city that is already there.</summary>
internal static class Reads
{
    /// <summary>As many as keep both cores busy: answers wait for each other, and the rate is the figure.</summary>
    private const int Crowd = 16;

    /// <summary>A few people at once: nobody waits for the others, and the time of an answer is the figure.</summary>
    private const int Few = 4;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Run = TimeSpan.FromSeconds(15);

    public static async Task Measure(string db, string data)
    {
        await using var app = await Visitor.Start(db, data);
        using var client = await Visitor.Enter(app, Role.CountyOfficer);
        await Load(client, "", "/elders", Crowd, WarmUp);
        foreach (var clients in (int[])[Crowd, Few])
        {
            await Load(client, "list page of 50 rows, with its audit row", "/elders", clients, Run);
            await Load(client, "search by two characters", Searches(Names), clients, Run);
            await Load(client, "search by pinyin initials", Searches(Initials), clients, Run);
            await Load(client, "figures of the county", "/figures", clients, Run);
            await Load(client, "figures of the county as of a past day", "/figures?on=2026-03-31", clients, Run);
        }
        Console.WriteLine($"working set {Environment.WorkingSet / 1024 / 1024} MiB (with the load generator)");
        await app.StopAsync();
    }

    private static readonly string[] Names = ["秀英", "陈志", "李国", "桂兰", "建华"];
    private static readonly string[] Initials = ["cxy", "lgq", "hwm", "wjh"];

    private static string[] Searches(string[] words) => [.. words.Select(w => $"/search?q={Uri.EscapeDataString(w)}")];

    private static Task Load(HttpClient client, string what, string address, int clients, TimeSpan time) =>
        Load(client, what, [address], clients, time);

    /// <param name="what">Said with the figures; empty: warm-up, nothing is said.</param>
    private static async Task Load(HttpClient client, string what, string[] addresses, int clients, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var next = 0;
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var mine = new List<double>();
                        while (watch.Elapsed < time)
                        {
                            var start = Stopwatch.GetTimestamp();
                            var address = addresses[Interlocked.Increment(ref next) % addresses.Length];
                            using var answer = await client.GetAsync(address);
                            answer.EnsureSuccessStatusCode();
                            await answer.Content.ReadAsByteArrayAsync();
                            mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                        }
                        return mine;
                    })
                )
        );
        if (what.Length > 0)
        {
            var sorted = all.SelectMany(a => a).Order().ToList();
            Console.WriteLine(
                $"{what}, {clients} clients: {sorted.Count / time.TotalSeconds:0}/s, p50 {sorted[sorted.Count / 2]:0.0} ms, p99 {sorted[sorted.Count * 99 / 100]:0.0} ms"
            );
        }
    }
}
