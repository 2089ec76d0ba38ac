using Yiju.Kernel;

namespace Yiju.Routing.Rosters;

/// <summary>Looks whether data hold together; every mistake becomes a sentence with its path.</summary>
internal sealed class RosterAudit(
    RosterData data,
    Dictionary<string, int> places,
    Dictionary<string, int> workers,
    Dictionary<string, int> visits,
    List<Fault> faults
)
{
    /// <summary>More sentences only scroll away.</summary>
    private const int MostFaults = 100;

    private readonly int horizon = data.Days * RosterProblem.DaySeconds;

    public void Run()
    {
        if (data.Days is < 1 or > RosterData.MostDays)
        {
            Add("days", $"应在 1 到 {RosterData.MostDays} 之间，现在是 {data.Days}。");
            return;
        }
        if (data.Travel.Modes.Count == 0)
        {
            Add("travel", "至少要有一种出行方式。");
        }
        for (var i = 0; i < data.Places.Count && faults.Count < MostFaults; i++)
        {
            var place = data.Places[i];
            if (!double.IsFinite(place.Longitude) || Math.Abs(place.Longitude) > 180)
            {
                Add($"places[{i}].longitude", "应在 -180 到 180 度之间。");
            }
            if (!double.IsFinite(place.Latitude) || Math.Abs(place.Latitude) > 89)
            {
                Add($"places[{i}].latitude", "应在 -89 到 89 度之间。");
            }
        }
        for (var i = 0; i < data.Workers.Count && faults.Count < MostFaults; i++)
        {
            Look($"workers[{i}]", data.Workers[i]);
        }
        for (var i = 0; i < data.Visits.Count && faults.Count < MostFaults; i++)
        {
            Look($"visits[{i}]", data.Visits[i]);
        }
        Relations();
        Orders();
        WeightsAreSane();
    }

    private void Look(string path, Worker worker)
    {
        Known(places, worker.Start, $"{path}.start", "地点");
        Known(places, worker.End, $"{path}.end", "地点");
        if (worker.Mode.Length > 0 && !data.Travel.Modes.Contains(worker.Mode))
        {
            Add($"{path}.mode", $"没有出行方式“{worker.Mode}”，可以写：{string.Join('、', data.Travel.Modes)}。");
        }
        Between($"{path}.dayCapMinutes", worker.DayCap ?? 0, 0, RosterProblem.DaySeconds);
        Between($"{path}.weekCapMinutes", worker.WeekCap ?? 0, 0, 7 * RosterProblem.DaySeconds);
        if (worker.Vehicle is { } vehicle)
        {
            Between($"{path}.vehicle.capacity", vehicle.Capacity, 1, 1_000_000);
            Between($"{path}.vehicle.loadMinutes", vehicle.LoadTime, 0, RosterProblem.DaySeconds);
            Between($"{path}.vehicle.trips", vehicle.Trips, 1, 20);
        }
        var last = int.MinValue;
        for (var s = 0; s < worker.Shifts.Count; s++)
        {
            var shift = worker.Shifts[s];
            var at = $"{path}.shifts[{s}]";
            if (shift.From < 0 || shift.Until > horizon + RosterProblem.DaySeconds || shift.From >= shift.Until)
            {
                Add(at, "班次的开始要早于结束，并且在排班的日期以内。");
            }
            if (shift.From < last)
            {
                Add(at, "同一个人的班次要按时间先后写，不能重叠。");
            }
            last = shift.Until;
            for (var b = 0; b < shift.Breaks.Count; b++)
            {
                var rest = shift.Breaks[b];
                if (rest.From > rest.Until || rest.Duration < 0 || rest.Duration > RosterProblem.DaySeconds)
                {
                    Add($"{at}.breaks[{b}]", "休息最早的开始不能晚于最晚的开始，时长不能为负。");
                }
            }
        }
    }

    private void Look(string path, Visit visit)
    {
        Known(places, visit.Place, $"{path}.place", "地点");
        Between($"{path}.minutes", visit.Duration, 0, RosterProblem.DaySeconds);
        Between($"{path}.priority", visit.Priority, Visit.MostUrgent, Visit.LeastUrgent);
        Between($"{path}.optionalPenalty", visit.OptionalPenalty ?? 0, 0, (int)Weights.Most);
        Between($"{path}.demand", visit.Demand, 0, 1_000_000);
        if (visit.Windows.Count == 0)
        {
            Add($"{path}.windows", "至少要有一个时间窗。");
        }
        var last = -1;
        for (var w = 0; w < visit.Windows.Count; w++)
        {
            var window = visit.Windows[w];
            var at = $"{path}.windows[{w}]";
            if (window.From < 0 || window.From > window.To || window.To > window.Until || window.Until > horizon * 2)
            {
                Add(at, "时间窗的开始不能晚于结束，也不能在排班的日期以外。");
            }
            else if (window.From <= last)
            {
                Add(at, "时间窗要按时间先后写，不能重叠（允许迟到的时间也算在内）。");
            }
            last = window.Until;
        }
        if (visit.Second is { } second && (second.MinGap > second.MaxGap || Math.Abs(second.MinGap) > horizon))
        {
            Add($"{path}.second", "两人间隔的最小值不能大于最大值。");
        }
        LookAtLock($"{path}.lock", visit);
    }

    private void LookAtLock(string path, Visit visit)
    {
        if (visit.Lock is not { } locked)
        {
            return;
        }
        var needed = visit.Second is null ? 1 : 2;
        if (locked.Workers.Count != needed)
        {
            Add($"{path}.workers", $"这次服务由 {needed} 人完成，要写 {needed} 个护理员的编号。");
        }
        else if (needed == 2 && locked.Workers[0] == locked.Workers[1])
        {
            Add($"{path}.workers", "两个人不能是同一个护理员。");
        }
        for (var i = 0; i < locked.Workers.Count; i++)
        {
            Known(workers, locked.Workers[i], $"{path}.workers[{i}]", "护理员");
        }
    }

    private void Relations()
    {
        for (var i = 0; i < data.Bonds.Count && faults.Count < MostFaults; i++)
        {
            Known(workers, data.Bonds[i].Worker, $"bonds[{i}].worker", "护理员");
        }
        for (var i = 0; i < data.History.Count && faults.Count < MostFaults; i++)
        {
            Known(workers, data.History[i].Worker, $"history[{i}].worker", "护理员");
            Between($"history[{i}].visits", data.History[i].Visits, 0, 1_000_000);
        }
        var twice = data.History.GroupBy(h => (h.Elder, h.Worker)).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            Add("history", $"老人“{twice.Key.Elder}”与护理员“{twice.Key.Worker}”写了两次，请合成一条。");
        }
    }

    /// <summary>An order that runs in a ring could never be kept.</summary>
    private void Orders()
    {
        var waiting = new int[data.Visits.Count];
        var then = new List<int>?[data.Visits.Count];
        for (var i = 0; i < data.Orders.Count && faults.Count < MostFaults; i++)
        {
            var order = data.Orders[i];
            var known =
                Known(visits, order.First, $"orders[{i}].first", "服务")
                & Known(visits, order.Then, $"orders[{i}].then", "服务");
            Between($"orders[{i}].gapMinutes", order.MinGap, 0, horizon);
            if (known)
            {
                (then[visits[order.First]] ??= []).Add(visits[order.Then]);
                waiting[visits[order.Then]]++;
            }
        }
        var ready = new Stack<int>(Enumerable.Range(0, waiting.Length).Where(v => waiting[v] == 0));
        var done = 0;
        while (ready.TryPop(out var visit))
        {
            done++;
            foreach (var next in then[visit] ?? [])
            {
                if (--waiting[next] == 0)
                {
                    ready.Push(next);
                }
            }
        }
        if (done < waiting.Length)
        {
            var ring = Array.FindIndex(waiting, w => w > 0);
            Add("orders", $"先后顺序首尾相接，永远无法满足，其中有服务“{data.Visits[ring].Id}”。");
        }
    }

    private void WeightsAreSane()
    {
        var weights = data.Weights;
        (string Name, double Value)[] all =
        [
            ("travel", weights.Travel),
            ("unserved", weights.Unserved),
            ("lateness", weights.Lateness),
            ("stranger", weights.Stranger),
            ("carers", weights.Carers),
            ("notPreferred", weights.NotPreferred),
            ("outsideArea", weights.OutsideArea),
            ("loadFairness", weights.LoadFairness),
            ("travelFairness", weights.TravelFairness),
            ("otherWorker", weights.OtherWorker),
            ("otherTime", weights.OtherTime),
            ("tour", weights.Tour),
        ];
        foreach (var (name, value) in all)
        {
            if (!(value >= 0 && value <= Weights.Most))
            {
                Add($"weights.{name}", $"应在 0 到 {Weights.Most:0} 之间。");
            }
        }
    }

    private void Between(string path, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            Add(path, $"应在 {least} 到 {most} 之间，现在是 {value}。");
        }
    }

    private bool Known(Dictionary<string, int> index, string id, string path, string what)
    {
        if (index.ContainsKey(id))
        {
            return true;
        }
        Add(path, $"没有编号为“{id}”的{what}。");
        return false;
    }

    private void Add(string path, string sentence)
    {
        if (faults.Count < MostFaults)
        {
            faults.Add(Fault.Invalid("roster", $"{path}：{sentence}", path));
        }
    }
}
