using Yiju.Routing.Rosters.Constraints;

namespace Yiju.Routing.Rosters.Checking;

/// <summary>Who was where when, by visit: for the rules that bind several tours.</summary>
internal sealed class Services(RosterProblem problem)
{
    private readonly List<(string Worker, Stop Stop)>?[] byVisit = new List<(string, Stop)>?[problem.Visits.Count];

    public void Add(int visit, string worker, Stop stop) => (byVisit[visit] ??= []).Add((worker, stop));

    public void Check(List<Breach> breaches)
    {
        for (var v = 0; v < byVisit.Length; v++)
        {
            if (byVisit[v] is { } services)
            {
                Check(problem.Visits[v], services, breaches);
            }
        }
        foreach (var order in problem.Data.Orders)
        {
            var (first, then) = (byVisit[problem.Visit(order.First)], byVisit[problem.Visit(order.Then)]);
            if (first is null || then is null)
            {
                continue;
            }
            var (ends, starts) = (first.Max(s => s.Stop.End), then.Min(s => s.Stop.Start));
            if (starts < ends + order.MinGap)
            {
                breaches.Add(
                    new Breach(
                        "link",
                        $"服务“{order.Then}”{Clock.Text(starts)} 开始，应在“{order.First}”{Clock.Text(ends)} 结束之后。"
                    )
                );
            }
        }
    }

    private static void Check(Visit visit, List<(string Worker, Stop Stop)> services, List<Breach> breaches)
    {
        var firsts = services.Where(s => !s.Stop.Second).ToList();
        var seconds = services.Where(s => s.Stop.Second).ToList();
        var (wantedFirst, wantedSecond) = (1, visit.Second is null ? 0 : 1);
        if (firsts.Count != wantedFirst || seconds.Count != wantedSecond)
        {
            breaches.Add(
                new Breach(
                    "plan",
                    $"服务“{visit.Id}”应有 {wantedFirst + wantedSecond} 人各来一次，计划里有 {services.Count} 次。"
                )
            );
            return;
        }
        if (visit.Second is not { } second)
        {
            return;
        }
        if (firsts[0].Worker == seconds[0].Worker)
        {
            breaches.Add(new Breach("two-persons", $"双人服务“{visit.Id}”的两人是同一个护理员“{firsts[0].Worker}”。"));
        }
        var gap = seconds[0].Stop.Start - firsts[0].Stop.Start;
        if (gap < second.MinGap || gap > second.MaxGap)
        {
            breaches.Add(
                new Breach(
                    "link",
                    $"双人服务“{visit.Id}”两人开始的时间相差 {gap / 60.0:0.#} 分钟，应在 {second.MinGap / 60.0:0.#} 到 {second.MaxGap / 60.0:0.#} 分钟之间。"
                )
            );
        }
    }
}
