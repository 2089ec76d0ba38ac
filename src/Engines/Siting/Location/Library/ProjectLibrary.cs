using Yiju.Kernel;

namespace Yiju.Siting.Location.Library;

/// <summary>A kind of facility: meals, day care, bathing.</summary>
/// <param name="Name">What people call it, not empty.</param>
/// <param name="Radius">Demand within it is covered, and only what is not covered counts; null: travel counts.</param>
/// <param name="Importance">How much a unit of its demand counts beside that of other kinds, above 0.</param>
public sealed record FacilityKind(string Name, double? Radius = null, double Importance = 1)
{
    /// <summary>Of each demand point what it asks of this kind; null: its weight.</summary>
    public IReadOnlyList<double>? Demand { get; init; }

    /// <summary>The most of this kind that may be opened; null: no limit. Existing ones do not count.</summary>
    public int? Most { get; init; }
}

/// <summary>Something that could be built: one kind at a site, or several under one roof for less than each alone.</summary>
/// <param name="Site">Its place in <see cref="LocationInstance.Sites"/>. Of all projects of a site at most one is built.</param>
/// <param name="Kinds">Places in <see cref="ProjectLibrary.Kinds"/>, at least one.</param>
/// <param name="Cost">At least 0, in the unit of the budgets.</param>
public sealed record Project(string Name, int Site, IReadOnlyList<int> Kinds, double Cost)
{
    /// <summary>Stands already: it serves from the first year, costs nothing, and leaves its site free for another.</summary>
    public bool Existing { get; init; }

    /// <summary>The first year it can be ready, from 0.</summary>
    public int From { get; init; }
}

/// <param name="Name">Plain, for example 2026.</param>
/// <param name="Budget">What may be spent in it, at least 0.</param>
/// <param name="Weight">How much its result counts beside that of other years, above 0.</param>
public sealed record PlanYear(string Name, double Budget, double Weight = 1);

/// <summary>Projects, kinds and yearly money over the sites and the demand of an instance. Immutable.</summary>
public sealed record ProjectLibrary(
    LocationInstance Instance,
    IReadOnlyList<FacilityKind> Kinds,
    IReadOnlyList<Project> Projects,
    IReadOnlyList<PlanYear> Years
)
{
    /// <summary>What a year leaves over may be spent later.</summary>
    public bool CarriesOver { get; init; }

    /// <summary>What keeps it from being planned; empty when all fits together.</summary>
    public IReadOnlyList<Fault> Faults()
    {
        var faults = new List<Fault>();
        void Say(string sentence, string field) => faults.Add(Fault.Invalid("project-library", sentence, field));
        if (Kinds.Count == 0 || Years.Count == 0)
        {
            Say("至少要有一类设施和一个年度。", Kinds.Count == 0 ? "kinds" : "years");
        }
        foreach (var kind in Kinds.Where(k => k.Demand is { } d && d.Count != Instance.Demand.Count))
        {
            Say($"“{kind.Name}”的需求应与需求点一样多。", "kinds");
        }
        foreach (var kind in Kinds.Where(k => !(k.Importance > 0 && k.Radius is not < 0 && k.Most is not < 0)))
        {
            Say($"“{kind.Name}”的重要性应大于 0，半径和个数不能为负。", "kinds");
        }
        foreach (var year in Years.Where(y => !(y.Budget >= 0 && double.IsFinite(y.Budget) && y.Weight > 0)))
        {
            Say($"“{year.Name}”的预算不能为负，权重应大于 0。", "years");
        }
        foreach (var project in Projects)
        {
            if (
                (uint)project.Site >= (uint)Instance.Sites.Count
                || project.Kinds.Any(k => (uint)k >= (uint)Kinds.Count)
            )
            {
                Say($"项目“{project.Name}”的地点或类别不存在。", "projects");
            }
            else if (
                project.Kinds.Count == 0
                || !(project.Cost >= 0 && double.IsFinite(project.Cost))
                || project.From < 0
            )
            {
                Say($"项目“{project.Name}”至少有一类，费用和年度不能为负。", "projects");
            }
        }
        return faults;
    }
}

/// <summary>A project and the year it is built in; null for what stands already.</summary>
public sealed record PlannedProject(int Project, int? Year);

/// <summary>How one kind is served in one year.</summary>
/// <param name="Demand">All demand for it.</param>
/// <param name="Covered">Demand within the radius; for kinds without one, demand that some facility reaches.</param>
/// <param name="Mean">Mean travel of the demand that some facility reaches; 0 where none is.</param>
public sealed record KindService(int Kind, double Demand, double Covered, double Mean);

/// <param name="Spent">In this year.</param>
/// <param name="Cost">What the year adds to the cost, before its weight.</param>
public sealed record YearResult(int Year, double Spent, double Cost, IReadOnlyList<KindService> Kinds);

/// <summary>What is built when, how each year fares, and how good the plan provably is.</summary>
public sealed record PlanResult(
    ResultStatus Status,
    double Cost,
    double Bound,
    IReadOnlyList<PlannedProject> Projects,
    IReadOnlyList<YearResult> Years,
    IReadOnlyList<SearchStep> Steps
)
{
    /// <summary>How much better another plan could be at most, as a share of the cost.</summary>
    public double Gap => Status == ResultStatus.Proved ? 0 : LocationResult.GapOf(Cost, Bound);
}
