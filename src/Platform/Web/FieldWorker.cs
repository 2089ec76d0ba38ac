using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Yiju.Platform.Web;

/// <summary>Serves the service worker of the field pages from the root of the site, because it may only rule pages below its own address.</summary>
public static class FieldWorker
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/field-sw.js", Serve).ForEveryone().ExcludeFromDescription();

    private static IResult Serve(IWebHostEnvironment environment, HttpContext http)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("_content/Yiju.Ui/dist/field-sw.js");
        http.Response.Headers.CacheControl = "no-cache";
        return file.Exists
            ? Results.Stream(file.CreateReadStream(), "text/javascript; charset=utf-8")
            : Results.NotFound();
    }
}
