using System.Runtime.InteropServices;
using System.Text;
using Yiju.Routing.Rosters.Constraints;

namespace Yiju.Routing.Rosters.Solving;

/// <summary>
/// Who may make what at which cost. Jobs with the same demands share a row; an elder with bonds or a history has rows of
/// her own, which differ from the shared one by a constant and in the few workers who are named. Locks are left out:
/// they would give every job a row, and the search looks at them itself.
/// </summary>
internal sealed class PairTable(RosterProblem problem, List<TourFacts> tours)
{
    private readonly List<int[]> rows = [];
    private readonly Dictionary<string, int> rowOf = new(StringComparer.Ordinal);
    private readonly StringBuilder key = new();

    /// <summary>Gives every job its row.</summary>
    public int[][] Fill(List<NodeFacts> nodes, int jobs)
    {
        foreach (ref var node in CollectionsMarshal.AsSpan(nodes)[..jobs])
        {
            var visit = problem.Visits[node.Visit];
            var demands = Demands(visit, node.IsSecond);
            if (!rowOf.TryGetValue(demands, out node.Row))
            {
                node.Row = Add(demands, SharedRow(visit, node.IsSecond));
            }
            if (problem.BondsOf(visit.Elder).Any() || problem.HistoryOf(visit.Elder).Any())
            {
                var own = $"{demands}\u0002{visit.Elder}";
                var shared = node.Row;
                if (!rowOf.TryGetValue(own, out node.Row))
                {
                    node.Row = Add(own, OwnRow(visit, node.IsSecond, rows[shared]));
                }
            }
        }
        return [.. rows];
    }

    private int Add(string name, int[] row)
    {
        rowOf.Add(name, rows.Count);
        rows.Add(row);
        return rows.Count - 1;
    }

    private string Demands(Visit visit, bool second)
    {
        key.Clear();
        key.AppendJoin('\u0001', second ? visit.Second!.Skills : visit.Skills).Append('\u0002');
        key.AppendJoin('\u0001', visit.Certificates).Append('\u0002').Append(visit.Language).Append('\u0002');
        key.Append(visit.Sex).Append('\u0002').Append(visit.Area).Append('\u0002').Append(visit.Demand);
        return key.ToString();
    }

    /// <summary>As if the elder had neither bonds nor history.</summary>
    private int[] SharedRow(Visit visit, bool second)
    {
        var stranger = visit with { Elder = "" };
        var row = new int[tours.Count];
        for (var t = 0; t < row.Length; t++)
        {
            row[t] = Entry(stranger, second, t);
        }
        return row;
    }

    private int[] OwnRow(Visit visit, bool second, int[] shared)
    {
        var weights = problem.Data.Weights;
        var minutes =
            (problem.HistoryOf(visit.Elder).Any(h => h.Visits > 0) ? weights.Stranger : 0)
            + (problem.BondsOf(visit.Elder).Any(b => b.Kind == BondKind.Preferred) ? weights.NotPreferred : 0);
        var constant = (int)InstanceBuilder.Cost(minutes);
        var row = new int[shared.Length];
        for (var t = 0; t < row.Length; t++)
        {
            row[t] = shared[t] == Instance.Forbidden ? Instance.Forbidden : shared[t] + constant;
        }
        var named = problem
            .BondsOf(visit.Elder)
            .Select(b => b.Worker)
            .Concat(problem.HistoryOf(visit.Elder).Select(h => h.Worker))
            .Select(problem.Worker)
            .ToHashSet();
        for (var t = 0; t < row.Length; t++)
        {
            if (named.Contains(tours[t].Worker))
            {
                row[t] = Entry(visit, second, t);
            }
        }
        return row;
    }

    private int Entry(Visit visit, bool second, int tour)
    {
        var worker = problem.Workers[tours[tour].Worker];
        var day = problem.Data.FirstDay.AddDays(tours[tour].Day);
        var question = new PairQuestion(problem, visit, second, worker, day);
        foreach (var constraint in ConstraintBook.Pairs)
        {
            if (constraint is not LockConstraint && constraint.Objection(question) is not null)
            {
                return Instance.Forbidden;
            }
        }
        return (int)InstanceBuilder.Cost(PairCosts.Parts.Sum(p => PairCosts.Of(p, problem, visit, worker)));
    }
}
