using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Data;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.People.Features;

/// <summary>
/// Elders whose hukou lies in the viewer's territory and who live elsewhere in the city: what the grant of the hukou division opens, and
/// nothing more (REG-07).
/// </summary>
internal sealed class ListAway(PeopleDb db, DbSession session, Viewer viewer, DivisionStore divisions, AuditTrail audit)
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/elders/away", (string? after, ListAway list, CancellationToken ct) => list.Show(after, ct))
            .For(Roles.Territory)
            .ExcludeFromDescription();

    private async Task<IResult> Show(string? after, CancellationToken ct)
    {
        var from = Cursor.Id(after) ?? 0;
        var (now, today) = (session.Time.Instant(), session.Time.Today());
        var (first, last) = (viewer.Scope.First ?? "~", viewer.Scope.Last ?? "~");
        var (firstKey, lastKey) = ($"division:{first}", $"division:{last}");
        var granted = db
            .AllGrants.Where(g =>
                string.Compare(g.Grantee, firstKey) >= 0
                && string.Compare(g.Grantee, lastKey) <= 0
                && g.Purpose == ElderGrants.Hukou
                && g.FromAt <= now
                && (g.UntilAt == null || g.UntilAt > now)
            )
            .Select(g => g.SubjectId);
        var away = db
            .AllElders.AsNoTracking()
            .Where(e =>
                granted.Contains(e.SubjectId)
                && (string.Compare(e.Division, first) < 0 || string.Compare(e.Division, last) > 0)
            );
        var rows = await away.Where(e => e.SubjectId > from)
            .OrderBy(e => e.SubjectId)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        var tree = await divisions.Tree(ct);
        await audit.Looked("people.away", shown.Select(e => e.SubjectId));
        var model = new AwayModel(
            [
                .. shown.Select(e => new AwayRow(
                    e.SubjectId,
                    e.Name,
                    e.BirthOn?.YearsUntil(today),
                    HukouPlace.Path(tree, e.HukouDivision!),
                    HukouPlace.Path(tree, e.Division)
                )),
            ],
            await away.LongCountAsync(ct),
            rows.Count > PageSize ? $"/elders/away?after={Cursor.Pack(shown[^1].SubjectId)}" : null
        );
        return Page.Of<AwayPage>("户籍在本地、住在外地", model);
    }
}
