using Yiju.Routing.Rosters.Constraints;

namespace Yiju.Routing.Rosters.Solving;

/// <summary>What it costs that this worker and no other makes a visit, wherever it stands in the tour.</summary>
internal static class PairCosts
{
    public static readonly ObjectivePart[] Parts =
    [
        ObjectivePart.Stranger,
        ObjectivePart.NotPreferred,
        ObjectivePart.OutsideArea,
    ];

    /// <returns>Minutes of travel.</returns>
    public static double Of(ObjectivePart part, RosterProblem problem, Visit visit, Worker worker)
    {
        var weights = problem.Data.Weights;
        return part switch
        {
            ObjectivePart.Stranger => weights.Stranger * Strangeness(problem, visit.Elder, worker.Id),
            ObjectivePart.NotPreferred => Disappoints(problem, visit.Elder, worker.Id) ? weights.NotPreferred : 0,
            ObjectivePart.OutsideArea => IsOutside(visit, worker) ? weights.OutsideArea : 0,
            _ => 0,
        };
    }

    private static double Strangeness(RosterProblem problem, string elder, string worker)
    {
        var (all, own) = (0.0, 0.0);
        foreach (var known in problem.HistoryOf(elder))
        {
            all += known.Visits;
            own += known.Worker == worker ? known.Visits : 0;
        }
        return all == 0 ? 0 : 1 - (own / all);
    }

    private static bool Disappoints(RosterProblem problem, string elder, string worker)
    {
        var anybody = false;
        foreach (var bond in problem.BondsOf(elder))
        {
            if (bond.Kind == BondKind.Preferred)
            {
                if (bond.Worker == worker)
                {
                    return false;
                }
                anybody = true;
            }
        }
        return anybody;
    }

    private static bool IsOutside(Visit visit, Worker worker) =>
        visit.Area is { } area && worker.Areas.Count > 0 && !worker.Areas.Contains(area);
}
