using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location.Library;

/// <summary>The plant location problem of a project library, and its solution in the library's terms.</summary>
internal sealed class PlanSpace
{
    private readonly ProjectLibrary library;
    private readonly (int Project, int Year)[] options;
    private readonly (int Kind, int Year, int Point)[] needs;
    private readonly double[] unserved;

    public PlanSpace(ProjectLibrary library)
    {
        this.library = library;
        var years = library.Years.Count;
        options =
        [
            .. library.Projects.SelectMany(
                (project, k) =>
                    project.Existing
                        ? [(k, -1)]
                        : Enumerable.Range(0, years).Where(year => year >= project.From).Select(year => (k, year))
            ),
        ];
        needs =
        [
            .. Enumerable
                .Range(0, library.Kinds.Count)
                .SelectMany(kind =>
                    Enumerable
                        .Range(0, years)
                        .SelectMany(year =>
                            Enumerable
                                .Range(0, library.Instance.Demand.Count)
                                .Where(point => Demand(kind, point) > 0)
                                .Select(point => (kind, year, point))
                        )
                ),
        ];
        unserved = [.. library.Kinds.Select((kind, k) => kind.Radius is null ? 10 * Math.Max(1, Longest(k)) : 1)];
    }

    public PlantLocation Problem(int threads)
    {
        var instance = library.Instance;
        return new PlantLocation
        {
            Near = new NearLists(needs.Length, options.Length, Read, int.MaxValue, threads),
            Weight =
            [
                .. needs.Select(n =>
                    Demand(n.Kind, n.Point) * library.Kinds[n.Kind].Importance * library.Years[n.Year].Weight
                ),
            ],
            Unserved = [.. needs.Select(n => unserved[n.Kind])],
            Fixed = new double[options.Length],
            Kept = [.. options.Select(o => o.Year < 0)],
            // What stands already leaves its place to one more project.
            Group =
            [
                .. options.Select(o =>
                    o.Year < 0 ? instance.Sites.Count + o.Project : library.Projects[o.Project].Site
                ),
            ],
            Rows = [.. Money(), .. Numbers()],
        };
    }

    public PlannedProject Planned(int option) =>
        new(options[option].Project, options[option].Year < 0 ? null : options[option].Year);

    /// <summary>How a year fares with what is open until then.</summary>
    public YearResult Year(int year, int[] open)
    {
        var standing = open.Where(option => options[option].Year <= year).ToList();
        var kinds = new List<KindService>();
        var cost = 0.0;
        for (var kind = 0; kind < library.Kinds.Count; kind++)
        {
            var (all, covered, reached, travel) = (0.0, 0.0, 0.0, 0.0);
            foreach (var need in needs.Where(n => n.Kind == kind && n.Year == year))
            {
                var demand = Demand(kind, need.Point);
                var way = standing
                    .Where(option => Serves(option, kind))
                    .Select(option => Way(need.Point, option))
                    .DefaultIfEmpty(double.PositiveInfinity)
                    .Min();
                all += demand;
                covered += Cost(kind, way) < unserved[kind] ? demand : 0;
                (reached, travel) = double.IsFinite(way)
                    ? (reached + demand, travel + (demand * way))
                    : (reached, travel);
                cost += demand * library.Kinds[kind].Importance * Math.Min(unserved[kind], Cost(kind, way));
            }
            kinds.Add(new KindService(kind, all, covered, reached > 0 ? travel / reached : 0));
        }
        var spent = open.Where(o => options[o].Year == year).Sum(o => library.Projects[options[o].Project].Cost);
        return new YearResult(year, spent, cost, kinds);
    }

    private int Read(int need, Span<int> sites, Span<double> costs)
    {
        var (kind, year, point) = needs[need];
        var count = 0;
        for (var option = 0; option < options.Length; option++)
        {
            if (options[option].Year > year || !Serves(option, kind))
            {
                continue;
            }
            if (Cost(kind, Way(point, option)) is var cost && cost < unserved[kind])
            {
                (sites[count], costs[count]) = (option, cost);
                count++;
            }
        }
        return count;
    }

    private IEnumerable<SideRow> Money()
    {
        var money = 0.0;
        for (var year = 0; year < library.Years.Count; year++)
        {
            money = library.Years[year].Budget + (library.CarriesOver ? money : 0);
            var until = year;
            yield return new SideRow(
                $"{library.Years[year].Name} 的预算",
                [
                    .. options.Select(o =>
                        o.Year == until || (library.CarriesOver && o.Year >= 0 && o.Year < until)
                            ? library.Projects[o.Project].Cost
                            : 0
                    ),
                ],
                money
            );
        }
    }

    private IEnumerable<SideRow> Numbers()
    {
        for (var kind = 0; kind < library.Kinds.Count; kind++)
        {
            if (library.Kinds[kind].Most is { } most)
            {
                var of = kind;
                yield return new SideRow(
                    $"{library.Kinds[kind].Name}的个数",
                    [
                        .. Enumerable
                            .Range(0, options.Length)
                            .Select(o => options[o].Year >= 0 && Serves(o, of) ? 1.0 : 0),
                    ],
                    most
                );
            }
        }
    }

    private bool Serves(int option, int kind) => library.Projects[options[option].Project].Kinds.Contains(kind);

    private double Way(int point, int option) =>
        library.Instance.Travel[point, library.Projects[options[option].Project].Site];

    /// <summary>What a unit costs over a way: nothing or all of it with a radius, else the way.</summary>
    private double Cost(int kind, double way) =>
        library.Kinds[kind].Radius is { } radius ? (way <= radius + LocationSolver.Rounding ? 0 : 1) : way;

    private double Demand(int kind, int point) =>
        library.Kinds[kind].Demand?[point] ?? library.Instance.Demand[point].Weight;

    private double Longest(int kind) =>
        Enumerable
            .Range(0, options.Length)
            .Where(option => Serves(option, kind))
            .SelectMany(option =>
                Enumerable.Range(0, library.Instance.Demand.Count).Select(point => Way(point, option))
            )
            .Where(double.IsFinite)
            .DefaultIfEmpty(0)
            .Max();
}
