using Yiju.Access.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Divisions;
using Yiju.Platform.Messages;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Host.Desks;

/// <summary>Fills the frame around every page from who is looking.</summary>
internal sealed class FrameSource(
    Viewer viewer,
    DivisionStore divisions,
    Messenger messenger,
    DemoMode demo,
    OpenPages pages
) : IFrameSource
{
    public async ValueTask<Frame> FrameFor(HttpContext http, string title)
    {
        var path = http.Request.Path.Value ?? "/";
        var tree = await divisions.Tree(http.RequestAborted);
        return new Frame
        {
            Title = title,
            Areas = viewer.SignedIn ? Areas(path) : [],
            MyPages = viewer.SignedIn ? [.. DeskAreas.Mine.Where(l => MayShow(l.Href))] : [],
            Where = Where(tree),
            Me = viewer.SignedIn ? new Me(viewer.Name, viewer.Role.Title()) : null,
            Messages = viewer.SignedIn
                ? await messenger.Unread(Desks.Messages.Recipients(viewer), http.RequestAborted)
                : 0,
            Elder = viewer.Is(Role.Elder, Role.Family),
            DemoNote = demo.On ? "演示城市：人和事都是编造的。" : null,
            Theme = http.Request.Cookies["theme"],
            Search = http.Request.Query["q"],
            Failed = http.Response.StatusCode >= StatusCodes.Status500InternalServerError,
            SearchHref =
                viewer.Is(Roles.Territory) || viewer.Is(Role.DutyAgent, Role.Auditor, Role.Consultant)
                    ? "/search"
                    : null,
        };
    }

    /// <summary>Orders stand in an office's rail; under the name they are the household's own.</summary>
    private bool MayShow(string href) =>
        pages.Admits(viewer, href) && (href != "/care/orders" || viewer.Is(Roles.Household));

    private List<Link> Where(DivisionTree tree)
    {
        if (!viewer.Scope.HasTerritory)
        {
            return [];
        }
        var path = new List<Link>();
        for (
            var node = tree.Find(viewer.Division.Value);
            node is not null;
            node = node.ParentCode is null ? null : tree.Find(node.ParentCode)
        )
        {
            path.Insert(
                0,
                new Link(
                    node.Name,
                    viewer.Scope.Covers(node.Code) && pages.Admits(viewer, "/map") ? $"/map?at={node.Code}" : ""
                )
            );
        }
        return path;
    }

    /// <summary>The rail, with the one area marked that the page belongs to: the longest that fits.</summary>
    private List<NavItem> Areas(string path)
    {
        var areas = DeskAreas.For(viewer.Role);
        var here = areas.Where(a => Fits(a.Href, path)).MaxBy(a => a.Href.Length);
        return [.. areas.Select(a => a with { Active = a == here })];
    }

    private static bool Fits(string href, string path) =>
        href == "/" ? path == "/" : path.StartsWith(href, StringComparison.Ordinal);
}
