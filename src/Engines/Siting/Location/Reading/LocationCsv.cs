using Yiju.Kernel;
using Yiju.Siting.Tables;

namespace Yiju.Siting.Location.Reading;

/// <summary>
/// One line for each place, with a head: <c>role,name,x,y,weight,volume,cost,capacity,status,division</c> in any order,
/// all but the first four optional. <c>role</c> is <c>site</c>, <c>demand</c> or <c>both</c>; ways are straight.
/// </summary>
internal static class LocationCsv
{
    private static readonly string[] Needed = ["role", "name", "x", "y"];
    private static readonly string[] Optional = ["weight", "volume", "cost", "capacity", "status", "division"];

    [Flags]
    private enum Role
    {
        Site = 1,
        Demand = 2,
        Both = Site | Demand,
    }

    public static Outcome<LocationCase> Read(string text, LocationProblem problem)
    {
        var draft = new LocationDraft();
        var rows = RowReader.All(new StringReader(text), "location-file", Needed, row => Add(row, draft), Optional);
        if (!rows.Ok)
        {
            return rows.As<LocationCase>();
        }
        if (draft.Check() is { } wrong)
        {
            return wrong;
        }
        var instance = draft.Straight();
        return instance.Ok
            ? new LocationCase(instance.Value, new LocationQuestion(problem))
            : instance.As<LocationCase>();
    }

    private static Done Add(RowReader row, LocationDraft draft)
    {
        var role = row.Word("role", ("site", Role.Site), ("demand", Role.Demand), ("both", Role.Both));
        var (name, place) = (row.Name("name"), (row.Coordinate("x"), row.Coordinate("y")));
        var status = row.Word("status", [.. LocationDraft.Statuses, ("", SiteStatus.Candidate)]);
        if (role.HasFlag(Role.Site))
        {
            draft.SitePlaces.Add(place);
            draft.Sites.Add(
                new Site(name)
                {
                    Cost = row.Amount("cost"),
                    Capacity = row.Amount("capacity", double.PositiveInfinity),
                    Status = status,
                }
            );
        }
        if (role.HasFlag(Role.Demand))
        {
            draft.DemandPlaces.Add(place);
            draft.Demand.Add(
                new DemandPoint(name, row.Amount("weight", 1))
                {
                    Volume = row.Text("volume").Length == 0 ? null : row.Amount("volume"),
                    Division = row.Text("division") is { Length: > 0 } division ? division : null,
                }
            );
        }
        return default;
    }
}
