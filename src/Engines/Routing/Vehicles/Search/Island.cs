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

    private readonly SearchBudget budget;
    private readonly SeededRandom random;
    private readonly Ruin ruin;
    private readonly Recreate recreate;
    private readonly FleetReduction fleet;
    private readonly int[] seeds;
    private readonly int fewest;
    private readonly double fleetShare;
    private Cooling cooling;
    private int seedCount;

    /// <param name="setting">What all islands share.</param>
    /// <param name="random">The island's own.</param>
    public Island(IslandSetting setting, SeededRandom random)
    {
        (budget, fewest, this.random) = (setting.Budget, setting.FewestVehicles, random);
        seeds = [.. setting.Customers];
        seedCount = seeds.Length;
        ruin = new Ruin(setting.Neighbourhoods, random);
        recreate = new Recreate(setting.Neighbourhoods, random, thrifty: setting.ReduceFleet);
        fleet = new FleetReduction(setting.Problem.Size);
        Current = new Tours(setting.Problem, setting.Vehicles, seeds);
        Best = new Tours(setting.Problem, setting.Vehicles, seeds);
        recreate.Apply(Current);
        Current.Commit();
        Best.CopyFrom(Current);
        fleetShare = setting.ReduceFleet ? Lab.Fleet : 0;
        cooling = new Cooling(TypicalLeg, fleetShare);
        Reducing = setting.ReduceFleet;
        if (Reducing)
        {
            ReduceOrStop();
        }
    }

    public Tours Current { get; }

    /// <summary>Serves the most customers, then has the fewest vehicles if that is asked for, then the least cost.</summary>
    public Tours Best { get; }

    public long Iterations { get; private set; }

    /// <summary>Whether it still looks for a plan with fewer vehicles.</summary>
    public bool Reducing { get; private set; }

    private double TypicalLeg => (double)Current.Cost / Math.Max(1, Current.Served + Current.Used);

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
        Best.CopyFrom(plan);
        if (Reducing)
        {
            ReduceOrStop();
        }
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

    private bool Look()
    {
        if (budget.Over)
        {
            return false;
        }
        var share = budget.Share(Iterations);
        if (Reducing && share >= fleetShare)
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
        if (left < Best.AbsentCount || (left == Best.AbsentCount && Current.Cost < Best.Cost))
        {
            Best.CopyFrom(Current);
        }
    }

    private void DecideOnFleet()
    {
        if (!fleet.Accepts(Current, cooling.Limit(Current.CommittedCost, random)))
        {
            Current.Rollback();
            return;
        }
        Current.Commit();
        if (Current.AbsentCount == 0)
        {
            Best.CopyFrom(Current);
            ReduceOrStop();
        }
    }

    private void ReduceOrStop()
    {
        if (Best.AbsentCount > 0 || Best.Used <= fewest)
        {
            StopReducing();
            return;
        }
        fleet.CloseRoute(Current);
    }

    private void StopReducing()
    {
        Reducing = false;
        Current.CopyFrom(Best);
        Current.CloseEmpty();
        Current.Commit();
    }
}
