using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiju.Benefits.Features.Claims;
using Yiju.Benefits.Pages;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Packs;
using Yiju.Platform.Web;

namespace Yiju.Benefits.Features;

/// <summary>The wallet: for the elder and the family as 我的钱, for officers on the elder's record.</summary>
internal sealed class ShowWallet(
    OpenElder open,
    IWallets wallets,
    ShowClaims claims,
    PacksInForce packs,
    TimeProvider time
)
{
    private const int Shown = 30;
    private static readonly Role[] Readers =
    [
        .. Roles.CivilAffairs,
        Role.StationWorker,
        Role.Consultant,
        .. Roles.Household,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/my/wallet",
                (string? before, HttpContext http, ShowWallet show, AuditTrail audit, CancellationToken ct) =>
                    show.Several
                        ? Task.FromResult(Results.Redirect("/my/family"))
                        : show.Answer<MyWalletPage>(show.Mine ?? 0, before, "我的钱", http, audit, ct)
            )
            .For(Roles.Household)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/elders/{id:long}/wallet",
                (long id, string? before, HttpContext http, ShowWallet show, AuditTrail audit, CancellationToken ct) =>
                    show.Own
                        ? show.Answer<MyWalletPage>(id, before, "我的钱", http, audit, ct)
                        : show.Answer<WalletPage>(id, before, "补贴钱包", http, audit, ct)
            )
            .For(Readers)
            .ExcludeFromDescription();
        routes
            .MapGet("/api/elders/{id:long}/wallet", Json)
            .For(Readers)
            .WithName("GetWallet")
            .WithSummary("Purses of an elder with what can be spent today, and the latest movements")
            .Produces<WalletModel>();
    }

    private bool Own => open.Own;

    private long? Mine => open.Mine;

    private bool Several => open.Several;

    private static async Task<IResult> Json(
        long id,
        string? before,
        HttpContext http,
        ShowWallet show,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (await show.Load(id, before, ct) is not { } model)
        {
            return Problems.Of([OpenElder.Unknown], http);
        }
        await audit.Looked("benefits.wallet", [id]);
        return Results.Ok(model);
    }

    private async Task<IResult> Answer<TPage>(
        long id,
        string? before,
        string title,
        HttpContext http,
        AuditTrail audit,
        CancellationToken ct
    )
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        if (await Load(id, before, ct) is not { } model)
        {
            return Problems.Of([OpenElder.Unknown], http);
        }
        await audit.Looked("benefits.wallet", [id]);
        return Page.Of<TPage>(title, model);
    }

    private async Task<WalletModel?> Load(long id, string? before, CancellationToken ct)
    {
        if (await open.Open(id, FamilyScope.See, ct) is not { } elder)
        {
            return null;
        }
        var today = time.Today();
        long? from = long.TryParse(before, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
        var entries = await wallets.Statement(id, from, Shown + 1, ct);
        var purses = await wallets.Of(id, today, ct);
        return new WalletModel(
            id,
            open.Own ? elder.Name : Masking.Name(elder.Name),
            today,
            [
                .. purses
                    .Where(p => p.Balance.Fen > 0)
                    .Select(p => new PurseModel(
                        packs.PurposeTitle(p.Purpose),
                        MoneySources.Title(p.Source),
                        p.Balance,
                        p.Held,
                        p.Spendable,
                        p.ExpiresOn,
                        p.Frozen
                    )),
            ],
            [
                .. entries
                    .Take(Shown)
                    .Select(e => new EntryModel(
                        e.JournalId,
                        e.Day,
                        JournalKinds.Title(e.Kind),
                        CauseLink.Title(e.Cause),
                        e.Cause.StartsWith("claim:", StringComparison.Ordinal) ? null : CauseLink.Of(e.Cause),
                        packs.PurposeTitle(e.Purpose),
                        e.Amount
                    )),
            ],
            await claims.OwedBy(id, ct),
            entries.Count > Shown
                ? entries[Shown - 1].JournalId.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : null
        );
    }
}
