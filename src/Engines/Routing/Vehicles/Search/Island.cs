using Yiju.Kernel.Search;

namespace Yiju.Routing.Vehicles.Search;

/// <summary>
/// One of several searches side by side: ruins and recreates its plan over and over, first to do with fewer vehicles
/// when that is asked for, then to shorten it by simulated annealing.
/// </summary>
internal sealed class Island
{
    /// <summary>Iterations between two looks at the clock: some tenths of a millisecond.</summary>
    private const int LookEvery = 32;

    /// <summary>Share of the budget after which the search for fewer vehicles gives up.</summary>
    private const double FleetShare = 0.4;

    /// <summary>Exchanges of tails tried before each ruin.</summary>
    private const int TailTries = 6;

    private readonly SearchBudget budget;
    private readonly SeededRandom random;
    private readonly Ruin ruin;
    private readonly Recreate recreate;
    private readonly TailExchange tails;
    private readonly FleetReduction fleet;
    private readonly int[] seeds;
    private readonly int fewest;
    private readonly bool reduceFleet;
    private readonly Cooling cooling;
    private int seedCount;

    /// <param name="setting">What all islands share.</param>
    /// <param name="random">The island's own.</param>
    public Island(IslandSetting setting, SeededRandom random)
    {
        (budget, fewest, this.random) = (setting.Budget, setting.FewestVehicles, random);
        seeds = [.. setting.Customers];
        seedCount = seeds.Length;
        ruin = new Ruin(setting.Neighbourhoods, random);
        recreate = new Recreate(setting.Neighbourhoods, seedCount, random, thrifty: setting.ReduceFleet);
        tails = new TailExchange(setting.Neighbourhoods, random);
        fleet = new FleetReduction(setting.Problem.Size);
        Current = new Tours(setting.Problem, setting.Vehicles, seeds);
        Best = new Tours(setting.Problem, setting.Vehicles, seeds);
        recreate.Apply(Current);
        Current.Commit();
        Best.CopyFrom(Current);
        reduceFleet = setting.ReduceFleet;
        Reducing = reduceFleet || Current.AbsentCount > 0;
        cooling = new Cooling(
            (double)Current.Cost / Math.Max(1, Current.Served + Current.Used),
            Reducing ? FleetShare : 0
        );
        GoOnReducing();
    }

    public Tours Current { get; }

    /// <summary>Serves the most customers, then has the fewest vehicles if that is asked for, then the least cost.</summary>
    public Tours Best { get; }

    public long Iterations { get; private set; }

    /// <summary>Whether it still looks for room for everybody in the vehicles it has left.</summary>
    public bool Reducing { get; private set; }

    /// <summary>Does so many iterations; fewer when the budget is over.</summary>
    public void Advance(long iterations)
    {
        for (var i = 0L; i < iterations; i++)
        {
            if (Iterations++ % LookEvery == 0 && !Look())
            {
                return;
            }
            if (seedCount == 0)
            {
                continue;
            }
            ExchangeTails();
            ruin.Apply(Current, seeds[random.Below(seedCount)]);
            recreate.Apply(Current);
            if (Reducing)
            {
                DecideOnFleet();
            }
            else
            {
                DecideOnCost();
            }
        }
    }

    /// <summary>Goes on from another island's best plan.</summary>
    public void Adopt(Tours plan)
    {
        Current.CopyFrom(plan);
        LockFleet();
        Best.CopyFrom(plan);
        GoOnReducing();
    }

    /// <summary>Goes on with those routes of a plan that are on its side, and leaves the others alone.</summary>
    public void Take(Tours plan, ReadOnlySpan<int> sides, int side)
    {
        Current.Clear();
        Current.Add(plan, sides, side);
        Current.Commit();
        Best.CopyFrom(Current);
        seedCount = Current.ServedInto(seeds);
    }

    private void ExchangeTails()
    {
        for (var tries = TailTries; tries > 0; tries--)
        {
            tails.Try(Current, seeds[random.Below(seedCount)], cooling.Limit(Current.Cost, random));
        }
        Current.Commit();
        Keep();
    }

    private bool Look()
    {
        if (budget.Over)
        {
            return false;
        }
        var share = budget.Share(Iterations);
        if (Reducing && share >= FleetShare)
        {
            StopReducing();
        }
        cooling.At(share);
        return true;
    }

    private void DecideOnCost()
    {
        var (left, before) = (Current.AbsentCount, Current.CommittedAbsent.Length);
        if (left > before || (left == before && Current.Cost >= cooling.Limit(Current.CommittedCost, random)))
        {
            Current.Rollback();
            return;
        }
        Current.Commit();
        Keep();
    }

    private void DecideOnFleet()
    {
        if (!fleet.Accepts(Current, cooling.Limit(Current.CommittedCost, random)))
        {
            Current.Rollback();
            return;
        }
        Current.Commit();
        Keep();
        GoOnReducing();
    }

    /// <summary>Remembers the current plan if it is the best, which one with fewer vehicles always is.</summary>
    private void Keep()
    {
        var (left, most) = (Current.AbsentCount, Best.AbsentCount);
        var saved = reduceFleet ? Best.Used - Current.Used : 0;
        if (left < most || (left == most && (saved > 0 || (saved == 0 && Current.Cost < Best.Cost))))
        {
            LockFleet();
            Best.CopyFrom(Current);
        }
    }

    /// <summary>A vehicle that was saved stays at home.</summary>
    private void LockFleet()
    {
        if (reduceFleet && Current.AbsentCount == 0)
        {
            Current.CloseEmpty();
        }
    }

    /// <summary>Closes the next route once everybody has found room; stops when that cannot work or is not asked for.</summary>
    private void GoOnReducing()
    {
        if (!Reducing || Current.AbsentCount > 0)
        {
            return;
        }
        if (reduceFleet && Current.Used > fewest)
        {
            fleet.CloseRoute(Current);
        }
        else
        {
            StopReducing();
        }
    }

    private void StopReducing()
    {
        Reducing = false;
        Current.CopyFrom(Best);
        LockFleet();
    }
}
