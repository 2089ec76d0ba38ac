namespace Yiju.Siting.Location.Plant;

/// <summary>A problem with fewer sites than the one that was asked about, and the names its sites had there.</summary>
internal sealed class Stage
{
    private readonly int[] names;

    private Stage(PlantLocation problem, int[] names)
    {
        Problem = problem;
        this.names = names;
    }

    public PlantLocation Problem { get; }

    public static Stage Of(PlantLocation problem) => new(problem, [.. Enumerable.Range(0, problem.Sites)]);

    /// <summary>Tells the incumbent of an open set.</summary>
    public bool Offer(Incumbent incumbent, double cost, int[] open) =>
        cost < incumbent.Cost && incumbent.Offer(cost, Array.ConvertAll(open, site => names[site]));

    /// <summary>The incumbent's sites as they are called here; those that were left out are missing.</summary>
    public int[] Here(Incumbent incumbent)
    {
        var open = incumbent.Open.ToHashSet();
        return [.. Enumerable.Range(0, names.Length).Where(site => open.Contains(names[site]))];
    }

    /// <summary>The same without the sites that are decided to be closed.</summary>
    /// <param name="over">When true, the stage is not to be used.</param>
    public (Stage Stage, sbyte[] State) Without(sbyte[] state, int threads, Func<bool> over)
    {
        var left = Enumerable.Range(0, state.Length).Where(site => state[site] != Decided.Closed).ToArray();
        var here = new int[state.Length];
        Array.Fill(here, -1);
        for (var k = 0; k < left.Length; k++)
        {
            here[left[k]] = k;
        }
        T[] Pick<T>(T[] all) => Array.ConvertAll(left, site => all[site]);
        var smaller = Problem with
        {
            Near = Problem.Near.Only(here, left.Length, threads, over),
            Fixed = Pick(Problem.Fixed),
            Kept = Pick(Problem.Kept),
            Group = Problem.Group is { } group ? Pick(group) : null,
            Rows = [.. Problem.Rows.Select(row => row with { Coefficients = Pick(row.Coefficients) })],
        };
        return (new Stage(smaller, Pick(names)), Pick(state));
    }
}
