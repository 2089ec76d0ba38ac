using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Web;
using Yiju.Platform.Work;
using Yiju.Ui;

namespace Yiju.Host.Desks;

/// <summary>The page a desk opens on: what is due, overdue and waiting for me.</summary>
internal static class Home
{
    private const int Shown = 50;

    /// <summary>Areas offered to a desk with nothing to do.</summary>
    private const int Offered = 3;

    /// <summary>Those who look over several places, and see how many live where.</summary>
    private static readonly Role[] Officers =
    [
        Role.TownOfficer,
        Role.CountyOfficer,
        Role.CountyCentre,
        Role.CityOfficer,
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/", Show).ForEveryone().ExcludeFromDescription();

    private static async Task<IResult> Show(Viewer viewer, WorkList work, TimeProvider time, CancellationToken ct)
    {
        if (!viewer.SignedIn)
        {
            return Results.Redirect("/sign-in");
        }
        var today = time.Today();
        var (open, late) = await work.Count(today, ct);
        return Page.Of<HomePage>(
            "今天",
            new HomeModel(
                today,
                open,
                late,
                await work.Mine(Shown, ct),
                viewer.Is(Roles.Household),
                viewer.Is(Role.Elder) ? viewer.PersonId : null,
                [.. DeskAreas.For(viewer.Role).Skip(1).Take(Offered)],
                viewer.Is(Officers)
            )
        );
    }
}

/// <summary>What waits on a desk.</summary>
/// <param name="Elder">The elder whose own desk it is; null for everybody else.</param>
/// <param name="Next">Where to go when nothing waits.</param>
/// <param name="Places">Counts by place stand below.</param>
public sealed record HomeModel(
    DateOnly Today,
    int Open,
    int Late,
    IReadOnlyList<WorkItem> Items,
    bool Household,
    long? Elder,
    IReadOnlyList<NavItem> Next,
    bool Places
);
