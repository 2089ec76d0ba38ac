using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>Binds an authenticator app to one's own account: scan, prove it with a code, keep the recovery codes.</summary>
internal sealed class SetSecondFactor(
    AccessDb db,
    DbSession session,
    FieldCipher cipher,
    AuditTrail audit,
    ProveSecondFactor prove,
    SignInCache cache
)
{
    private static readonly Fault Wrong = Fault.Invalid(
        "second-factor-wrong",
        "动态码不对。请确认手机时间准确，等新的一组出来再输入。",
        "code"
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/me/second-factor", (SetSecondFactor use, CancellationToken ct) => use.Show([], ct))
            .ForSignedIn()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/me/second-factor",
                ([FromForm] string? code, SetSecondFactor use, CancellationToken ct) => use.Bind(code ?? "", ct)
            )
            .NeedsFreshSignIn()
            .ForSignedIn()
            .ExcludeFromDescription();
        routes
            .MapPost("/me/second-factor/codes", (SetSecondFactor use, CancellationToken ct) => use.Renew(ct))
            .NeedsFreshSignIn()
            .ForSignedIn()
            .ExcludeFromDescription();
    }

    private Viewer Me => session.Viewer;

    private async Task<IResult> Show(IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == Me.AccountId, ct);
        if (account.TotpSince is not null)
        {
            var left = await db.RecoveryCodes.CountAsync(c => c.AccountId == account.Id && c.UsedAt == null, ct);
            return Page.Of<SecondFactorPage>(
                "动态码",
                new SecondFactorModel(account.TotpSince, left, null, null, [], faults)
            );
        }
        var secret = account.TotpSecret is { } kept
            ? cipher.Reveal(ProveSecondFactor.SecretField, kept)
            : await NewSecret(ct);
        var picture = QrCode(Totp.Link(account.UserName, secret));
        return Page.Of<SecondFactorPage>(
            "动态码",
            new SecondFactorModel(null, 0, picture, secret, [], faults),
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    private async Task<string> NewSecret(CancellationToken ct)
    {
        var secret = Totp.NewSecret();
        await session.Commit<Done>(
            async () =>
            {
                var row = await db.Accounts.SingleAsync(a => a.Id == Me.AccountId, ct);
                row.TotpSecret = cipher.Protect(ProveSecondFactor.SecretField, secret);
                return default(Done);
            },
            ct
        );
        return secret;
    }

    private async Task<IResult> Bind(string code, CancellationToken ct)
    {
        var codes = await session.Commit<List<string>>(
            async () =>
            {
                var row = await db.Accounts.SingleAsync(a => a.Id == Me.AccountId, ct);
                var now = session.Time.Instant();
                if (
                    row.TotpSecret is null
                    || row.TotpSince is not null
                    || Totp.Matching(cipher.Reveal(ProveSecondFactor.SecretField, row.TotpSecret), code, now, 0)
                        is not { } step
                )
                {
                    return Wrong;
                }
                row.TotpSince = now;
                row.TotpLastStep = step;
                audit.Did("access.second-factor-set", [row.Id]);
                return await prove.NewRecoveryCodes(row.Id, ct);
            },
            ct
        );
        cache.Forget();
        return codes.Ok ? Codes(codes.Value) : await Show(codes.Faults, ct);
    }

    private async Task<IResult> Renew(CancellationToken ct)
    {
        var codes = await session.Commit<List<string>>(
            async () =>
            {
                audit.Did("access.recovery-codes-made", [Me.AccountId]);
                return await prove.NewRecoveryCodes(Me.AccountId, ct);
            },
            ct
        );
        return Codes(codes.Value);
    }

    private IResult Codes(IReadOnlyList<string> codes) =>
        Page.Of<SecondFactorPage>(
            "备用码",
            new SecondFactorModel(session.Time.Instant(), codes.Count, null, null, codes, [])
        );

    private static string QrCode(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return picture.GetGraphic(4);
    }
}
