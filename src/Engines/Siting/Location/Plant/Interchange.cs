using System.Numerics;
using System.Runtime.InteropServices;

namespace Yiju.Siting.Location.Plant;

/// <summary>
/// Vertex substitution (Teitz and Bart 1968) with the bookkeeping of Whitaker (1983, INFOR 21)
/// as Resende and Werneck lay it out (2007, doi 10.1007/s10479-006-0154-0): <c>gain</c> of opening a site, <c>loss</c>
/// of closing one, and <c>extra</c> for pairs that share points, all kept up as sites open and close. Where the number
/// of sites is free, single openings and closings are moves too.
/// </summary>
internal sealed class Interchange
{
    private const int PointsOfLook = 32;
    private readonly PlantLocation problem;
    private readonly NearLists near;
    private readonly double[] gain;
    private readonly double[] value;
    private readonly List<double> loss = [];
    private readonly List<double[]> extra = [];
    private readonly List<int> siteOfSlot = [];
    private readonly Stack<int> freeSlots = new();
    private readonly Closest closest;
    private readonly int[] slot;
    private readonly Limits limits;

    public Interchange(PlantLocation problem)
    {
        this.problem = problem;
        near = problem.Near;
        gain = new double[problem.Sites];
        value = new double[problem.Sites];
        slot = new int[problem.Sites];
        closest = new Closest(problem);
        limits = new Limits(problem);
        Array.Fill(slot, -1);
    }

    /// <summary>Of what is open now; sums are exact to rounding until <see cref="Recount"/>.</summary>
    public double Cost { get; private set; }

    public int OpenCount { get; private set; }

    /// <summary>The sites that are open, in the order of the sites.</summary>
    public int[] OpenSites() => [.. Enumerable.Range(0, problem.Sites).Where(s => slot[s] >= 0)];

    public bool IsOpen(int site) => slot[site] >= 0;

    /// <summary>The nearest open site of a point; −1 when being unserved is cheaper.</summary>
    public int First(int point) => closest.First(point);

    /// <summary>Cost of a unit from the nearest open site, or of being unserved.</summary>
    public double FirstCost(int point) => closest.FirstCost(point);

    /// <summary>The same if the nearest were closed.</summary>
    public double SecondCost(int point) => closest.SecondCost(point);

    public bool Allows(int opening, int closing = -1) =>
        slot[opening] < 0
        && (closing >= 0 || problem.Count is not { } count || OpenCount < count)
        && limits.Allows(opening, closing);

    public bool LimitsHold() => limits.Hold();

    /// <summary>Opens exactly these.</summary>
    /// <param name="watch">When its time is over, the work is left undone; null to do it whatever the time.</param>
    /// <returns>False when it was left undone: then the cost is infinite, and only becoming something else helps.</returns>
    public bool Become(ReadOnlySpan<int> sites, Watch? watch = null)
    {
        var wanted = new bool[problem.Sites];
        var common = 0;
        foreach (var site in sites)
        {
            wanted[site] = true;
            common += slot[site] >= 0 ? 1 : 0;
        }
        if (double.IsInfinity(Cost) || common < 2 || sites.Length + OpenCount - (2 * common) > sites.Length / 2)
        {
            return Rebuild(sites, watch);
        }
        foreach (var site in siteOfSlot.ToArray())
        {
            if (site >= 0 && !wanted[site])
            {
                Close(site);
            }
        }
        foreach (var site in sites)
        {
            if (slot[site] < 0)
            {
                Open(site);
            }
        }
        Cost = Recount();
        return true;
    }

    public void Open(int site)
    {
        slot[site] = TakeSlot(site);
        limits.Open(site);
        OpenCount++;
        Cost += problem.Fixed[site];
        var points = near.ColumnPoints(site);
        var costs = near.ColumnCosts(site);
        for (var k = 0; k < points.Length; k++)
        {
            var point = points[k];
            if (costs[k] < closest.SecondCost(point))
            {
                Count(point, -1);
                closest.Opened(point, site, costs[k]);
                Count(point, 1);
            }
        }
    }

    public void Close(int site)
    {
        var count = near.ColumnPoints(site).Length;
        for (var k = 0; k < count; k++)
        {
            // Looking further for one point may lengthen this column, behind what is left to do.
            var point = near.ColumnPoints(site)[k];
            if (closest.Uses(point, site))
            {
                Count(point, -1);
                closest.Find(point, slot, site);
                Count(point, 1);
            }
        }
        freeSlots.Push(slot[site]);
        siteOfSlot[slot[site]] = -1;
        slot[site] = -1;
        limits.Close(site);
        OpenCount--;
        Cost -= problem.Fixed[site];
    }

    /// <summary>The open site whose closing costs least, −1 when all are kept.</summary>
    public int Cheapest()
    {
        var (found, least) = (-1, double.PositiveInfinity);
        for (var s = 0; s < siteOfSlot.Count; s++)
        {
            if (siteOfSlot[s] is var site && site >= 0 && !problem.Kept[site] && loss[s] - problem.Fixed[site] < least)
            {
                (found, least) = (site, loss[s] - problem.Fixed[site]);
            }
        }
        return found;
    }

    /// <summary>Makes the best move again and again until none is left or the time is over.</summary>
    public void Improve(Watch watch)
    {
        while (!watch.Budget.Over && Best() is (var opening, var closing))
        {
            if (closing >= 0)
            {
                Close(closing);
            }
            if (opening >= 0)
            {
                Open(opening);
            }
        }
        Cost = Recount();
    }

    /// <summary>The cost summed anew.</summary>
    public double Recount()
    {
        var sum = 0.0;
        for (var point = 0; point < problem.Points; point++)
        {
            sum += problem.Weight[point] * closest.FirstCost(point);
        }
        foreach (var site in siteOfSlot)
        {
            sum += site >= 0 ? problem.Fixed[site] : 0;
        }
        return sum;
    }

    private bool Rebuild(ReadOnlySpan<int> sites, Watch? watch)
    {
        Cost = double.PositiveInfinity;
        Array.Fill(slot, -1);
        Array.Clear(gain);
        limits.Clear();
        loss.Clear();
        extra.Clear();
        siteOfSlot.Clear();
        freeSlots.Clear();
        foreach (var site in sites)
        {
            slot[site] = TakeSlot(site);
            limits.Open(site);
        }
        OpenCount = sites.Length;
        for (var point = 0; point < problem.Points; point++)
        {
            if (point % PointsOfLook == 0 && watch?.Budget.Over == true)
            {
                return false;
            }
            closest.Find(point, slot);
            Count(point, 1);
        }
        Cost = Recount();
        return true;
    }

    /// <returns>The sites to open and close, −1 for none of the two; null when nothing saves.</returns>
    private (int Opening, int Closing)? Best()
    {
        for (var site = 0; site < value.Length; site++)
        {
            value[site] = slot[site] >= 0 ? double.NegativeInfinity : gain[site] - problem.Fixed[site];
        }
        (int, int)? best = null;
        var saving = Math.Max(1e-9, Math.Abs(Cost) * 1e-10);
        if (problem.Count is null)
        {
            BestOpening(ref saving, ref best);
        }
        for (var s = 0; s < siteOfSlot.Count; s++)
        {
            if (siteOfSlot[s] is var closing && (closing < 0 || problem.Kept[closing]))
            {
                continue;
            }
            var closed = problem.Fixed[closing] - loss[s];
            if (problem.Count is null && closed > saving)
            {
                (saving, best) = (closed, (-1, closing));
            }
            if (Greatest(extra[s]) + closed > saving)
            {
                BestPartner(s, closed, ref saving, ref best);
            }
        }
        return best;
    }

    private void BestOpening(ref double saving, ref (int, int)? best)
    {
        for (var site = 0; site < value.Length; site++)
        {
            if (value[site] > saving && limits.Allows(site, -1))
            {
                (saving, best) = (value[site], (site, -1));
            }
        }
    }

    private void BestPartner(int s, double closed, ref double saving, ref (int, int)? best)
    {
        var (shared, closing) = (extra[s], siteOfSlot[s]);
        for (var site = 0; site < shared.Length; site++)
        {
            if (value[site] + shared[site] + closed is var saved && saved > saving)
            {
                if (limits.None || limits.Allows(site, closing))
                {
                    (saving, best) = (saved, (site, closing));
                }
            }
        }
    }

    /// <summary>The greatest sum of <see cref="value"/> and what a site saves together with one that closes.</summary>
    private double Greatest(double[] shared)
    {
        var values = MemoryMarshal.Cast<double, Vector<double>>(value);
        var others = MemoryMarshal.Cast<double, Vector<double>>(shared);
        var most = new Vector<double>(double.NegativeInfinity);
        for (var k = 0; k < values.Length; k++)
        {
            most = Vector.Max(most, values[k] + others[k]);
        }
        var greatest = double.NegativeInfinity;
        for (var k = 0; k < Vector<double>.Count; k++)
        {
            greatest = Math.Max(greatest, most[k]);
        }
        for (var site = values.Length * Vector<double>.Count; site < value.Length; site++)
        {
            greatest = Math.Max(greatest, value[site] + shared[site]);
        }
        return greatest;
    }

    /// <summary>Adds what a point says about every move, or takes it back.</summary>
    private void Count(int point, int sign)
    {
        var weight = sign * problem.Weight[point];
        if (weight == 0)
        {
            return;
        }
        var (firstCost, secondCost) = (closest.FirstCost(point), closest.SecondCost(point));
        var sites = near.RowSites(point);
        var costs = near.RowCosts(point);
        if (closest.First(point) is var first && first < 0)
        {
            for (var k = 0; k < costs.Length; k++)
            {
                gain[sites[k]] += weight * (firstCost - costs[k]);
            }
            return;
        }
        var shared = extra[slot[first]];
        CollectionsMarshal.AsSpan(loss)[slot[first]] += weight * (secondCost - firstCost);
        for (var k = 0; k < costs.Length && costs[k] is var cost && cost < secondCost; k++)
        {
            gain[sites[k]] += weight * Math.Max(0, firstCost - cost);
            shared[sites[k]] += weight * (secondCost - Math.Max(firstCost, cost));
        }
    }

    private int TakeSlot(int site)
    {
        if (freeSlots.TryPop(out var free))
        {
            siteOfSlot[free] = site;
            loss[free] = 0;
            Array.Clear(extra[free]);
            return free;
        }
        siteOfSlot.Add(site);
        loss.Add(0);
        extra.Add(new double[problem.Sites]);
        return siteOfSlot.Count - 1;
    }
}
