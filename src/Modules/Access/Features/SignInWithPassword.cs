using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Contracts;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>Name and password. A wrong name and a wrong password take the same time and get the same answer.</summary>
internal sealed class SignInWithPassword(
    AccessDb db,
    DbSession session,
    SignInTries tries,
    IPasswordHasher<Account> hasher,
    StartSignIn start,
    StepCookie step,
    AuditTrail audit,
    DemoDoor demo,
    DemoMode mode,
    OidcSettings oidc
)
{
    private readonly DemoMode mode = mode;

    private static readonly Fault Wrong = Fault.Invalid("sign-in-wrong", "账号或密码不对。请再试一次。", "userName");

    private static readonly Account Stranger = new()
    {
        UserName = "",
        Name = "",
        SecurityStamp = "",
        CreatedAt = default,
    };

    private static readonly string StrangersHash = new PasswordHasher<Account>().HashPassword(
        Stranger,
        Secrets.NewStamp()
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Show).ForEveryone().ExcludeFromDescription();
        routes
            .MapPost(
                "/sign-in",
                (
                    [FromForm] string? userName,
                    [FromForm] string? password,
                    [FromForm] string? to,
                    HttpContext http,
                    SignInWithPassword use,
                    CancellationToken ct
                ) => use.Enter(userName ?? "", password ?? "", to, http, ct)
            )
            .Limited("sign-in")
            .ForEveryone()
            .ExcludeFromDescription();
        routes.MapPost("/sign-out", Leave).ForEveryone().ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        string? to,
        SignInWithPassword use,
        HttpContext http,
        AccessDb db,
        CancellationToken ct
    ) => use.mode.On || await db.Accounts.AnyAsync(ct) ? use.Again(http, to, "") : Results.Redirect("/setup");

    private async Task<IResult> Enter(
        string userName,
        string password,
        string? to,
        HttpContext http,
        CancellationToken ct
    )
    {
        var name = userName.Trim().ToLowerInvariant();
        if (await tries.Locked(name, ct) is { } locked)
        {
            return Again(http, to, userName, locked);
        }
        var account = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.UserName == name && a.ClosedAt == null, ct);
        var verdict = hasher.VerifyHashedPassword(
            account ?? Stranger,
            account?.PasswordHash ?? StrangersHash,
            password
        );
        if (account?.PasswordHash is null || verdict == PasswordVerificationResult.Failed)
        {
            await NoteFailure(name, account, ct);
            return Again(http, to, userName, await tries.Locked(name, ct) ?? Wrong);
        }
        if (account.TotpSince is not null)
        {
            step.Set(
                http,
                "second",
                account.Id.ToString(CultureInfo.InvariantCulture),
                account.SecurityStamp,
                to ?? "/"
            );
            return Results.Redirect("/sign-in/second");
        }
        var done = await start.Start(http, account, "password", ct);
        if (!done.Ok)
        {
            return Again(http, to, userName, [.. done.Faults]);
        }
        await session.Commit<Done>(
            async () =>
            {
                await tries.Clear(name, ct);
                return default(Done);
            },
            ct
        );
        return Results.Redirect(LocalPath(to));
    }

    private Task NoteFailure(string name, Account? account, CancellationToken ct) =>
        session.Commit<Done>(
            async () =>
            {
                await tries.Failed(name, ct);
                audit.Did("access.sign-in-failed", account is null ? [] : [account.Id]);
                return default(Done);
            },
            ct
        );

    private IResult Again(HttpContext http, string? to, string userName, params IReadOnlyList<Fault> faults) =>
        Page.Of<SignInPage>(
            "登录",
            new SignInModel(
                to ?? "/",
                userName,
                faults,
                demo.IsOpen(http) ? "/demo" : null,
                oidc.On ? $"/sign-in/oidc?to={Uri.EscapeDataString(to ?? "/")}" : null
            ),
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );

    private static async Task<IResult> Leave(HttpContext http, EndSignIn end, CancellationToken ct) =>
        Results.Redirect(await end.End(http, ct) ? "/" : "/sign-in");

    /// <summary>Only addresses of this site; anything else leads home.</summary>
    public static string LocalPath(string? to) =>
        to is ['/', ..]
        && !to.StartsWith("//", StringComparison.Ordinal)
        && !to.StartsWith("/\\", StringComparison.Ordinal)
            ? to
            : "/";
}
