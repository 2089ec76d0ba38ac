using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Yiju.Platform.Web;

public static class FormEndpoints
{
    /// <summary>
    /// Answers a form whose fields are read into one object (<c>[FromForm] OrgForm form</c>). Code made at build time cannot read such an
    /// object, so the reading is compiled when the form is first sent, and not for every form of the program at each start.
    /// </summary>
    /// <param name="submit">Takes the object, route values and services, as with <c>MapPost</c>.</param>
    public static IEndpointConventionBuilder MapForm(this IEndpointRouteBuilder routes, string pattern, Delegate submit)
    {
        var read = new Lazy<RequestDelegate>(() =>
            RequestDelegateFactory
                .Create(
                    submit,
                    new()
                    {
                        ServiceProvider = routes.ServiceProvider,
                        RouteParameterNames = RoutePatternFactory.Parse(pattern).Parameters.Select(p => p.Name),
                    }
                )
                .RequestDelegate
        );
        return routes.MapPost(pattern, (RequestDelegate)(http => read.Value(http)));
    }
}
