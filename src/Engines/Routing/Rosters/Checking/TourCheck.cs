using Yiju.Routing.Rosters.Constraints;

namespace Yiju.Routing.Rosters.Checking;

/// <summary>Walks one tour stop by stop.</summary>
internal sealed class TourCheck(
    RosterProblem problem,
    Worker worker,
    Tour tour,
    Services services,
    List<Breach> breaches
)
{
    private readonly Shift shift = worker.Shifts[tour.Shift];
    private readonly int mode = problem.Mode(worker);
    private int at = problem.Place(worker.Start);
    private int free = tour.Leave;
    private int load;
    private int trips = 1;

    public void Run()
    {
        if (tour.Leave - (worker.Vehicle?.LoadTime ?? 0) < shift.From)
        {
            Add("shift", $"{Clock.Text(tour.Leave)} 出发，早于班次开始的 {Clock.Text(shift.From)}。");
        }
        foreach (var stop in tour.Stops)
        {
            Walk(stop);
        }
        var home = problem.Data.Travel.Seconds(mode, at, problem.Place(worker.End));
        Travels("收工", home, tour.TravelBack);
        if (home < Travel.Never && tour.Back < free + home)
        {
            Add("plan", $"{Clock.Text(tour.Back)} 收工，路上至少要到 {Clock.Text(free + home)}。");
        }
        if (tour.Back > shift.Until)
        {
            Add("shift", $"{Clock.Text(tour.Back)} 才收工，班次到 {Clock.Text(shift.Until)} 为止。");
        }
        Breaks();
    }

    private void Walk(Stop stop)
    {
        if (stop.Kind == StopKind.Break)
        {
            if (stop.Start < free || stop.Travel != 0)
            {
                Add("plan", $"{Clock.Text(stop.Start)} 的休息与前一项重叠。");
            }
            free = stop.End;
            return;
        }
        var visit = stop.Visit is null ? -1 : problem.Visit(stop.Visit);
        if (stop.Kind == StopKind.Visit && visit < 0)
        {
            Add("plan", $"没有编号为“{stop.Visit}”的服务。");
            return;
        }
        var place =
            stop.Kind == StopKind.Reload ? problem.Place(worker.Start) : problem.Place(problem.Visits[visit].Place);
        var travel = problem.Data.Travel.Seconds(mode, at, place);
        var name = stop.Kind == StopKind.Reload ? "装车" : $"服务“{stop.Visit}”";
        Travels(name, travel, stop.Travel);
        var settled =
            visit >= 0
            && (stop.Second ? problem.Visits[visit].Lock?.SecondStart : problem.Visits[visit].Lock?.Start) is not null;
        var leave = settled || stop.Kind == StopKind.Reload ? free : Math.Max(free, problem.Data.Now ?? 0);
        var arrival = leave + travel;
        if (travel < Travel.Never && (stop.Start < arrival || stop.Arrival > stop.Start))
        {
            Add("plan", $"{name}{Clock.Text(stop.Start)} 开始，而最早 {Clock.Text(arrival)} 才能到。");
        }
        at = place;
        free = stop.End;
        if (stop.Kind == StopKind.Reload)
        {
            Reload(stop);
            return;
        }
        Serve(problem.Visits[visit], stop);
        services.Add(visit, worker.Id, stop);
    }

    private void Reload(Stop stop)
    {
        load = 0;
        if (worker.Vehicle is not { } vehicle || ++trips > vehicle.Trips)
        {
            Add("capacity", $"最多 {worker.Vehicle?.Trips ?? 1} 趟，{Clock.Text(stop.Start)} 又装了一次车。");
        }
        else if (stop.End - stop.Start < vehicle.LoadTime)
        {
            Add("capacity", $"{Clock.Text(stop.Start)} 装车的时间不足。");
        }
    }

    private void Serve(Visit visit, Stop stop)
    {
        var day = problem.Data.FirstDay.AddDays(shift.From / RosterProblem.DaySeconds);
        var question = new PairQuestion(problem, visit, stop.Second, worker, day);
        if (stop.Second && visit.Second is null)
        {
            Add("plan", $"服务“{visit.Id}”只要一人。");
            return;
        }
        foreach (var constraint in ConstraintBook.Pairs)
        {
            if (constraint.Objection(question) is { } objection)
            {
                Add(constraint.Id, $"服务“{visit.Id}”：{objection}");
            }
        }
        if (stop.End - stop.Start != visit.Duration)
        {
            Add("plan", $"服务“{visit.Id}”应做 {visit.Duration / 60.0:0.#} 分钟。");
        }
        load += visit.Demand;
        if (worker.Vehicle is { } vehicle && load > vehicle.Capacity && visit.Demand <= vehicle.Capacity)
        {
            Add("capacity", $"到服务“{visit.Id}”为止这一趟已装 {load} 份，超过 {vehicle.Capacity} 份。");
        }
        Window(visit, stop);
    }

    private void Window(Visit visit, Stop stop)
    {
        var settled = stop.Second ? visit.Lock?.SecondStart : visit.Lock?.Start;
        if (settled is { } start)
        {
            if (stop.Start != start)
            {
                Add("lock", $"服务“{visit.Id}”已定 {Clock.Text(start)} 开始，计划是 {Clock.Text(stop.Start)}。");
            }
            return;
        }
        var (after, before) = stop.Second ? (visit.Second!.MinGap, visit.Second.MaxGap) : (0, 0);
        if (!visit.Windows.Any(w => stop.Start >= w.From + after && stop.Start <= w.Until + before))
        {
            Add("window", $"服务“{visit.Id}”{Clock.Text(stop.Start)} 开始，不在任何时间窗内。");
        }
    }

    /// <summary>Each break that falls due between leaving and coming back is taken, in its time and whole.</summary>
    private void Breaks()
    {
        var taken = tour.Stops.Where(s => s.Kind == StopKind.Break).ToList();
        foreach (var rest in shift.Breaks)
        {
            var found = taken.FindIndex(s =>
                s.Start >= rest.From && s.Start <= rest.Until && s.End - s.Start >= rest.Duration
            );
            if (found >= 0)
            {
                taken.RemoveAt(found);
            }
            else if (tour.Leave - (worker.Vehicle?.LoadTime ?? 0) <= rest.Until && tour.Back > rest.Until)
            {
                Add("break", $"{Clock.Text(rest.From)} 到 {Clock.Text(rest.Until)} 之间应开始休息，计划里没有。");
            }
        }
    }

    private void Travels(string name, int real, int told)
    {
        if (real >= Travel.Never)
        {
            Add("way", $"到{name}没有路。");
        }
        else if (told != real)
        {
            Add("plan", $"到{name}路上要 {real} 秒，计划写的是 {told} 秒。");
        }
    }

    private void Add(string constraint, string sentence) =>
        breaches.Add(new Breach(constraint, $"护理员“{worker.Id}”：{sentence}"));
}
