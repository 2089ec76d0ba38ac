using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>An elder, or family on the elder's behalf, asks who looked and who changed something (SEC-04).</summary>
internal static class MyLooks
{
    private const int Shown = 100;
    private const int LetterMax = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/my/looks",
                (Viewer v, AuditReader r, AuditTrail a, TimeProvider t, CancellationToken ct) =>
                    Show(false, v, r, a, t, ct)
            )
            .For(Roles.Household)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/my/looks/letter",
                (Viewer v, AuditReader r, AuditTrail a, TimeProvider t, CancellationToken ct) =>
                    Show(true, v, r, a, t, ct)
            )
            .For(Roles.Household)
            .ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        bool letter,
        Viewer viewer,
        AuditReader reader,
        AuditTrail audit,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var elders = viewer.Role == Role.Elder ? [viewer.PersonId ?? 0] : viewer.ActsFor ?? [];
        var rows = new List<AuditEntry>();
        foreach (var elder in elders)
        {
            var search = new AuditSearch(null, null, elder, null, null);
            rows.AddRange(await reader.Search(search, null, letter ? LetterMax : Shown, ct));
        }
        await audit.Looked("audit.my-looks", elders);
        var shown = rows.OrderByDescending(r => r.Id).Take(letter ? LetterMax : Shown).Select(SearchAudit.Row).ToList();
        var model = new MyLooksModel(viewer.Name, viewer.Role == Role.Elder, shown, time.Today());
        return letter ? Page.Of<LooksLetterPage>("谁看过我的资料", model) : Page.Of<MyLooksPage>("谁看过我", model);
    }
}
