using System.Text;
using System.Text.RegularExpressions;
using Yiju.Platform.Access;

namespace Yiju.Bench;

/// <summary>What a first visit transfers: the page and everything its head asks for, compressed as a browser gets it.</summary>
internal static partial class Weights
{
    public static async Task Measure(string db, string data)
    {
        await using var app = await Visitor.Start(db, data);
        await Page(app, Role.CountyOfficer, "/");
        await Page(app, Role.CountyOfficer, "/elders");
        if (data.Contains("demo", StringComparison.Ordinal))
        {
            await Page(app, Role.VillageWorker, "/");
            await Page(app, Role.Elder, "/");
            await Page(app, Role.Elder, "/care/order");
        }
        await app.StopAsync();
    }

    private static async Task Page(Microsoft.AspNetCore.Builder.WebApplication app, Role role, string path)
    {
        using var client = await Visitor.Enter(app, role, compressed: true);
        using var plain = await Visitor.Enter(app, role);
        var html = await plain.GetStringAsync(path);
        var total = await Size(client, path);
        var parts = new StringBuilder($"html {total}");
        foreach (var asset in Assets().Matches(html).Select(m => m.Groups[1].Value).Distinct())
        {
            var size = await Size(client, asset);
            total += size;
            parts.Append($", {asset.Split('/')[^1].Split('?')[0]} {size}");
        }
        Console.WriteLine($"{role} {path}: {total / 1024.0:0.0} KiB ({parts})");
    }

    private static async Task<int> Size(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    [GeneratedRegex(
        """(?:<script[^>]* src|<link[^>]* rel="(?:stylesheet|modulepreload|preload|icon)"[^>]* href)="(/[^"]+)"""
    )]
    private static partial Regex Assets();
}
