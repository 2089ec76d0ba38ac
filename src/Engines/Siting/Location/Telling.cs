using Yiju.Siting.Location.Capacity;
using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location;

/// <summary>Makes the result of a set of open sites: whom each serves, what each part costs, how each division fares.</summary>
internal sealed class Telling(
    LocationInstance instance,
    LocationQuestion question,
    Scene scene,
    Watch watch,
    int threads
)
{
    /// <summary>Where every point goes to its nearest open site.</summary>
    public LocationResult Of(PlantSolution solution)
    {
        var open = scene.OfInstance(solution.Open);
        var at = Nearest(open);
        var told = Base(solution.Cost, solution.Bound);
        return told with
        {
            Parts =
                double.IsInfinity(solution.Cost) ? []
                : question.WorstDivisionFirst ? [new CostPart("最差片区平均每份需求", solution.Cost)]
                : Parts(open, at),
            Open = Loads(open, at),
            Assignment = at.By,
            Divisions = Divisions(at),
        };
    }

    /// <summary>Where the points of a capacitated problem go by their shares.</summary>
    public LocationResult Of(CapacitySolver solver)
    {
        var told = Base(solver.Cost, solver.Bound);
        if (solver.Open.Length == 0)
        {
            return told with { Assignment = Nearest([]).By };
        }
        var open = scene.OfInstance([.. Enumerable.Range(0, solver.Open.Length).Where(site => solver.Open[site])]);
        List<Flow> flows =
        [
            .. solver.Flows.Select(flow => new Flow(scene.Points[flow.Point], scene.Sites[flow.Site], flow.Share)),
        ];
        var assignment = new int[instance.Demand.Count];
        Array.Fill(assignment, -1);
        foreach (var point in flows.GroupBy(flow => flow.Point))
        {
            assignment[point.Key] = point.MaxBy(flow => flow.Share).Site;
        }
        var served = flows.ToLookup(flow => flow.Site);
        return told with
        {
            Parts =
            [
                new CostPart("开设", Opening(open)),
                new CostPart(
                    "路程",
                    flows.Sum(f => f.Share * instance.Demand[f.Point].Weight * instance.Travel[f.Point, f.Site])
                ),
            ],
            Open =
            [
                .. open.Order()
                    .Select(site => new OpenSite(
                        site,
                        served[site].Count(),
                        served[site]
                            .Sum(f => f.Share * (instance.Demand[f.Point].Volume ?? instance.Demand[f.Point].Weight))
                    )),
            ],
            Assignment = assignment,
            Flows = flows,
            Divisions = Divisions(new Served(assignment, [.. assignment.Select(WayTo)])),
        };
    }

    private double Opening(int[] open) =>
        open.Sum(site => instance.Sites[site].Status == SiteStatus.Existing ? 0 : instance.Sites[site].Cost);

    private LocationResult Base(double cost, double bound) =>
        new()
        {
            Status = double.IsFinite(cost)
                ? (bound >= cost ? ResultStatus.Proved : ResultStatus.Found)
                : (double.IsPositiveInfinity(bound) ? ResultStatus.Infeasible : ResultStatus.Nothing),
            Cost = cost,
            Bound = bound,
            Unreachable = scene.Unreachable,
            Steps = watch.Steps,
        };

    private Served Nearest(int[] open)
    {
        var numbers = new int[instance.Sites.Count];
        Array.Fill(numbers, -1);
        Array.ForEach(open, site => numbers[site] = site);
        var nearest = new Served(new int[instance.Demand.Count], new double[instance.Demand.Count]);
        // Of a city this reads the whole matrix, after the time is over.
        Blocks.Run(
            Blocks.Count(nearest.By.Length, 500),
            threads,
            (block, of) =>
            {
                var (begin, end) = Blocks.Range(nearest.By.Length, block, of);
                for (var point = begin; point < end; point++)
                {
                    var site = instance.Travel.Nearest(point, open, numbers);
                    nearest.By[point] = site;
                    nearest.Way[point] = WayTo(site, point);
                }
            }
        );
        return nearest;
    }

    private List<CostPart> Parts(int[] open, Served at)
    {
        var unserved = scene.Points.Where(point => at.By[point] < 0).Sum(point => instance.Demand[point].Weight);
        var travel = scene.Points.Where(point => at.By[point] >= 0);
        switch (question.Problem)
        {
            case LocationProblem.PCenter:
                return [new("最远的路程", travel.Select(point => at.Way[point]).DefaultIfEmpty(0).Max())];
            case LocationProblem.MaximalCovering:
                return
                [
                    new(
                        "半径以外的需求",
                        scene.Points.Where(point => !Covers(at.Way[point])).Sum(point => instance.Demand[point].Weight)
                    ),
                ];
            default:
                var parts = new List<CostPart>
                {
                    new("路程", travel.Sum(point => instance.Demand[point].Weight * at.Way[point])),
                };
                if (question.Problem == LocationProblem.Uncapacitated)
                {
                    parts.Insert(0, new CostPart("开设", Opening(open)));
                }
                if (unserved > 0)
                {
                    parts.Add(new CostPart("无人服务", unserved * LocationSolver.UnservedCost(scene, question)));
                }
                return parts;
        }
    }

    private List<OpenSite> Loads(int[] open, Served at)
    {
        var (points, loads) = (new int[instance.Sites.Count], new double[instance.Sites.Count]);
        for (var point = 0; point < at.By.Length; point++)
        {
            if (at.By[point] >= 0 && instance.Demand[point].Weight > 0)
            {
                points[at.By[point]]++;
                loads[at.By[point]] += instance.Demand[point].Weight;
            }
        }
        return [.. open.Order().Select(site => new OpenSite(site, points[site], loads[site]))];
    }

    private List<DivisionService> Divisions(Served at) =>
        [
            .. Enumerable
                .Range(0, at.By.Length)
                .Where(point => instance.Demand[point].Weight > 0)
                .GroupBy(point => instance.Demand[point].Division ?? "")
                .OrderBy(division => division.Key, StringComparer.Ordinal)
                .Select(division => Service(division.Key, [.. division], at)),
        ];

    private DivisionService Service(string name, int[] points, Served at)
    {
        var weight = points.Sum(point => instance.Demand[point].Weight);
        var served = points.Where(point => at.By[point] >= 0).ToList();
        var servedWeight = served.Sum(point => instance.Demand[point].Weight);
        var covered = served.Where(point => Covers(at.Way[point])).Sum(point => instance.Demand[point].Weight);
        return new DivisionService(
            name,
            weight,
            servedWeight > 0 ? served.Sum(point => instance.Demand[point].Weight * at.Way[point]) / servedWeight : 0,
            served.Select(point => at.Way[point]).DefaultIfEmpty(0).Max(),
            question.Radius is null ? null : covered / weight,
            weight - servedWeight
        );
    }

    private bool Covers(double way) => question.Radius is { } radius && way <= radius + LocationSolver.Rounding;

    private double WayTo(int site, int point) => site < 0 ? double.PositiveInfinity : instance.Travel[point, site];

    /// <param name="By">Of each point the site that serves it, or −1.</param>
    /// <param name="Way">And the way there; without end where there is none.</param>
    private readonly record struct Served(int[] By, double[] Way);
}
