using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Web;
using Yiju.Platform.Work;

namespace Yiju.Host.Desks;

/// <summary>The page a desk opens on: what is due, overdue and waiting for me.</summary>
internal static class Home
{
    private const int Shown = 50;

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
                viewer.Is(Role.Elder) ? viewer.PersonId : null
            )
        );
    }
}

/// <summary>What waits on a desk.</summary>
/// <param name="Elder">The elder whose own desk it is; null for everybody else.</param>
public sealed record HomeModel(
    DateOnly Today,
    int Open,
    int Late,
    IReadOnlyList<WorkItem> Items,
    bool Household,
    long? Elder
);
