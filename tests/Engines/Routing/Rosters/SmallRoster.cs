using Yiju.Routing.Rosters;

namespace Yiju.Tests.Engines.Routing.Rosters;

/// <summary>A street of a few houses, a minute on foot from one to the next; times are written in minutes.</summary>
internal static class SmallRoster
{
    public const int Houses = 12;

    public static int Minutes(double minutes) => (int)(minutes * 60);

    public static Visit Visit(string id, int house, int from = 480, int to = 960, int minutes = 30) =>
        new()
        {
            Id = id,
            Elder = $"elder-{house}",
            Place = $"h{house}",
            Windows = [Window(from, to)],
            Duration = Minutes(minutes),
        };

    public static TimeWindow Window(int from, int to, int late = 0) =>
        new(Minutes(from), Minutes(to), Minutes(to + late));

    public static Worker Worker(string id, int house = 0, int from = 480, int to = 1020) =>
        new()
        {
            Id = id,
            Start = $"h{house}",
            End = $"h{house}",
            Shifts = [new Shift(Minutes(from), Minutes(to), [])],
        };

    public static RosterData Data(IReadOnlyList<Worker> workers, IReadOnlyList<Visit> visits, int days = 1) =>
        new()
        {
            FirstDay = new DateOnly(2026, 3, 2),
            Days = days,
            Places = [.. Enumerable.Range(0, Houses).Select(h => new Place($"h{h}", 113 + (h * 0.001), 22.5))],
            Travel = Travel.OnPlane(
                [.. Enumerable.Range(0, Houses).Select(h => h * 60f)],
                new float[Houses],
                [new Mode("foot", 1, 0)]
            ),
            Workers = workers,
            Visits = visits,
        };

    public static RosterProblem Problem(IReadOnlyList<Worker> workers, IReadOnlyList<Visit> visits) =>
        RosterProblem.Create(Data(workers, visits)).Value;

    /// <summary>A tour as a plan tells it; starts in minutes, everything else as the street has it.</summary>
    public static Tour Tour(RosterProblem problem, string worker, params (string Visit, double Start)[] stops) =>
        Tour(problem, worker, 0, stops);

    public static Tour Tour(
        RosterProblem problem,
        string worker,
        int shift,
        params (string Visit, double Start)[] stops
    )
    {
        var of = problem.Workers[problem.Worker(worker)];
        var at = problem.Place(of.Start);
        var list = new List<Stop>();
        foreach (var (name, start) in stops)
        {
            var second = name.EndsWith('\'');
            var visit = problem.Visits[problem.Visit(name.TrimEnd('\''))];
            var to = problem.Place(visit.Place);
            var travel = problem.Data.Travel.Seconds(0, at, to);
            var begins = Minutes(start);
            list.Add(new Stop(StopKind.Visit, visit.Id, second, begins, begins, begins + visit.Duration, travel));
            at = to;
        }
        var back = problem.Data.Travel.Seconds(0, at, problem.Place(of.End));
        return new Tour(worker, shift, list[0].Start - list[0].Travel, list, list[^1].End + back, back);
    }
}
