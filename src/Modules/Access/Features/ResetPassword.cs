using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>A forgotten password: a code by text message to the phone on file, or one that an administrator hands out.</summary>
internal sealed class ResetPassword(
    AccessDb db,
    DbSession session,
    Passwords passwords,
    SmsCodes codes,
    SignInTries tries,
    FieldCipher cipher,
    Commands commands
)
{
    public const string PhoneField = "access.phone";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/forgot", () => Page.Of<ForgotPage>("忘记密码", new ForgotModel("", [])))
            .ForEveryone()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/forgot",
                ([FromForm] string? userName, ResetPassword use, CancellationToken ct) => use.Send(userName ?? "", ct)
            )
            .Limited("sms")
            .ForEveryone()
            .ExcludeFromDescription();
        routes
            .MapGet("/reset", (string? userName, bool? sent) => Show(userName ?? "", sent == true, []))
            .ForEveryone()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/reset",
                (
                    [FromForm] string? userName,
                    [FromForm] string? code,
                    [FromForm] string? password,
                    HttpContext http,
                    ResetPassword use,
                    CancellationToken ct
                ) => use.Run(userName ?? "", code ?? "", password ?? "", http, ct)
            )
            .Limited("sign-in")
            .ForEveryone()
            .ExcludeFromDescription();
    }

    private static IResult Show(string userName, bool sent, IReadOnlyList<Fault> faults) =>
        Page.Of<ResetPage>(
            "重设密码",
            new ResetModel(userName, sent, faults),
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );

    /// <summary>The answer is the same whether or not the account exists and has a phone.</summary>
    private async Task<IResult> Send(string userName, CancellationToken ct)
    {
        var name = userName.Trim().ToLowerInvariant();
        var account = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.UserName == name && a.ClosedAt == null, ct);
        if (account?.Phone is { } phone)
        {
            await session.Commit<Done>(() => codes.Send("reset", cipher.Reveal(PhoneField, phone), ct), ct);
        }
        return Results.Redirect($"/reset?sent=true&userName={Uri.EscapeDataString(name)}");
    }

    private async Task<IResult> Run(
        string userName,
        string code,
        string password,
        HttpContext http,
        CancellationToken ct
    )
    {
        var name = userName.Trim().ToLowerInvariant();
        if (await tries.Locked("reset:" + name, ct) is { } locked)
        {
            return Problems.Of([locked], http);
        }
        var bySms = code.Count(char.IsAsciiDigit) == 6 && code.Trim().Length == 6 && await TakeSms(name, code, ct);
        var failed = false;
        var answer = await commands.Form<Done>(
            async () =>
            {
                var done = bySms
                    ? await SetAfterSms(name, password, ct)
                    : await passwords.Reset(name, code, password, ct);
                failed = !done.Ok && done.Faults[0].Field == "code";
                return done;
            },
            _ => "/sign-in",
            faults => Show(userName, false, faults),
            ct
        );
        if (failed)
        {
            await session.Commit<Done>(
                async () =>
                {
                    await tries.Failed("reset:" + name, ct);
                    return default(Done);
                },
                ct
            );
        }
        return answer;
    }

    private async Task<bool> TakeSms(string name, string code, CancellationToken ct)
    {
        var phone = await db
            .Accounts.Where(a => a.UserName == name && a.ClosedAt == null)
            .Select(a => a.Phone)
            .SingleOrDefaultAsync(ct);
        return phone is not null && (await codes.IsRight("reset", cipher.Reveal(PhoneField, phone), code, ct)).Ok;
    }

    private async Task<Outcome<Done>> SetAfterSms(string name, string password, CancellationToken ct)
    {
        var account = await db.Accounts.SingleAsync(a => a.UserName == name, ct);
        var done = passwords.Set(account, password, "reset");
        if (done.Ok)
        {
            await codes.Use("reset", cipher.Reveal(PhoneField, account.Phone!), ct);
            await tries.Clear(name, ct);
        }
        return done;
    }
}
