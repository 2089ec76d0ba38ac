using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

internal static class SignInWithPassword
{
    private static readonly Fault Wrong = Fault.Invalid("sign-in-wrong", "账号或密码不对。请再试一次。", "userName");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Show).ForEveryone().ExcludeFromDescription();
        routes.MapPost("/sign-in", Enter).ForEveryone().ExcludeFromDescription();
        routes.MapPost("/sign-out", Leave).ForEveryone().ExcludeFromDescription();
    }

    private static IResult Show(string? to, DemoDoor door, HttpContext http) =>
        Page.Of<SignInPage>("登录", new SignInModel(to ?? "/", "", [], door.IsOpen(http) ? "/demo" : null));

    private static async Task<IResult> Enter(
        [FromForm] string userName,
        [FromForm] string password,
        [FromForm] string? to,
        HttpContext http,
        AccessDb db,
        IPasswordHasher<Account> hasher,
        StartSignIn start,
        AuditTrail audit,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var name = userName.Trim().ToLowerInvariant();
        var account = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.UserName == name && a.ClosedAt == null, ct);
        var right =
            account?.PasswordHash is { } hash
            && hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed;
        if (!right)
        {
            await audit.Looked("access.sign-in-failed", account is null ? [] : [account.Id]);
            return Page.Of<SignInPage>(
                "登录",
                new SignInModel(to ?? "/", userName, [Wrong], null),
                StatusCodes.Status400BadRequest
            );
        }
        var today = time.Today();
        var posts = await db
            .Posts.AsNoTracking()
            .Where(p => p.AccountId == account!.Id)
            .OrderBy(p => p.Id)
            .ToListAsync(ct);
        if (posts.Find(p => p.HeldOn(today)) is not { } post)
        {
            var ended = Fault.Forbidden("post-ended", "您的岗位已经到期。请联系本单位管理员。");
            return Page.Of<SignInPage>(
                "登录",
                new SignInModel(to ?? "/", userName, [ended], null),
                StatusCodes.Status403Forbidden
            );
        }
        await start.Start(http, account!, post.Id, "password", ct);
        return Results.Redirect(LocalPath(to));
    }

    private static async Task<IResult> Leave(HttpContext http, EndSignIn end, CancellationToken ct)
    {
        await end.End(http, ct);
        return Results.Redirect("/sign-in");
    }

    /// <summary>Only addresses of this site; anything else leads home.</summary>
    public static string LocalPath(string? to) =>
        to is ['/', ..]
        && !to.StartsWith("//", StringComparison.Ordinal)
        && !to.StartsWith("/\\", StringComparison.Ordinal)
            ? to
            : "/";
}
