using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Ui;

namespace Yiju.Platform.Web;

/// <summary>Makes the frame around a page: where the viewer stands, the areas of the desk, the messages.</summary>
public interface IFrameSource
{
    ValueTask<Frame> FrameFor(HttpContext http, string title);
}

/// <summary>A page: one component that shows one model which the endpoint has loaded, inside the frame of the viewer's desk.</summary>
public static class Page
{
    /// <typeparam name="TPage">A component with one parameter, <c>Model</c>.</typeparam>
    /// <param name="title">What the page is, for the window and the history.</param>
    /// <param name="model">Everything the component shows; it never queries.</param>
    /// <param name="status">HTTP status.</param>
    public static IResult Of<TPage>(string title, object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new PageResult(typeof(TPage), title, model, status);

    private sealed class PageResult(Type page, string title, object model, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var refused = httpContext.Items[typeof(RefusedForm)] as RefusedForm;
            var code = refused is null ? status : Problems.Status(refused.Faults[0].Kind);
            httpContext.Response.StatusCode = code;
            var frame = await httpContext
                .RequestServices.GetRequiredService<IFrameSource>()
                .FrameFor(httpContext, title);
            var parameters = new Dictionary<string, object?>
            {
                [nameof(PageHost.Frame)] = frame,
                [nameof(PageHost.Page)] = page,
                [nameof(PageHost.Model)] = model,
                [nameof(PageHost.Refused)] = refused,
            };
            httpContext.Response.Headers.CacheControl = "no-store";
            await new RazorComponentResult<PageHost>(parameters)
            {
                StatusCode = code,
                PreventStreamingRendering = true,
            }.ExecuteAsync(httpContext);
        }
    }
}
