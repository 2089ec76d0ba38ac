using System.Globalization;
using Microsoft.AspNetCore.Http;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>Sets the viewer of each request from its cookie or its API key, and leads people first to what they must finish first.</summary>
internal sealed class CurrentViewer(
    RequestDelegate next,
    SignInCache signIns,
    KeyDoor keyDoor,
    AccessRuleBook book,
    TimeProvider time
)
{
    public const string SignInClaim = "sign-in";

    private static readonly string[] AlwaysOpen =
    [
        "/me/password",
        "/me/second-factor",
        "/sign-out",
        "/sign-in",
        "/_content",
    ];

    public async Task InvokeAsync(HttpContext http)
    {
        var now = time.Instant();
        if (http.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var key])
        {
            var opened = await keyDoor.Open(key, http.Request.Path, http.RequestAborted);
            http.Features.Set(opened.Ok ? opened.Value : Viewer.Nobody(now));
            http.Features.Set(new SignInProof(null));
            await (
                opened.Ok
                    ? next(http)
                    : Problems.Of(opened.Faults, http, StatusCodes.Status401Unauthorized).ExecuteAsync(http)
            );
            return;
        }
        var claim = http.User.FindFirst(SignInClaim)?.Value;
        var state = long.TryParse(claim, CultureInfo.InvariantCulture, out var signIn)
            ? await signIns.Find(signIn, http.RequestAborted)
            : null;
        http.Features.Set(
            state is null ? Viewer.Nobody(now) : state.Viewer with { Scope = state.Viewer.Scope with { Now = now } }
        );
        http.Features.Set(new SignInProof(FreshUntil(state)));
        if (state?.Pending is { } page && !AlwaysOpen.Any(p => http.Request.Path.StartsWithSegments(p)))
        {
            http.Response.Redirect(page);
            return;
        }
        await next(http);
    }

    private DateTime? FreshUntil(SignInState? state) =>
        state is null || state.Method is "demo" ? null : state.FreshAt.AddMinutes(book.On(time.Today()).FreshMinutes);
}
