using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Yiju.Host;
using Yiju.Platform.Access;
using Yiju.Platform.Protection;

namespace Yiju.Bench;

/// <summary>The whole program on a database that is already filled, and somebody who came in by the demo's front door.</summary>
internal static partial class Visitor
{
    public static async Task<WebApplication> Start(string db, string data)
    {
        var packs = Path.Combine(AppContext.BaseDirectory, "packs");
        var settings = new Settings(db, Path.GetFullPath(data), Demo: true, FieldAlgorithm.AesGcm, packs);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "yiju" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets().UseUrls("http://127.0.0.1:0");
        var app = WebHost.Build(builder, settings, settings.Open(TimeProvider.System).Value, TimeProvider.System);
        await app.StartAsync();
        return app;
    }

    /// <param name="compressed">Take answers as a browser does, and leave them as they came.</param>
    public static async Task<HttpClient> Enter(WebApplication app, Role role, bool compressed = false)
    {
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer() };
        var client = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.First()) };
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/demo"));
        var post = PostOf()
            .Matches(page)
            .First(m => m.Groups[2].Value.Contains(role.Title(), StringComparison.Ordinal));
        using var answer = await client.PostAsync(
            "/demo",
            new FormUrlEncodedContent([new("postId", post.Groups[1].Value)])
        );
        answer.EnsureSuccessStatusCode();
        if (compressed)
        {
            client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        }
        return client;
    }

    [GeneratedRegex("""name="postId" value="(\d+)".*?aria-label="([^"]*)""", RegexOptions.Singleline)]
    private static partial Regex PostOf();
}
