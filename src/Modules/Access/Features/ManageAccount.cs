using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Contracts;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Protection;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>One account under the hands of somebody who looks after it: posts, reset code, lost second factor, closing.</summary>
internal sealed class ManageAccount(
    AccessDb db,
    DbSession session,
    Appointing appointing,
    DivisionStore divisions,
    IAccounts accounts,
    FieldCipher cipher,
    BlindIndex index,
    AuditTrail audit,
    Commands commands,
    OidcSettings oidc
)
{
    private static readonly Fault NoAccount = Fault.NotFound(
        "account-unknown",
        "没有这个账号，或者它不在您管理的范围内。"
    );

    private static readonly Fault NoReason = Fault.Invalid("reason-missing", "请写明原因，会记入审计。", "reason");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup("/accounts/{id:long}");
        page.MapGet(
                "",
                (long id, ManageAccount use, HttpContext http, CancellationToken ct) => use.Show(id, http, [], null, ct)
            )
            .For(Appointing.Officers)
            .ExcludeFromDescription();
        page.MapPost(
                "/reset",
                (long id, [FromForm] string? reason, ManageAccount use, HttpContext http, CancellationToken ct) =>
                    use.Reset(id, reason, http, ct)
            )
            .NeedsFreshSignIn()
            .For(Appointing.Officers)
            .ExcludeFromDescription();
        page.MapPost(
                "/second-factor",
                (long id, [FromForm] string? reason, ManageAccount use, HttpContext http, CancellationToken ct) =>
                    use.Run(id, reason, why => use.AllAccounts.RemoveSecondFactor(id, why, ct), http, ct)
            )
            .NeedsFreshSignIn()
            .For(Appointing.Officers)
            .ExcludeFromDescription();
        page.MapPost(
                "/close",
                (long id, [FromForm] string? reason, ManageAccount use, HttpContext http, CancellationToken ct) =>
                    use.Run(id, reason, why => use.AllAccounts.Close(id, why, ct), http, ct)
            )
            .NeedsFreshSignIn()
            .For(Appointing.Officers)
            .ExcludeFromDescription();
        page.MapPost(
                "/phone",
                (long id, [FromForm] string? phone, ManageAccount use, HttpContext http, CancellationToken ct) =>
                    use.SetPhone(id, phone, http, ct)
            )
            .NeedsFreshSignIn()
            .For(Appointing.Officers)
            .ExcludeFromDescription();
    }

    private IAccounts AllAccounts => accounts;

    private Viewer Me => session.Viewer;

    /// <summary>The account, when every post it holds is one the viewer may look after; nobody looks after their own.</summary>
    public async Task<Outcome<Account>> Find(long id, bool change, CancellationToken ct)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, ct);
        var today = session.Time.Today();
        var posts = await db.Posts.AsNoTracking().Where(p => p.AccountId == id).ToListAsync(ct);
        var open = posts.Where(p => p.ValidTo is null || p.ValidTo >= today).ToList();
        var mine = (open.Count > 0 ? open : posts)
            .Select(p => appointing.Refusal(Me, p.Role, p.Division, p.OrgId))
            .ToList();
        var allowed = change ? mine.TrueForAll(r => r is null) : mine.Exists(r => r is null);
        if (account is null || !allowed)
        {
            await audit.Looked("access.account-refused", [id]);
            return NoAccount;
        }
        return change && id == Me.AccountId
            ? Fault.Refused("own-account", "不能在这里改自己的账号。请用“我的账号”，或者请另一位管理员办理。")
            : account;
    }

    public async Task<IResult> Show(
        long id,
        HttpContext http,
        IReadOnlyList<Fault> faults,
        string? resetCode,
        CancellationToken ct
    )
    {
        var found = await Find(id, change: false, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        await audit.Looked("access.account-page", [id]);
        var account = found.Value;
        var today = session.Time.Today();
        var tree = await divisions.Tree(ct);
        var posts = await db
            .Posts.AsNoTracking()
            .Where(p => p.AccountId == id)
            .OrderByDescending(p => p.Id)
            .ToListAsync(ct);
        return Page.Of<AccountPage>(
            account.Name,
            new AccountModel(
                id,
                account.Name,
                account.UserName,
                account.ClosedAt,
                account.TotpSince,
                account.Phone is { } phone ? PhoneNumber.Mask(cipher.Reveal(ResetPassword.PhoneField, phone)) : null,
                [
                    .. posts.Select(p => new AccountPost(
                        p.Id,
                        p.Role.Title() + (p.DeputyForPostId is null ? "" : "（代）"),
                        tree.PathOf(p.Division),
                        p.ValidFrom,
                        p.ValidTo,
                        p.HeldOn(today),
                        appointing.Refusal(Me, p.Role, p.Division, p.OrgId) is null
                            && (p.ValidTo is null || p.ValidTo > today),
                        p.DeputyForPostId is null && Post.MayHaveDeputy(p.Role)
                    )),
                ],
                [.. appointing.RolesFor(Me)],
                tree.NameOf(Me.Division.Value),
                oidc.On,
                account.ExternalId,
                today,
                resetCode,
                faults
            ),
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );
    }

    private async Task<IResult> Reset(long id, string? reason, HttpContext http, CancellationToken ct)
    {
        var code = await session.Commit<string>(
            async () =>
            {
                var found = await Find(id, change: true, ct);
                return !found.Ok ? found.As<string>()
                    : string.IsNullOrWhiteSpace(reason) ? NoReason
                    : await accounts.MakeResetCode(id, reason, ct);
            },
            ct
        );
        return await Show(id, http, code.Faults, code.Ok ? code.Value : null, ct);
    }

    private Task<IResult> Run(
        long id,
        string? reason,
        Func<string, Task<Outcome<Done>>> work,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form<Done>(
            async () =>
            {
                var found = await Find(id, change: true, ct);
                return !found.Ok ? found.As<Done>()
                    : string.IsNullOrWhiteSpace(reason) ? NoReason
                    : await work(reason);
            },
            _ => $"/accounts/{id}",
            faults => Problems.Of(faults, http),
            ct
        );

    private Task<IResult> SetPhone(long id, string? phone, HttpContext http, CancellationToken ct) =>
        commands.Form<Done>(
            async () =>
            {
                var found = await Find(id, change: true, ct);
                var number = PhoneNumber.Read(phone);
                if (!found.Ok || !number.Ok)
                {
                    return found.Ok ? number.As<Done>() : found.As<Done>();
                }
                found.Value.Phone = cipher.Protect(ResetPassword.PhoneField, number.Value.Value);
                found.Value.PhoneIndex = index.Of(ResetPassword.PhoneField, number.Value.Value);
                audit.Did("access.phone-set", [id]);
                return default(Done);
            },
            _ => $"/accounts/{id}",
            faults => Problems.Of(faults, http),
            ct
        );
}
