using Yiju.Kernel.Search;

namespace Yiju.Routing.HomeCare.Search;

/// <summary>Which operations are close in space and time.</summary>
internal static class Nearness
{
    /// <summary>The nearest operations at other patients, nearest first: by the way there and a quarter of the time between the windows.</summary>
    public static int[][] Of(CareInstance instance, int most, SearchBudget budget)
    {
        var operations = instance.Operations;
        var near = new int[operations.Count][];
        var distance = new long[operations.Count];
        for (var from = 0; from < near.Length; from++)
        {
            if (budget.Over)
            {
                // Nobody will ask any more.
                near[from] = [];
                continue;
            }
            var here = operations[from].Patient;
            var others = Enumerable.Range(0, near.Length).Where(to => operations[to].Patient != here).ToArray();
            for (var to = 0; to < near.Length; to++)
            {
                var there = operations[to].Patient;
                var apart = Math.Abs(instance.Patients[here].Release - instance.Patients[there].Release);
                distance[to] = 4L * instance.Travel(here + 1, there + 1) + apart;
            }
            Array.Sort(Array.ConvertAll(others, to => distance[to]), others);
            near[from] = others[..Math.Min(most, others.Length)];
        }
        return near;
    }
}
