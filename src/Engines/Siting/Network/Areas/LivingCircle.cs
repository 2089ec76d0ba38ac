using Yiju.Kernel;
using Yiju.Siting.Network.Paths;
using Yiju.Siting.Network.Reaching;
using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Areas;

/// <summary>
/// Around every old estate the households and the facilities that a resident reaches within the time (FAC-10, App.
/// F-04). Circles overlap, so accounts are not to be added up; see <see cref="WorstOf"/>.
/// </summary>
/// <param name="limit">In tenths of a second.</param>
public sealed class LivingCircle(
    AreaNorm norm,
    TravelNetwork network,
    Snapper snapper,
    IReadOnlyList<FacilityPoint> facilities,
    int limit
) : AreaRule(norm)
{
    public override string Name => "living-circle";

    public override string Sentence => "老城区和已建小区按步行生活圈计算：圈内全部户数与圈内设施面积";

    /// <summary>The built area of a circle is that of the facilities in it; what estates say of themselves is not counted twice.</summary>
    public override IReadOnlyList<AreaAccount> Count(IReadOnlyList<Estate> estates)
    {
        var search = new DijkstraSearch(network.Out);
        var homes = estates.Select(e => snapper.Snap(e.At)).ToList();
        var sites = facilities.Select(f => snapper.Snap(f.At)).ToList();
        var accounts = new List<AreaAccount>();
        for (var i = 0; i < estates.Count; i++)
        {
            if (estates[i].IsNew)
            {
                continue;
            }
            var start = Landing.Of(network, homes[i], Heading.Away);
            search.Run([start.First, start.Second], limit);
            // A place is in its own circle, however far from the street it lies.
            var inside = Inside(search, homes[i], homes).Where(h => h != i).Append(i).Select(h => estates[h]).ToList();
            var account = Sum(estates[i].Id, inside, Norm.Owed(inside.Sum(e => (long)e.Households)));
            accounts.Add(
                account with
                {
                    Division = estates[i].Division,
                    Built = Inside(search, homes[i], sites).Sum(f => facilities[f].SquareMetres),
                }
            );
        }
        return accounts;
    }

    /// <summary>Of each division the account with the largest area missing.</summary>
    public static IReadOnlyList<AreaAccount> WorstOf(IEnumerable<AreaAccount> accounts, DivisionLevel level) =>
        [
            .. accounts
                .GroupBy(a => a.Division.At(level))
                .OrderBy(g => g.Key)
                .Select(g => g.MaxBy(a => a.Missing)! with { Division = g.Key }),
        ];

    private IEnumerable<int> Inside(DijkstraSearch search, SnappedPoint centre, IReadOnlyList<SnappedPoint> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].OnStreet && centre.OnStreet && Time(search, centre, points[i]) <= limit)
            {
                yield return i;
            }
        }
    }

    private int Time(DijkstraSearch search, SnappedPoint centre, SnappedPoint point)
    {
        var end = Landing.Of(network, point, Heading.Towards);
        int Through(Seed seed) => seed.Node < 0 ? TravelTime.Unreachable : search[seed.Node] + seed.Time;
        var time = Math.Min(Through(end.First), Through(end.Second));
        return centre.Segment == point.Segment ? Math.Min(time, Landing.Along(network, centre, point)) : time;
    }
}
