namespace Yiju.Siting.Location.Plant;

/// <summary>Makes solutions out of the open sets of a relaxation: keeps the limits, then interchanges.</summary>
internal sealed class Repair
{
    private readonly Stage stage;
    private readonly Watch watch;
    private readonly Interchange search;
    private readonly HashSet<long> seen = [];

    public Repair(Stage stage, Watch watch)
    {
        this.stage = stage;
        this.watch = watch;
        search = new Interchange(stage.Problem);
        Pause = (int)Math.Clamp(stage.Problem.Near.Pairs / 100_000, 8, 25);
    }

    /// <summary>Evaluations between two solutions, so that they take a fraction of the time.</summary>
    public int Pause { get; }

    /// <param name="chosen">An open set; one that was tried before is not tried again.</param>
    public void From(ReadOnlySpan<bool> chosen, Incumbent incumbent)
    {
        var open = new List<int>();
        var mark = 17L;
        for (var site = 0; site < chosen.Length; site++)
        {
            if (chosen[site])
            {
                open.Add(site);
                mark = unchecked((mark * 1_000_003) + site);
            }
        }
        if (!seen.Add(mark))
        {
            return;
        }
        if (!search.Become([.. open], watch))
        {
            return;
        }
        while (!search.LimitsHold() && search.Cheapest() is var site and >= 0)
        {
            search.Close(site);
        }
        if (stage.Problem.Count is { } count && search.OpenCount != count)
        {
            return;
        }
        search.Improve(watch);
        if (search.LimitsHold())
        {
            stage.Offer(incumbent, search.Cost, search.OpenSites());
        }
    }
}
