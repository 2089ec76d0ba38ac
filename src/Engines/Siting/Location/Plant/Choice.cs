namespace Yiju.Siting.Location.Plant;

/// <summary>What has been decided about a site in a part of the search.</summary>
internal static class Decided
{
    public const sbyte Not = 0;
    public const sbyte Open = 1;
    public const sbyte Closed = -1;

    /// <summary>The free site whose share of open relaxed sets is nearest to a half; −1 when none is free.</summary>
    public static int MostUncertain(ReadOnlySpan<sbyte> state, ReadOnlySpan<double> share)
    {
        var (found, least) = (-1, double.PositiveInfinity);
        for (var site = 0; site < state.Length; site++)
        {
            if (state[site] == Not && Math.Abs(share[site] - 0.5) is var distance && distance < least)
            {
                (found, least) = (site, distance);
            }
        }
        return found;
    }
}

/// <summary>
/// The inner problem of the relaxation: the cheapest open set when every site has a price of its own, within the number
/// and the groups; and what it would cost to decide about one site otherwise.
/// </summary>
internal sealed class Choice(PlantLocation problem)
{
    private readonly double[] prices = new double[problem.Sites];
    private readonly int[] free = new int[problem.Sites];
    private readonly int[] bestOfGroup = new int[(problem.Group?.Max() ?? -1) + 1];

    /// <summary>The cheapest free site of each group; minus infinity where one is open already.</summary>
    private readonly double[] groupPrice = new double[(problem.Group?.Max() ?? -1) + 1];
    private readonly double[] secondOfGroup = new double[(problem.Group?.Max() ?? -1) + 1];
    private double dearestChosen;
    private double cheapestLeft;

    /// <summary>The sites that are open in the cheapest set.</summary>
    public bool[] Chosen { get; } = new bool[problem.Sites];

    /// <returns>The sum of the prices of the cheapest set; infinite when no set keeps the decisions.</returns>
    public double Choose(ReadOnlySpan<double> price, ReadOnlySpan<sbyte> state)
    {
        var (sum, open, count) = (0.0, 0, 0);
        Array.Fill(groupPrice, double.PositiveInfinity);
        for (var site = 0; site < price.Length; site++)
        {
            Chosen[site] = state[site] == Decided.Open;
            if (Chosen[site])
            {
                sum += price[site];
                open++;
                if (problem.Group is { } taken)
                {
                    groupPrice[taken[site]] = double.NegativeInfinity;
                }
            }
            else if (state[site] == Decided.Not)
            {
                (prices[count], free[count]) = (price[site], site);
                count++;
            }
        }
        return problem.Count is { } wanted ? sum + Cheapest(wanted - open, count)
            : problem.Group is { } group ? sum + Grouped(group, count)
            : sum + Negative(count);
    }

    /// <summary>By how much the bound rises when a free site that is not chosen is opened, or a chosen one closed.</summary>
    public double Otherwise(int site, double price)
    {
        if (problem.Count is not null)
        {
            return Chosen[site] ? cheapestLeft - price : price - dearestChosen;
        }
        if (problem.Group is not { } group)
        {
            return Math.Abs(price);
        }
        return Chosen[site]
            ? Math.Min(0, secondOfGroup[group[site]]) - price
            : price - Math.Min(0, groupPrice[group[site]]);
    }

    private double Cheapest(int wanted, int count)
    {
        if (wanted < 0 || wanted > count)
        {
            return double.PositiveInfinity;
        }
        Selection.Smallest(prices.AsSpan(0, count), free.AsSpan(0, count), wanted);
        var sum = 0.0;
        dearestChosen = double.NegativeInfinity;
        for (var k = 0; k < wanted; k++)
        {
            Chosen[free[k]] = true;
            sum += prices[k];
            dearestChosen = Math.Max(dearestChosen, prices[k]);
        }
        cheapestLeft = double.PositiveInfinity;
        for (var k = wanted; k < count; k++)
        {
            cheapestLeft = Math.Min(cheapestLeft, prices[k]);
        }
        return sum;
    }

    private double Negative(int count)
    {
        var sum = 0.0;
        for (var k = 0; k < count; k++)
        {
            if (prices[k] < 0)
            {
                Chosen[free[k]] = true;
                sum += prices[k];
            }
        }
        return sum;
    }

    private double Grouped(int[] group, int count)
    {
        Array.Fill(secondOfGroup, double.PositiveInfinity);
        for (var k = 0; k < count; k++)
        {
            var g = group[free[k]];
            if (prices[k] < groupPrice[g])
            {
                secondOfGroup[g] = groupPrice[g];
                (groupPrice[g], bestOfGroup[g]) = (prices[k], free[k]);
            }
            else
            {
                secondOfGroup[g] = Math.Min(secondOfGroup[g], prices[k]);
            }
        }
        var sum = 0.0;
        for (var g = 0; g < groupPrice.Length; g++)
        {
            if (groupPrice[g] is < 0 and > double.NegativeInfinity)
            {
                Chosen[bestOfGroup[g]] = true;
                sum += groupPrice[g];
            }
        }
        return sum;
    }
}
