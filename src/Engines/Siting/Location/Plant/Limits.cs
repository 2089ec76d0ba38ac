namespace Yiju.Siting.Location.Plant;

/// <summary>Which sites may be opened beside those that are open: groups and side rows.</summary>
internal sealed class Limits(PlantLocation problem)
{
    private readonly double[] used = new double[problem.Rows.Count];
    private readonly int[] inGroup = new int[(problem.Group?.Max() ?? -1) + 1];

    /// <summary>True where neither groups nor rows limit anything.</summary>
    public bool None { get; } = problem.Group is null && problem.Rows.Count == 0;

    public void Clear()
    {
        Array.Clear(used);
        Array.Clear(inGroup);
    }

    public void Open(int site) => Change(site, 1);

    public void Close(int site) => Change(site, -1);

    /// <param name="closing">A site that is closed in the same move; −1 for none.</param>
    public bool Allows(int opening, int closing)
    {
        if (
            problem.Group is { } group
            && inGroup[group[opening]] - (closing >= 0 && group[closing] == group[opening] ? 1 : 0) > 0
        )
        {
            return false;
        }
        for (var row = 0; row < used.Length; row++)
        {
            var coefficients = problem.Rows[row].Coefficients;
            var change = coefficients[opening] - (closing < 0 ? 0 : coefficients[closing]);
            if (change > 0 && used[row] + change > Slack(problem.Rows[row].Limit))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether what is open keeps all limits.</summary>
    public bool Hold()
    {
        for (var row = 0; row < used.Length; row++)
        {
            if (used[row] > Slack(problem.Rows[row].Limit))
            {
                return false;
            }
        }
        return inGroup.All(n => n <= 1);
    }

    /// <summary>Sums of costs are exact to rounding only.</summary>
    private static double Slack(double limit) => limit + (Math.Abs(limit) * 1e-12) + 1e-12;

    private void Change(int site, int by)
    {
        if (problem.Group is { } group)
        {
            inGroup[group[site]] += by;
        }
        for (var row = 0; row < used.Length; row++)
        {
            used[row] += by * problem.Rows[row].Coefficients[site];
        }
    }
}
