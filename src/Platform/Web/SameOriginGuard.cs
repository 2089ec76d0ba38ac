using Microsoft.AspNetCore.Http;
using Yiju.Kernel;

namespace Yiju.Platform.Web;

/// <summary>
/// Refuses a change that another site started in somebody's browser: the browser itself says where a request comes from
/// (Sec-Fetch-Site, Origin). Programs that send neither carry no cookie and are judged by their key.
/// </summary>
public sealed class SameOriginGuard(RequestDelegate next)
{
    private static readonly Fault FromElsewhere = Fault.Forbidden(
        "cross-site",
        "这个请求来自别的网站，没有执行。请从本平台的页面重新操作。"
    );

    public Task InvokeAsync(HttpContext http) =>
        IsSafe(http.Request) ? next(http) : Problems.Of([FromElsewhere], http).ExecuteAsync(http);

    private static bool IsSafe(HttpRequest request)
    {
        if (
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
        )
        {
            return true;
        }
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            ? Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value
            : request.Headers.Cookie.Count == 0 || request.Headers.Authorization.Count > 0;
    }
}
