using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Benefits.Features.Finding;

/// <summary>What the system granted by itself, for those who answer for it: newest first, each can be stopped on its page.</summary>
internal sealed class AutomaticGrants(
    BenefitsDb db,
    OpenElder open,
    DivisionStore divisions,
    AuditTrail audit,
    TimeProvider time
)
{
    private const int Shown = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/benefits/automatic",
                async (string? after, AutomaticGrants grants, CancellationToken ct) =>
                    Page.Of<AutomaticPage>("自动给予的待遇", await grants.List(after, ct))
            )
            .For(Role.CountyOfficer, Role.CityOfficer)
            .ExcludeFromDescription();

    private async Task<AutomaticModel> List(string? after, CancellationToken ct)
    {
        var rows = db.Decisions.AsNoTracking().Where(d => d.Automatic);
        if (Cursor.Unpack(after, 1) is [var last] && Cursor.Number(last) is { } id)
        {
            rows = rows.Where(d => d.Id < id);
        }
        var found = await rows.OrderByDescending(d => d.Id).Take(Shown + 1).ToListAsync(ct);
        var (shown, next) = Listing.Cut(found, Shown, d => Cursor.Pack($"{d.Id}"));
        var cards = await open.Cards([.. shown.Select(d => d.SubjectId).Distinct()], ct);
        var tree = await divisions.Tree(ct);
        await audit.Looked("benefits.automatic", shown.Select(d => d.SubjectId));
        var today = time.Today();
        return new AutomaticModel(
            [
                .. shown.Select(d => new AutomaticRow(
                    d.Id,
                    Masking.Name(cards.GetValueOrDefault(d.SubjectId)?.Name ?? ""),
                    tree.NameOf(d.Division),
                    d.BenefitName,
                    d.AmountFen is { } fen ? $"{Words.Every(d.Every)} {new Money(fen)}" : "",
                    d.ValidFrom,
                    d.EndReason is not null ? "已停止"
                        : d.HoldsOn(today) ? "有效"
                        : "不在有效期",
                    d.HoldsOn(today)
                )),
            ],
            next is null ? null : $"/benefits/automatic?after={next}"
        );
    }
}
