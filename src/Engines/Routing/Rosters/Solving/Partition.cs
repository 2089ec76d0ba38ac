namespace Yiju.Routing.Rosters.Solving;

/// <summary>
/// Cuts a city into parts of about equal work that can be searched side by side, along other lines every time, so that
/// every border comes to lie inside of a part sooner or later.
/// </summary>
internal sealed class Partition(Instance instance)
{
    /// <summary>A part has about this many jobs.</summary>
    private const int JobsPerPart = 1500;

    /// <summary>The angle between cuts of following rounds in radians: the golden one, so that no cut comes back soon.</summary>
    private const double Turn = 2.399963229728653;

    private readonly (double X, double Y)[] workerAt = new (double, double)[instance.Workers.Length];
    private readonly int[] load = new int[instance.Workers.Length];

    /// <summary>A power of two; 1 for what is too small to be cut.</summary>
    public int Parts { get; } = Count(instance.Jobs, instance.Workers.Length);

    /// <summary>The tours of each part, and the visits left out that it may put in.</summary>
    public (int[] Tours, List<int> Left)[] Cut(Schedule schedule, int round)
    {
        Locate(schedule);
        var left = Enumerable
            .Range(0, instance.JobsOf.Length)
            .Where(v => !schedule.IsPlaced(instance.JobsOf[v].First))
            .ToList();
        var parts = new List<(int[] Workers, List<int> Left)>
        {
            (Enumerable.Range(0, instance.Workers.Length).ToArray(), left),
        };
        for (var level = 0; parts.Count < Parts; level++)
        {
            var angle = (round * Turn) + (level * Math.PI / 2);
            parts = [.. parts.SelectMany(p => Halve(p.Workers, p.Left, Math.Cos(angle), Math.Sin(angle)))];
        }
        return [.. parts.Select(p => (ToursOf(p.Workers), p.Left))];
    }

    private static int Count(int jobs, int workers)
    {
        var parts = 1;
        while (jobs > 2 * parts * JobsPerPart * 3 / 4 && workers >= 8 * parts)
        {
            parts *= 2;
        }
        return parts;
    }

    private IEnumerable<(int[], List<int>)> Halve(int[] workers, List<int> left, double x, double y)
    {
        double Along((double X, double Y) at) => (at.X * x) + (at.Y * y);
        var sorted = workers.OrderBy(w => Along(workerAt[w])).ThenBy(w => w).ToArray();
        var all = sorted.Sum(w => 1L + load[w]);
        var (cut, sum) = (0, 0L);
        while (cut < sorted.Length - 1 && 2 * sum < all)
        {
            sum += 1 + load[sorted[cut++]];
        }
        var border = Along(workerAt[sorted[cut]]);
        var near = left.Where(v => Along(At(instance.Nodes[instance.JobsOf[v].First].Place)) < border).ToList();
        yield return (sorted[..cut], near);
        yield return (sorted[cut..], [.. left.Except(near)]);
    }

    /// <summary>A worker is where the work is, or where the shift starts if there is none.</summary>
    private void Locate(Schedule schedule)
    {
        for (var w = 0; w < workerAt.Length; w++)
        {
            ref readonly var worker = ref instance.Workers[w];
            var (x, y, count) = (0.0, 0.0, 0);
            for (var t = worker.FirstTour; t < worker.EndTour; t++)
            {
                for (var node = instance.Tours[t].First; node >= 0; node = schedule[node].Next)
                {
                    if (node < instance.Jobs)
                    {
                        var at = At(instance.Nodes[node].Place);
                        (x, y, count) = (x + at.X, y + at.Y, count + 1);
                    }
                }
            }
            load[w] = count;
            workerAt[w] =
                count > 0 ? (x / count, y / count)
                : worker.FirstTour < worker.EndTour ? At(instance.Nodes[instance.Tours[worker.FirstTour].First].Place)
                : (0, 0);
        }
    }

    private (double X, double Y) At(int place)
    {
        var at = instance.Problem.Data.Places[place];
        return (at.Longitude, at.Latitude);
    }

    private int[] ToursOf(int[] workers) =>
        [
            .. workers
                .Order()
                .SelectMany(w =>
                    Enumerable.Range(
                        instance.Workers[w].FirstTour,
                        instance.Workers[w].EndTour - instance.Workers[w].FirstTour
                    )
                ),
        ];
}
