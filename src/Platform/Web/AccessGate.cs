using Microsoft.AspNetCore.Http;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;

namespace Yiju.Platform.Web;

/// <summary>Lets a request pass to its endpoint only when the endpoint's <see cref="Audience"/> admits the viewer; refusals are audited.</summary>
public sealed class AccessGate(RequestDelegate next)
{
    private static readonly Fault SignInFirst = Fault.Forbidden("sign-in-first", "请先登录。");

    private static readonly Fault NoRight = Fault.Forbidden(
        "no-right",
        "您的岗位不能打开这一页。如果工作需要，请联系本单位管理员。"
    );

    public async Task InvokeAsync(HttpContext http, Viewer viewer, AuditTrail audit)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null)
        {
            await next(http);
            return;
        }
        if (endpoint.Metadata.GetMetadata<Audience>() is { } audience && audience.Admits(viewer))
        {
            await next(http);
            return;
        }
        if (viewer.SignedIn)
        {
            await audit.Looked("access.refused", [], detail: $"{http.Request.Method} {http.Request.Path}");
            await Problems.Of([NoRight], http).ExecuteAsync(http);
        }
        else if (http.IsApi())
        {
            await Problems.Of([SignInFirst], http, StatusCodes.Status401Unauthorized).ExecuteAsync(http);
        }
        else
        {
            http.Response.Redirect($"/sign-in?to={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        }
    }
}

public static class HttpContextExtensions
{
    /// <summary>True for calls of programs, which get JSON; pages and forms get HTML.</summary>
    public static bool IsApi(this HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}
