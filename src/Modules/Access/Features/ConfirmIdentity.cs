using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>Asks again for the password, or for a code where an app is bound, before a sensitive act.</summary>
internal sealed class ConfirmIdentity(
    AccessDb db,
    DbSession session,
    Passwords passwords,
    ProveSecondFactor second,
    SignInTries tries,
    SignInCache cache
)
{
    private static readonly Fault Wrong = Fault.Invalid("confirm-wrong", "密码不对。请再输一次。", "proof");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/confirm", (string? to, ConfirmIdentity use, CancellationToken ct) => use.Show(to, [], ct))
            .ForSignedIn()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/confirm",
                (
                    [FromForm] string? proof,
                    [FromForm] string? to,
                    HttpContext http,
                    ConfirmIdentity use,
                    CancellationToken ct
                ) => use.Run(proof ?? "", to, http, ct)
            )
            .Limited("sign-in")
            .ForSignedIn()
            .ExcludeFromDescription();
    }

    private Task<Account> Mine(CancellationToken ct) =>
        db.Accounts.AsNoTracking().SingleAsync(a => a.Id == session.Viewer.AccountId, ct);

    private async Task<IResult> Show(string? to, IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        var byCode = (await Mine(ct)).TotpSince is not null;
        return Page.Of<ConfirmPage>(
            "确认是您本人",
            new ConfirmModel(SignInWithPassword.LocalPath(to), byCode, faults),
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    private async Task<IResult> Run(string proof, string? to, HttpContext http, CancellationToken ct)
    {
        var account = await Mine(ct);
        var proved = account.TotpSince is not null
            ? (await second.Prove(account.Id, account.UserName, proof, ct)).Faults
            : await ByPassword(account, proof, ct);
        if (proved.Count > 0 || StartSignIn.IdOf(http) is not { } own)
        {
            return await Show(to, [.. proved.Select(f => f with { Field = "proof" })], ct);
        }
        await session.Commit<Done>(
            async () =>
            {
                (await db.SignIns.SingleAsync(s => s.Id == own, ct)).FreshAt = session.Time.Instant();
                return default(Done);
            },
            ct
        );
        cache.Forget();
        return Results.Redirect(SignInWithPassword.LocalPath(to));
    }

    private async Task<IReadOnlyList<Fault>> ByPassword(Account account, string password, CancellationToken ct)
    {
        if (await tries.Locked(account.UserName, ct) is { } locked)
        {
            return [locked];
        }
        if (passwords.IsRight(account, password))
        {
            return [];
        }
        await session.Commit<Done>(
            async () =>
            {
                await tries.Failed(account.UserName, ct);
                return default(Done);
            },
            ct
        );
        return [Wrong];
    }
}
