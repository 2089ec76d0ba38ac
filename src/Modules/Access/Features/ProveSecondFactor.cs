using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>The second step of signing in: a code of the authenticator app, or one of the printed recovery codes.</summary>
internal sealed class ProveSecondFactor(
    AccessDb db,
    DbSession session,
    SignInTries tries,
    FieldCipher cipher,
    AuditTrail audit,
    StepCookie step,
    StartSignIn start
)
{
    public const string SecretField = "access.totp";

    private static readonly Fault Wrong = Fault.Invalid(
        "second-factor-wrong",
        "动态码不对，或者已经用过。请等新的一组出来再输入。",
        "code"
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/sign-in/second", (StepCookie step, HttpContext http) => Show(step, http))
            .ForEveryone()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/sign-in/second",
                ([FromForm] string? code, HttpContext http, ProveSecondFactor use, CancellationToken ct) =>
                    use.Enter(code ?? "", http, ct)
            )
            .Limited("sign-in")
            .ForEveryone()
            .ExcludeFromDescription();
    }

    private static IResult Show(StepCookie step, HttpContext http) =>
        step.Get(http, 4) is ["second", ..]
            ? Page.Of<SecondStepPage>("输入动态码", new SecondStepModel([]))
            : Results.Redirect("/sign-in");

    private async Task<IResult> Enter(string code, HttpContext http, CancellationToken ct)
    {
        if (step.Get(http, 4) is not ["second", var id, var stamp, var to])
        {
            return Results.Redirect("/sign-in");
        }
        var accountId = long.Parse(id, CultureInfo.InvariantCulture);
        var account = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == accountId && a.SecurityStamp == stamp && a.ClosedAt == null, ct);
        if (account is null)
        {
            return Results.Redirect("/sign-in");
        }
        var method = await Prove(account.Id, account.UserName, code, ct);
        if (!method.Ok)
        {
            return Page.Of<SecondStepPage>(
                "输入动态码",
                new SecondStepModel(method.Faults),
                StatusCodes.Status400BadRequest
            );
        }
        StepCookie.Clear(http);
        var done = await start.Start(http, account, method.Value, ct);
        return done.Ok ? Results.Redirect(SignInWithPassword.LocalPath(to)) : Problems.Of(done.Faults, http);
    }

    /// <summary>Takes a code once.</summary>
    /// <returns><c>totp</c> or <c>recovery</c>.</returns>
    public async Task<Outcome<string>> Prove(long accountId, string userName, string code, CancellationToken ct)
    {
        if (await tries.Locked(userName, ct) is { } locked)
        {
            return locked;
        }
        string? method = null;
        await session.Commit<Done>(
            async () =>
            {
                method = null;
                var row = await db.Accounts.SingleAsync(a => a.Id == accountId, ct);
                method =
                    TakeCode(row, code) ? "totp"
                    : await TakeRecoveryCode(row, code, ct) ? "recovery"
                    : null;
                if (method is null)
                {
                    await tries.Failed(row.UserName, ct);
                    audit.Did("access.second-factor-failed", [row.Id]);
                }
                else
                {
                    await tries.Clear(row.UserName, ct);
                }
                return default(Done);
            },
            ct
        );
        return method is null ? Wrong : method;
    }

    private bool TakeCode(Account account, string code)
    {
        if (account.TotpSecret is null)
        {
            return false;
        }
        var secret = cipher.Reveal(SecretField, account.TotpSecret);
        var matched = Totp.Matching(secret, code, session.Time.Instant(), account.TotpLastStep);
        account.TotpLastStep = matched ?? account.TotpLastStep;
        return matched is not null;
    }

    private async Task<bool> TakeRecoveryCode(Account account, string code, CancellationToken ct)
    {
        var codes = await db.RecoveryCodes.Where(c => c.AccountId == account.Id && c.UsedAt == null).ToListAsync(ct);
        var taken = codes.Find(c => Secrets.Same(c.Print, Context(account.Id), code));
        taken?.UsedAt = session.Time.Instant();
        if (taken is not null)
        {
            audit.Did("access.recovery-code-used", [account.Id], detail: $"还剩 {codes.Count - 1} 个");
        }
        return taken is not null;
    }

    /// <summary>Ten new recovery codes; the old ones are void. Inside the caller's unit of work; shown once, kept as fingerprints.</summary>
    public async Task<List<string>> NewRecoveryCodes(long accountId, CancellationToken ct)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == accountId).ToListAsync(ct));
        var codes = Enumerable.Range(0, 10).Select(_ => Secrets.NewCode(2)).ToList();
        db.RecoveryCodes.AddRange(
            codes.Select(c => new RecoveryCode
            {
                Id = session.Ids.Next(),
                AccountId = accountId,
                Print = Secrets.Print(Context(accountId), c),
            })
        );
        return codes;
    }

    private static string Context(long accountId) => $"recovery:{accountId}";
}
