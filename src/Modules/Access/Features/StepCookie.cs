using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Yiju.Kernel;

namespace Yiju.Access.Features;

/// <summary>Remembers, between two pages of signing in, what has been proved so far; sealed, and good for ten minutes.</summary>
internal sealed class StepCookie(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Name = "yiju-step";

    private readonly IDataProtector protector = protection.CreateProtector("yiju.sign-in-step");

    public void Set(HttpContext http, params ReadOnlySpan<string> values)
    {
        var until = time.Instant().AddMinutes(10).Ticks.ToString(CultureInfo.InvariantCulture);
        var text = string.Join('\u001f', [until, .. values]);
        http.Response.Cookies.Append(
            Name,
            protector.Protect(text),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                Path = "/",
            }
        );
    }

    /// <summary>The values, or null when there are none of this <paramref name="count"/> or they are too old.</summary>
    public string[]? Get(HttpContext http, int count)
    {
        if (http.Request.Cookies[Name] is not { } cookie)
        {
            return null;
        }
        try
        {
            var values = protector.Unprotect(cookie).Split('\u001f');
            var fresh = long.Parse(values[0], CultureInfo.InvariantCulture) >= time.Instant().Ticks;
            return fresh && values.Length == count + 1 ? values[1..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name);
}
