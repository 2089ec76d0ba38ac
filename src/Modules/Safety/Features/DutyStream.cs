using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yiju.Platform.Web;
using Yiju.Safety.Data;

namespace Yiju.Safety.Features;

/// <summary>
/// Tells an open duty desk that something changed, as server-sent events. A change made by this process is told at once, one made
/// by another node at the next look. The event only says that there is news: the desk then loads what it may see.
/// </summary>
internal static class DutyStream
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>After this the browser connects anew, and the right to look is checked again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/duty/stream", Stream).For(ShowDuty.Watchers).ExcludeFromDescription();

    private static async Task Stream(
        HttpContext http,
        DutySignal signal,
        IServiceScopeFactory scopes,
        IHostApplicationLifetime host
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        end.CancelAfter(Longest);
        using var listener = signal.Listen();
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            var seen = await Newest(scopes, end.Token);
            await Send(http, "ready", seen, end.Token);
            while (true)
            {
                await listener.Wait(Look, end.Token);
                var newest = await Newest(scopes, end.Token);
                if (newest != seen)
                {
                    seen = newest;
                    await Send(http, "changed", seen, end.Token);
                }
            }
        }
        catch (OperationCanceledException) { }
    }

    private static async Task Send(HttpContext http, string name, long number, CancellationToken ct)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"event: {name}\nid: {number}\ndata: {number}\n\n");
        await http.Response.WriteAsync(text, ct);
        await http.Response.Body.FlushAsync(ct);
    }

    private static async Task<long> Newest(IServiceScopeFactory scopes, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SafetyDb>().Events.MaxAsync(e => (long?)e.Id, ct) ?? 0;
    }
}
