using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Pages;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Benefits.Features.Claims;

/// <summary>What elders owe, for county and finance: list, file, and one claim with its way back to decision, facts and clause.</summary>
internal sealed class ShowClaims(
    BenefitsDb db,
    OpenElder open,
    ICorrections books,
    DivisionStore divisions,
    Viewer viewer,
    AuditTrail audit
)
{
    private const int Shown = 50;

    internal static readonly Role[] Readers = [Role.CountyOfficer, Role.CityOfficer, Role.FinanceOfficer, Role.Auditor];

    internal static readonly Fault Unknown = Fault.NotFound("claim-unknown", "没有这笔待还，或它不在您的范围内。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/claims",
                async (bool? all, string? after, ShowClaims show, CancellationToken ct) =>
                    Page.Of<ClaimsPage>("多发待还", await show.List(all == true, after, ct))
            )
            .For(Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/claims/export",
                (bool? all, string? format, ShowClaims show, HttpContext http, CancellationToken ct) =>
                    show.Export(all == true, format, http, ct)
            )
            .For(Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/claims/{id:long}",
                (long id, ShowClaims show, HttpContext http, CancellationToken ct) => show.One(id, http, ct)
            )
            .For(Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/api/claims",
                async (bool? all, string? after, ShowClaims show, CancellationToken ct) =>
                    Results.Ok(await show.List(all == true, after, ct))
            )
            .For(Readers)
            .WithName("ListClaims")
            .WithSummary("Subsidy paid by mistake and spent, with what is left to be paid back")
            .Produces<ClaimsModel>();
    }

    /// <summary>What an elder owes now, oldest first.</summary>
    public async Task<IReadOnlyList<OwedModel>> OwedBy(long elderId, CancellationToken ct)
    {
        var claims = await db
            .AllClaims.AsNoTracking()
            .Where(c => c.SubjectId == elderId && c.ClosedAt == null)
            .OrderBy(c => c.Id)
            .ToListAsync(ct);
        var left = await books.Left([.. claims.Select(c => c.AccountId)], ct);
        return
        [
            .. claims.Select(c => new OwedModel(
                c.Id,
                c.DecisionId,
                c.BenefitName,
                left.GetValueOrDefault(c.AccountId),
                c.SharePercent
            )),
        ];
    }

    internal async Task<IResult> One(long id, HttpContext http, CancellationToken ct, int status = 200)
    {
        if (await Load(id, ct) is not { } model)
        {
            await audit.Looked("benefits.claim.refused", [id]);
            return Problems.Of([Unknown], http);
        }
        await audit.Looked("benefits.claim", [model.ElderId]);
        return Page.Of<ClaimPage>("多发待还", model, status);
    }

    private async Task<ClaimsModel> List(bool all, string? after, CancellationToken ct)
    {
        var rows = db.Claims.AsNoTracking().Where(c => all || c.ClosedAt == null);
        if (Cursor.Unpack(after, 1) is [var last] && Cursor.Number(last) is { } id)
        {
            rows = rows.Where(c => c.Id < id);
        }
        var found = await rows.OrderByDescending(c => c.Id).Take(Shown + 1).ToListAsync(ct);
        var (shown, next) = Listing.Cut(found, Shown, c => Cursor.Pack($"{c.Id}"));
        var accounts = await db.Claims.Where(c => c.ClosedAt == null).Select(c => c.AccountId).ToListAsync(ct);
        var left = Money.Zero;
        foreach (var chunk in accounts.Chunk(500))
        {
            left += new Money((await books.Left(chunk, ct)).Values.Sum(m => m.Fen));
        }
        await audit.Looked("benefits.claims", shown.Select(c => c.SubjectId));
        return new ClaimsModel(
            await Rows(shown, ct),
            all,
            accounts.Count,
            left,
            next is null ? null : $"/claims?after={next}{(all ? "&all=true" : "")}"
        );
    }

    private Task<IResult> Export(bool all, string? format, HttpContext http, CancellationToken ct) =>
        Download.Table(
            http,
            format,
            "claims",
            "多发待还",
            [
                "编号",
                "老人",
                "在哪里",
                "补贴",
                "发现日期",
                "多发（元）",
                "还剩（元）",
                "每次抵扣（%）",
                "状态",
                "决定编号",
            ],
            async row =>
            {
                var claims = await db
                    .Claims.AsNoTracking()
                    .Where(c => all || c.ClosedAt == null)
                    .OrderByDescending(c => c.Id)
                    .ToListAsync(ct);
                await audit.Looked("benefits.claims-export", claims.Select(c => c.SubjectId));
                foreach (var chunk in claims.Chunk(500))
                {
                    foreach (var (claim, shown) in chunk.Zip(await Rows(chunk, ct)))
                    {
                        row([
                            $"{claim.Id}",
                            shown.Elder,
                            shown.Place,
                            shown.Benefit,
                            shown.OpenedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                            Yuan(shown.Amount),
                            Yuan(shown.Left),
                            $"{shown.Share}",
                            shown.StateWord,
                            $"{claim.DecisionId}",
                        ]);
                    }
                }
            }
        );

    private async Task<ClaimModel?> Load(long id, CancellationToken ct)
    {
        if (await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } claim)
        {
            return null;
        }
        var row = (await Rows([claim], ct))[0];
        var correction = await db
            .AllDecisions.Where(d => d.Id == claim.DecisionId)
            .Select(d => d.Correction)
            .SingleAsync(ct);
        var journals = viewer.Is(Role.FinanceOfficer, Role.Auditor);
        return new ClaimModel(
            row,
            claim.SubjectId,
            claim.DecisionId,
            (await divisions.Tree(ct)).NameOf(claim.Payer),
            MoneySources.Title(claim.Source),
            correction is null ? null : JsonSerializer.Deserialize<CorrectionModel>(correction, Json.Options),
            [
                .. (await books.Entries(claim.AccountId, ct)).Select(e => new ClaimMove(
                    e.JournalId,
                    e.Day,
                    JournalKinds.Title(e.Kind),
                    e.Amount,
                    e.Reason,
                    e.MayUndo,
                    journals ? $"/funds/journals/{e.JournalId}" : null
                )),
            ],
            claim.WriteOffByName,
            claim.WriteOffReason,
            claim.WriteOffReason is not null && claim.WriteOffBy != viewer.AccountId,
            viewer.Role
        );
    }

    private async Task<IReadOnlyList<ClaimRow>> Rows(IReadOnlyList<Claim> claims, CancellationToken ct)
    {
        var cards = await open.Cards([.. claims.Select(c => c.SubjectId).Distinct()], ct);
        var left = await books.Left([.. claims.Select(c => c.AccountId)], ct);
        var tree = await divisions.Tree(ct);
        return
        [
            .. claims.Select(c => new ClaimRow(
                c.Id,
                Masking.Name(cards.GetValueOrDefault(c.SubjectId)?.Name ?? ""),
                tree.NameOf(c.Division),
                c.BenefitName,
                Shanghai.DayOf(c.OpenedAt),
                new Money(c.Fen),
                left.GetValueOrDefault(c.AccountId),
                c.SharePercent,
                c.ClosedAt is not null ? "已结清"
                    : c.WriteOffReason is not null ? "申请核销"
                    : "待还",
                c.ClosedAt is null
            )),
        ];
    }

    private static string Yuan(Money amount) => (amount.Fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
