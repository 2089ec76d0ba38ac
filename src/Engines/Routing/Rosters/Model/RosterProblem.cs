using Yiju.Kernel;

namespace Yiju.Routing.Rosters;

/// <summary>
/// Visits, workers and what binds them, for one day or several: home health care routing and scheduling as in the
/// surveys of Fikar and Hirsch (2017, doi 10.1016/j.cor.2016.07.019) and Cissé et al. (2017, doi 10.1016/j.orhc.2017.06.001).
/// Immutable, and every name in it is known to refer to something.
/// </summary>
public sealed class RosterProblem
{
    public const int DaySeconds = 86_400;

    private readonly Dictionary<string, int> places;
    private readonly Dictionary<string, int> workers;
    private readonly Dictionary<string, int> visits;
    private readonly ILookup<string, Bond> bonds;
    private readonly ILookup<string, Acquaintance> history;

    private RosterProblem(
        RosterData data,
        Dictionary<string, int> places,
        Dictionary<string, int> workers,
        Dictionary<string, int> visits
    )
    {
        Data = data;
        this.places = places;
        this.workers = workers;
        this.visits = visits;
        bonds = data.Bonds.ToLookup(b => b.Elder, StringComparer.Ordinal);
        history = data.History.ToLookup(h => h.Elder, StringComparer.Ordinal);
    }

    public RosterData Data { get; }

    public IReadOnlyList<Visit> Visits => Data.Visits;

    public IReadOnlyList<Worker> Workers => Data.Workers;

    /// <returns>The problem, or every mistake in the data with the path of its field.</returns>
    public static Outcome<RosterProblem> Create(RosterData data)
    {
        var faults = new List<Fault>();
        var places = Index(data.Places, p => p.Id, "places", faults);
        var workers = Index(data.Workers, w => w.Id, "workers", faults);
        var visits = Index(data.Visits, v => v.Id, "visits", faults);
        new RosterAudit(data, places, workers, visits, faults).Run();
        return faults.Count > 0 ? faults : new RosterProblem(data, places, workers, visits);
    }

    /// <returns>Index of the place; every id inside of the problem has one.</returns>
    public int Place(string id) => places[id];

    /// <returns>Index of the worker, −1 where there is none.</returns>
    public int Worker(string id) => workers.GetValueOrDefault(id, -1);

    /// <returns>Index of the visit, −1 where there is none.</returns>
    public int Visit(string id) => visits.GetValueOrDefault(id, -1);

    /// <summary>Index of the worker's mode of transport.</summary>
    public int Mode(Worker worker)
    {
        for (var mode = 0; mode < Data.Travel.Modes.Count; mode++)
        {
            if (Data.Travel.Modes[mode] == worker.Mode)
            {
                return mode;
            }
        }
        return 0;
    }

    public IEnumerable<Bond> BondsOf(string elder) => bonds[elder];

    public IEnumerable<Acquaintance> HistoryOf(string elder) => history[elder];

    /// <summary>What people read.</summary>
    public static string NameOf(Worker worker) => worker.Name.Length > 0 ? worker.Name : worker.Id;

    private static Dictionary<string, int> Index<T>(
        IReadOnlyList<T> items,
        Func<T, string> id,
        string path,
        List<Fault> faults
    )
    {
        var index = new Dictionary<string, int>(items.Count, StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            var name = id(items[i]);
            if (name.Length == 0)
            {
                faults.Add(Fault.Invalid("id-empty", $"{path}[{i}].id 不能为空。", $"{path}[{i}].id"));
            }
            else if (!index.TryAdd(name, i))
            {
                faults.Add(
                    Fault.Invalid(
                        "id-twice",
                        $"{path}[{i}].id “{name}”与 {path}[{index[name]}] 重复，编号必须各不相同。",
                        $"{path}[{i}].id"
                    )
                );
            }
        }
        return index;
    }
}
