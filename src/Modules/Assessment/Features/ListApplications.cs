using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Assessment.Pages;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Assessment.Features;

/// <summary>Applications of a territory by state: what the county centre verifies and assigns, oldest first.</summary>
internal sealed class ListApplications(
    AssessmentDb db,
    IElders elders,
    DivisionStore divisions,
    AuditTrail audit,
    TimeProvider time,
    Viewer viewer
)
{
    private const int Size = 50;

    private static readonly ApplicationState[] Shown =
    [
        ApplicationState.ToVerify,
        ApplicationState.ToAssign,
        ApplicationState.Assigned,
        ApplicationState.Done,
        ApplicationState.Refused,
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/assessment/applications",
                (string? state, string? after, ListApplications list, CancellationToken ct) =>
                    list.PageOf(state, after, ct)
            )
            .For(Roles.Territory)
            .ExcludeFromDescription();

    private async Task<IResult> PageOf(string? state, string? after, CancellationToken ct)
    {
        var wanted = Enum.TryParse<ApplicationState>(state, out var parsed) ? parsed : ApplicationState.ToAssign;
        var visible = db.Applications.AsNoTracking();
        if (!viewer.Is(Role.CountyCentre, Role.CountyOfficer))
        {
            visible = visible.Where(a => a.Kind != ApplicationKind.Blind);
        }
        var counts = await visible
            .GroupBy(a => a.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var rows = visible.Where(a => a.State == wanted);
        if (Cursor.Unpack(after, 1) is [var last] && long.TryParse(last, CultureInfo.InvariantCulture, out var from))
        {
            rows = rows.Where(a => a.Id > from);
        }
        var found = await rows.OrderBy(a => a.Id).Take(Size + 1).ToListAsync(ct);
        var page = found.Take(Size).ToList();
        var cards = await elders.Cards([.. page.Select(a => a.SubjectId).Distinct()], ct);
        var tree = await divisions.Tree(ct);
        await audit.Looked("assessment.applications", cards.Keys);
        return Page.Of<ApplicationListPage>(
            "评估申请",
            new ApplicationListModel(
                [
                    .. page.Select(a => new ApplicationLine(
                        a.Id,
                        cards.GetValueOrDefault(a.SubjectId)?.Name ?? "",
                        tree.PathOf(a.Division, viewer.Division.Value),
                        Words.Of(a.Kind),
                        Words.Of(a.Channel),
                        a.AppliedAt,
                        Words.Of(a.State).Word,
                        Words.Of(a.State).Kind
                    )),
                ],
                [
                    .. Shown.Select(s => new ApplicationTab(
                        Words.Of(s).Word,
                        $"/assessment/applications?state={s}",
                        s == wanted,
                        counts.GetValueOrDefault(s)
                    )),
                ],
                counts.GetValueOrDefault(wanted),
                found.Count > Size
                    ? $"/assessment/applications?state={wanted}&after={Cursor.Pack(page[^1].Id.ToString(CultureInfo.InvariantCulture))}"
                    : null,
                time.Today()
            )
        );
    }
}
