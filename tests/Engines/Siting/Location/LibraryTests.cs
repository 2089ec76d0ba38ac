using System.Text.Json;
using Yiju.Kernel.Search;
using Yiju.Siting.Location;
using Yiju.Siting.Location.Library;
using Yiju.Siting.Location.Writing;

namespace Yiju.Tests.Engines.Siting.Location;

/// <summary>Kinds, years and money: small libraries whose best plan a person can see, and random ones tried out.</summary>
public sealed class LibraryTests
{
    private static readonly FacilityKind Meals = new("助餐", Radius: 1);
    private static readonly FacilityKind DayCare = new("日托", Radius: 1);

    /// <summary>Villages far from each other, each its own site.</summary>
    private static LocationInstance Villages(params double[] elders) =>
        new(
            [.. elders.Select((_, k) => new Site($"V{k}"))],
            [.. elders.Select((e, k) => new DemandPoint($"V{k}", e))],
            Travel.Dense(
                elders.Length,
                elders.Length,
                (
                    from a in Enumerable.Range(0, elders.Length)
                    from b in Enumerable.Range(0, elders.Length)
                    select a == b ? 0.0 : 10
                ).ToArray()
            )
        );

    private static PlanResult Plan(ProjectLibrary library) =>
        LibraryPlanner
            .Plan(
                library,
                new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, 100_000),
                new LocationSearch()
            )
            .Value;

    private static IEnumerable<Project> Each(int villages, double cost, params int[] kinds) =>
        Enumerable.Range(0, villages).Select(k => new Project($"P{k}", k, kinds, cost));

    [Fact]
    public void A_plan_is_told_as_json_with_names_and_years()
    {
        var library = new ProjectLibrary(
            Villages(10, 30),
            [Meals],
            [.. Each(2, 1, 0).Select((p, k) => p with { Existing = k == 0 })],
            [new("2026", 0), new("2027", 1)]
        );
        using var json = JsonDocument.Parse(PlanText.Json(library, Plan(library)));
        var root = json.RootElement;
        Assert.Equal("proved", root.GetProperty("status").GetString());
        Assert.Equal(
            [("P0", "V0", null, 0), ("P1", "V1", "2027", 1)],
            root.GetProperty("projects")
                .EnumerateArray()
                .Select(p =>
                    (
                        p.GetProperty("name").GetString(),
                        p.GetProperty("site").GetString(),
                        p.GetProperty("year").GetString(),
                        p.GetProperty("cost").GetInt32()
                    )
                )
                .OrderBy(p => p.Item1)
        );
        var covered = root.GetProperty("years")
            .EnumerateArray()
            .Select(y => y.GetProperty("kinds")[0].GetProperty("covered").GetDouble());
        Assert.Equal([10, 40], covered);
        Assert.NotEmpty(root.GetProperty("steps").EnumerateArray());
    }

    [Fact]
    public void The_largest_villages_come_first()
    {
        var plan = Plan(
            new(Villages(10, 30, 20), [Meals], [.. Each(3, 1, 0)], [new("2026", 1), new("2027", 1), new("2028", 1)])
        );
        Assert.Equal(ResultStatus.Proved, plan.Status);
        Assert.Equal(
            [(1, 0), (2, 1), (0, 2)],
            plan.Projects.OrderBy(p => p.Year).Select(p => (p.Project, p.Year!.Value))
        );
        Assert.Equal([30.0, 10, 0], plan.Years.Select(y => y.Cost));
        Assert.Equal([30.0, 50, 60], plan.Years.Select(y => y.Kinds[0].Covered));
    }

    [Fact]
    public void What_a_year_leaves_over_is_spent_later_only_where_that_is_allowed()
    {
        var library = new ProjectLibrary(
            Villages(10, 30),
            [Meals],
            [.. Each(2, 3, 0)],
            [new("2026", 2), new("2027", 4)]
        );
        Assert.Single(Plan(library).Projects);
        Assert.Equal(2, Plan(library with { CarriesOver = true }).Projects.Count);
    }

    [Fact]
    public void Two_kinds_under_one_roof_are_built_where_that_is_cheaper()
    {
        Project[] projects = [new("餐", 0, [0], 3), new("托", 0, [1], 3), new("餐托", 0, [0, 1], 4)];
        var plan = Plan(new(Villages(10), [Meals, DayCare], projects, [new("2026", 4)]));
        Assert.Equal([new PlannedProject(2, 0)], plan.Projects);
        Assert.Equal(0, plan.Cost);
    }

    [Fact]
    public void Each_kind_has_demand_of_its_own_and_one_budget_for_all()
    {
        var meals = Meals with { Demand = [50, 1] };
        var care = DayCare with { Demand = [1, 40] };
        Project[] projects = [.. Each(2, 1, 0), .. Each(2, 1, 1)];
        var plan = Plan(new(Villages(1, 1), [meals, care], projects, [new("2026", 2)]));
        Assert.Equal([0, 3], plan.Projects.Select(p => p.Project).Order());
        Assert.Equal([50.0, 40], plan.Years[0].Kinds.Select(k => k.Covered));
    }

    [Fact]
    public void What_stands_already_serves_from_the_first_year_and_costs_nothing()
    {
        Project[] projects = [new("旧", 1, [0], 9) { Existing = true }, .. Each(2, 1, 0)];
        var plan = Plan(new(Villages(10, 30), [Meals], projects, [new("2026", 1)]));
        Assert.Equal(0, plan.Cost);
        Assert.Equal([(0, (int?)null), (1, 0)], plan.Projects.Select(p => (p.Project, p.Year)));
        Assert.Equal(1, plan.Years[0].Spent);
    }

    [Fact]
    public void No_more_of_a_kind_are_built_than_allowed_and_none_before_it_can_be_ready()
    {
        Project[] projects = [new("大", 1, [0], 1) { From = 1 }, new("小", 0, [0], 1)];
        var plan = Plan(new(Villages(10, 30), [Meals with { Most = 1 }], projects, [new("2026", 5), new("2027", 5)]));
        Assert.Equal([new PlannedProject(0, 1)], plan.Projects);
    }

    [Fact]
    public void No_plan_of_a_random_library_is_better_than_the_one_that_is_proved()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new SeededRandom((ulong)seed);
            var town = Town.Random(seed, points: 5, sites: 4);
            Project[] projects =
            [
                .. Enumerable
                    .Range(0, 5)
                    .Select(k => new Project($"{k}", k % 4, k == 4 ? [0, 1] : [k % 2], 1 + random.Below(5))),
            ];
            var library = new ProjectLibrary(
                town,
                [new("a", Radius: 9), new("b", Importance: 0.1)],
                projects,
                [new("1", 2 + random.Below(5)), new("2", random.Below(6), 0.5)]
            )
            {
                CarriesOver = seed % 2 == 0,
            };
            var plan = Plan(library);
            Assert.Equal(ResultStatus.Proved, plan.Status);
            Assert.Equal(plan.Cost, plan.Years.Sum(y => y.Cost * library.Years[y.Year].Weight), 6);
            Assert.Equal(TryAll(library), plan.Cost, 6);
        }
    }

    /// <summary>The least cost over every year (or never) for every project.</summary>
    private static double TryAll(ProjectLibrary library)
    {
        var best = double.PositiveInfinity;
        var years = library.Years.Count;
        for (var code = 0; code < Math.Pow(years + 1, library.Projects.Count); code++)
        {
            var rest = code;
            var built = new int[library.Projects.Count];
            for (var k = 0; k < built.Length; k++)
            {
                (built[k], rest) = (rest % (years + 1), rest / (years + 1));
            }
            best = Keeps(library, built) ? Math.Min(best, Cost(library, built)) : best;
        }
        return best;
    }

    private static bool Keeps(ProjectLibrary library, int[] built)
    {
        var years = library.Years.Count;
        var sites = library.Projects.Where((_, k) => built[k] < years).Select(p => p.Site).ToList();
        var money = 0.0;
        for (var year = 0; year < years; year++)
        {
            money = library.Years[year].Budget + (library.CarriesOver ? money : 0);
            money -= library.Projects.Where((_, k) => built[k] == year).Sum(p => p.Cost);
            if (money < 0)
            {
                return false;
            }
        }
        return sites.Distinct().Count() == sites.Count;
    }

    private static double Cost(ProjectLibrary library, int[] built)
    {
        var town = library.Instance;
        var sum = 0.0;
        for (var kind = 0; kind < library.Kinds.Count; kind++)
        {
            var serving = library.Projects.Where(p => p.Kinds.Contains(kind)).ToList();
            var longest = serving
                .SelectMany(p => Enumerable.Range(0, town.Demand.Count).Select(d => town.Travel[d, p.Site]))
                .Where(double.IsFinite)
                .Max();
            for (var year = 0; year < library.Years.Count; year++)
            {
                for (var point = 0; point < town.Demand.Count; point++)
                {
                    var way = library
                        .Projects.Where((p, k) => built[k] <= year && p.Kinds.Contains(kind))
                        .Select(p => town.Travel[point, p.Site])
                        .DefaultIfEmpty(double.PositiveInfinity)
                        .Min();
                    var unit = library.Kinds[kind].Radius is { } radius
                        ? (way <= radius ? 0 : 1)
                        : Math.Min(way, 10 * Math.Max(1, longest));
                    sum +=
                        unit * town.Demand[point].Weight * library.Kinds[kind].Importance * library.Years[year].Weight;
                }
            }
        }
        return sum;
    }
}
