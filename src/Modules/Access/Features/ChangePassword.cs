using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>One's own new password, against the old one. Other devices are signed out, this one stays.</summary>
internal sealed class ChangePassword(
    AccessDb db,
    DbSession session,
    Passwords passwords,
    SignInTries tries,
    Commands commands
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/me/password", () => Page.Of<ChangePasswordPage>("修改密码", new ChangePasswordModel([])))
            .ForSignedIn()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/me/password",
                (
                    [FromForm] string? old,
                    [FromForm] string? password,
                    HttpContext http,
                    ChangePassword use,
                    CancellationToken ct
                ) => use.Run(old ?? "", password ?? "", http, ct)
            )
            .Limited("sign-in")
            .ForSignedIn()
            .ExcludeFromDescription();
    }

    private async Task<IResult> Run(string old, string password, HttpContext http, CancellationToken ct)
    {
        var name = await db
            .Accounts.Where(a => a.Id == session.Viewer.AccountId)
            .Select(a => a.UserName)
            .SingleAsync(ct);
        if (await tries.Locked(name, ct) is { } locked)
        {
            return Problems.Of([locked], http);
        }
        var wrong = false;
        var answer = await commands.Form<Done>(
            async () =>
            {
                var row = await db.Accounts.SingleAsync(a => a.Id == session.Viewer.AccountId, ct);
                wrong = !passwords.IsRight(row, old);
                if (wrong)
                {
                    return Fault.Invalid("password-wrong", "原来的密码不对。请再输一次。", "old");
                }
                var done = passwords.Set(row, password, "changed");
                if (done.Ok && StartSignIn.IdOf(http) is { } own)
                {
                    await db
                        .SignIns.Where(s => s.Id == own)
                        .ExecuteUpdateAsync(s => s.SetProperty(x => x.SecurityStamp, row.SecurityStamp), ct);
                }
                return done;
            },
            _ => "/me/account?done=password",
            faults =>
                Page.Of<ChangePasswordPage>(
                    "修改密码",
                    new ChangePasswordModel(faults),
                    StatusCodes.Status400BadRequest
                ),
            ct
        );
        if (wrong)
        {
            await session.Commit<Done>(
                async () =>
                {
                    await tries.Failed(name, ct);
                    return default(Done);
                },
                ct
            );
        }
        return answer;
    }
}
