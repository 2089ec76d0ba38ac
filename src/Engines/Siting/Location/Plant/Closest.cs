namespace Yiju.Siting.Location.Plant;

/// <summary>Of each point the two nearest open sites. Lists grow until both are found or all sites are listed.</summary>
internal sealed class Closest
{
    private readonly PlantLocation problem;
    private readonly int[] first;
    private readonly int[] second;
    private readonly double[] firstCost;
    private readonly double[] secondCost;

    public Closest(PlantLocation problem)
    {
        this.problem = problem;
        first = new int[problem.Points];
        second = new int[problem.Points];
        firstCost = new double[problem.Points];
        secondCost = new double[problem.Points];
    }

    public int First(int point) => first[point];

    public double FirstCost(int point) => firstCost[point];

    public double SecondCost(int point) => secondCost[point];

    public bool Uses(int point, int site) => first[point] == site || second[point] == site;

    /// <summary>A site opened that is nearer to the point than its second.</summary>
    public void Opened(int point, int site, double cost)
    {
        if (cost < firstCost[point])
        {
            (second[point], secondCost[point]) = (first[point], firstCost[point]);
            (first[point], firstCost[point]) = (site, cost);
        }
        else
        {
            (second[point], secondCost[point]) = (site, cost);
        }
    }

    /// <summary>Looks for both anew.</summary>
    /// <param name="slot">Not negative for every open site.</param>
    /// <param name="closing">A site that is not to be counted as open; −1 for none.</param>
    public void Find(int point, int[] slot, int closing = -1)
    {
        (first[point], firstCost[point]) = (-1, problem.Unserved[point]);
        (second[point], secondCost[point]) = (-1, problem.Unserved[point]);
        var near = problem.Near;
        var from = 0;
        do
        {
            var sites = near.RowSites(point);
            var costs = near.RowCosts(point);
            for (; from < sites.Length; from++)
            {
                if (slot[sites[from]] < 0 || sites[from] == closing)
                {
                    continue;
                }
                if (first[point] >= 0)
                {
                    (second[point], secondCost[point]) = (sites[from], costs[from]);
                    return;
                }
                (first[point], firstCost[point]) = (sites[from], costs[from]);
            }
        } while (near.Grow(point));
    }
}
