using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>The posts in the viewer's area that the viewer may look after, by division.</summary>
internal static class ListAccounts
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/accounts", Show).For(Appointing.Officers).ExcludeFromDescription();

    private static async Task<IResult> Show(
        string? q,
        Role? role,
        string? state,
        string? cursor,
        AccessDb db,
        DbSession session,
        Appointing appointing,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        var today = session.Time.Today();
        var rows = Visible(db, session.Viewer, appointing);
        rows = Filtered(rows, q, role, state, today);
        var count = await rows.CountAsync(ct);
        if (Cursor.Unpack(cursor, 2) is [var division, var last] && Cursor.Number(last) is { } id)
        {
            rows = rows.Where(r =>
                string.Compare(r.Post.Division, division) > 0 || (r.Post.Division == division && r.Post.Id > id)
            );
        }
        var shown = await rows.OrderBy(r => r.Post.Division).ThenBy(r => r.Post.Id).Take(PageSize + 1).ToListAsync(ct);
        var tree = await divisions.Tree(ct);
        var more = shown.Count > PageSize ? shown[PageSize - 1].Post : null;
        return Page.Of<AccountsPage>(
            "账号与岗位",
            new AccountsModel(
                [
                    .. shown
                        .Take(PageSize)
                        .Select(r => new AccountRow(
                            r.Account.Id,
                            r.Account.Name,
                            r.Account.UserName,
                            r.Post.Role.Title() + (r.Post.DeputyForPostId is null ? "" : "（代）"),
                            tree.PathOf(r.Post.Division),
                            r.Post.ValidTo,
                            r.Account.ClosedAt is null && r.Post.HeldOn(today)
                        )),
                ],
                count,
                q,
                role,
                state,
                [.. appointing.RolesFor(session.Viewer)],
                more is null
                    ? null
                    : $"/accounts?q={Uri.EscapeDataString(q ?? "")}&role={role}&state={state}&cursor="
                        + Cursor.Pack(more.Division, more.Id.ToString(CultureInfo.InvariantCulture))
            )
        );
    }

    private static IQueryable<Held> Filtered(
        IQueryable<Held> rows,
        string? q,
        Role? role,
        string? state,
        DateOnly today
    )
    {
        rows = role is { } wanted && wanted != Role.None ? rows.Where(r => r.Post.Role == wanted) : rows;
        rows = string.IsNullOrWhiteSpace(q)
            ? rows
            : rows.Where(r => r.Account.UserName.StartsWith(q.Trim().ToLower()) || r.Account.Name.StartsWith(q.Trim()));
        return state switch
        {
            "ended" => rows.Where(r => r.Post.ValidTo < today || r.Account.ClosedAt != null),
            "all" => rows,
            _ => rows.Where(r => (r.Post.ValidTo == null || r.Post.ValidTo >= today) && r.Account.ClosedAt == null),
        };
    }

    private static IQueryable<Held> Visible(AccessDb db, Viewer viewer, Appointing appointing)
    {
        var roles = appointing.RolesFor(viewer).ToList();
        var (first, last) = viewer.Division.Range;
        var org = viewer.Is(Role.AgencyManager, Role.OperatorManager) ? viewer.OrgId ?? 0 : (long?)null;
        return db
            .Posts.AsNoTracking()
            .Where(p => roles.Contains(p.Role))
            .Where(p =>
                org != null
                    ? p.OrgId == org
                    : string.Compare(p.Division, first) >= 0 && string.Compare(p.Division, last) <= 0
            )
            .Join(db.Accounts, p => p.AccountId, a => a.Id, (p, a) => new Held { Post = p, Account = a });
    }

    private sealed class Held
    {
        public required Post Post { get; init; }

        public required Account Account { get; init; }
    }
}
