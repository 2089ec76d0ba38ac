using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location.Fair;

/// <summary>Swaps that make the worst division better, or everybody without making it worse.</summary>
internal sealed class SwapDescent(PlantLocation problem, Divisions divisions, Watch watch)
{
    /// <summary>Open sets that are measured in one descent.</summary>
    private const int Most = 4000;

    private readonly Limits limits = new(problem);

    /// <summary>Whether a set has the right number and keeps all limits.</summary>
    public bool Keeps(int[] open)
    {
        limits.Clear();
        Array.ForEach(open, limits.Open);
        return limits.Hold() && (problem.Count is not { } count || open.Length == count);
    }

    public int[] From(int[] start)
    {
        int[] open = [.. start];
        var best = divisions.Measure(open);
        var tried = 0;
        for (var improved = true; improved; )
        {
            improved = false;
            for (var k = 0; k < open.Length; k++)
            {
                for (var site = 0; site < problem.Sites; site++)
                {
                    if (problem.Kept[open[k]] || open.Contains(site))
                    {
                        continue;
                    }
                    if (watch.Over || ++tried > Most)
                    {
                        return open;
                    }
                    int[] next = [.. open];
                    next[k] = site;
                    if (Keeps(next) && divisions.Measure(next) is var found && found.IsBetterThan(best))
                    {
                        (open, best, improved) = (next, found, true);
                    }
                }
            }
        }
        return open;
    }
}
