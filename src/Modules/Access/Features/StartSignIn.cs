using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Access.Features;

/// <summary>Opens a sign-in once somebody has proved who they are, and hands out its cookie.</summary>
internal sealed class StartSignIn(AccessDb db, DbSession session)
{
    public async Task Start(HttpContext http, Account account, long postId, string method, CancellationToken ct)
    {
        var signIn = new SignIn
        {
            Id = session.Ids.Next(),
            AccountId = account.Id,
            PostId = postId,
            SecurityStamp = account.SecurityStamp,
            Method = method,
            Device = Device(http.Request.Headers.UserAgent.ToString()),
            At = session.Time.Instant(),
        };
        await session.Commit<Done>(
            () =>
            {
                db.SignIns.Add(signIn);
                return Task.FromResult<Outcome<Done>>(default(Done));
            },
            ct
        );
        var claim = new Claim(CurrentViewer.SignInClaim, signIn.Id.ToString(CultureInfo.InvariantCulture));
        var identity = new ClaimsIdentity([claim], CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(new ClaimsPrincipal(identity));
    }

    private static string Device(string agent) => agent.Length <= 200 ? agent : agent[..200];
}
