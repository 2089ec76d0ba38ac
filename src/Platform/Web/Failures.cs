using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Yiju.Kernel;

namespace Yiju.Platform.Web;

/// <summary>The edge of the process: what nobody expected is logged and answered with a sentence, never with a stack trace.</summary>
public sealed partial class Failures(RequestDelegate next, ILogger<Failures> log)
{
    private static readonly Fault Broken = Fault.Refused(
        "failed",
        "平台出了错，没有办成。您填的内容还在，请过一会儿再试。"
    );

    private static readonly Fault Unreadable = Fault.Invalid(
        "request-unreadable",
        "有一处内容读不懂，例如不是真的日期或数字。请返回检查后再试。"
    );

    public static Fault NoSuchPage { get; } =
        Fault.NotFound("page-unknown", "没有这一页。可能地址抄错了，或者内容已经移走。");

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (IsEmptyRefusal(http.Response))
            {
                await Problems.Of([Unreadable], http).ExecuteAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = 499;
        }
        catch (BadHttpRequestException error) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await Problems.Of([Unreadable], http, error.StatusCode).ExecuteAsync(http);
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            RequestFailed(log, error, http.Request.Method, http.Request.Path);
            http.Response.Clear();
            await Problems.Of([Broken], http, StatusCodes.Status500InternalServerError).ExecuteAsync(http);
        }
    }

    /// <summary>Bound by generated code, an endpoint answers a value that it cannot read with a bare 400.</summary>
    private static bool IsEmptyRefusal(HttpResponse response) =>
        response
            is {
                HasStarted: false,
                StatusCode: StatusCodes.Status400BadRequest,
                ContentType: null,
                ContentLength: null
            };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private static partial void RequestFailed(ILogger log, Exception error, string method, string path);
}
