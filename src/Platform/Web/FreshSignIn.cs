using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Platform.Web;

/// <summary>Until when the viewer's identity counts as just proved; set with the viewer. Null fields never need a new proof.</summary>
/// <param name="FreshUntil">Null for programs and for the demo city, which prove themselves with every request or never.</param>
public sealed record SignInProof(DateTime? FreshUntil);

public static class FreshSignInExtensions
{
    private static readonly Fault ProveAgain = Fault.Forbidden(
        "fresh-sign-in-needed",
        "这一步要先再确认一次是您本人。请重新输入密码或动态码，再做一次。"
    );

    /// <summary>
    /// Asks for the password or a code again when the last proof is some minutes old: for paying out, exporting, giving rights. People are
    /// led to a page that asks and back to where they were; programs get 403 <c>fresh-sign-in-needed</c>.
    /// </summary>
    public static TBuilder NeedsFreshSignIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter(
            async (call, next) =>
            {
                var http = call.HttpContext;
                var now = ((TimeProvider)http.RequestServices.GetService(typeof(TimeProvider))!).Instant();
                if (http.Features.Get<SignInProof>() is not { FreshUntil: { } until } || now <= until)
                {
                    return await next(call);
                }
                return http.IsApi()
                    ? Problems.Of([ProveAgain], http)
                    : Results.Redirect($"/confirm?to={Uri.EscapeDataString(BackTo(http.Request))}");
            }
        );

    /// <summary>The page itself, or for a form the page it stands on.</summary>
    private static string BackTo(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString
        : Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value
            ? from.PathAndQuery
        : "/";
}
