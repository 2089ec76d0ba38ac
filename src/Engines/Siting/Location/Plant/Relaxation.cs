namespace Yiju.Siting.Location.Plant;

/// <summary>
/// The Lagrangian relaxation of “every point is served” (Cornuéjols, Fisher and Nemhauser 1977,
/// doi 10.1287/mnsc.23.8.789; Beasley 1993, European Journal of Operational Research 65) and of the side rows. For any multipliers
/// its value is a lower bound; they are improved by a deflected subgradient with the step of Polyak.
/// </summary>
internal sealed class Relaxation
{
    /// <summary>Of the last direction, how much goes into the next (Camerini, Fratta and Maffioli 1975).</summary>
    private const double Memory = 0.8;

    private const int PairsOfBlock = 100_000;
    private const int PointsOfLook = 32;
    private readonly PlantLocation problem;
    private readonly int threads;
    private readonly Choice choice;
    private readonly Multipliers at;
    private readonly double[] direction;
    private readonly double[] rowDirection;
    private readonly double[] price;
    private readonly double[] share;
    private readonly double rowScale;
    private readonly double ceiling;
    private double[][] parts = [];
    private double[] sums = [];

    public Relaxation(PlantLocation problem, int threads)
    {
        this.problem = problem;
        this.threads = threads;
        choice = new Choice(problem);
        at = new Multipliers(problem.Points, problem.Rows.Count);
        Best = new Multipliers(problem.Points, problem.Rows.Count);
        direction = new double[problem.Points];
        rowDirection = new double[problem.Rows.Count];
        price = new double[problem.Sites];
        share = new double[problem.Sites];
        ceiling = problem.Ceiling();
        rowScale = Math.Max(1e-9, problem.Weight.Sum());
    }

    /// <summary>The multipliers of the best bound of the last <see cref="Ascend"/>; set them before the first.</summary>
    public Multipliers Best { get; }

    /// <summary>How often each site was open lately, 0 to 1: an estimate of the linear programme's solution.</summary>
    public ReadOnlySpan<double> Share => share;

    /// <summary>The open set of the last evaluation.</summary>
    public ReadOnlySpan<bool> Chosen => choice.Chosen;

    /// <summary>Improves the multipliers from <see cref="Best"/> on.</summary>
    /// <param name="state">What is decided about each site.</param>
    /// <param name="target">A cost that is to be reached or excluded; the ascent ends when the bound is above.</param>
    /// <param name="evaluations">The most to be done.</param>
    /// <param name="step">Of the step to the target, the share that is made at first and at most; 0 to 2.</param>
    /// <param name="watch">Each evaluation is an iteration.</param>
    /// <param name="visit">Told after each evaluation its number and the best bound.</param>
    /// <returns>The best bound; infinite when no open set keeps the decisions.</returns>
    public double Ascend(
        sbyte[] state,
        Func<double> target,
        int evaluations,
        double step,
        Watch watch,
        Action<int, double>? visit = null
    )
    {
        var pace = new Pace(step);
        at.CopyFrom(Best);
        Forget();
        for (var k = 0; k < evaluations && !watch.Over && !pace.Spent; k++)
        {
            var value = Evaluate(state);
            watch.Spend();
            if (pace.Improves(value, target()))
            {
                Best.CopyFrom(at);
            }
            if (watch.Budget.Over)
            {
                break;
            }
            if (pace.Slows())
            {
                at.CopyFrom(Best);
                Forget();
                value = Evaluate(state);
            }
            Average(k);
            visit?.Invoke(k, pace.Bound);
            if (pace.Bound > target() || !Move(pace.Step, Beyond(target()) - value, watch))
            {
                break;
            }
        }
        return pace.Bound;
    }

    private void Forget()
    {
        Array.Clear(direction);
        Array.Clear(rowDirection);
    }

    /// <summary>
    /// Decides about all free sites whose other decision cannot lead below a cost, by their reduced costs at
    /// <see cref="Best"/>.
    /// </summary>
    /// <returns>How many were decided.</returns>
    public int Decide(sbyte[] state, double below)
    {
        at.CopyFrom(Best);
        var bound = Evaluate(state);
        var decided = 0;
        for (var site = 0; site < state.Length; site++)
        {
            if (state[site] == Decided.Not && bound + choice.Otherwise(site, price[site]) > below)
            {
                state[site] = choice.Chosen[site] ? Decided.Open : Decided.Closed;
                decided++;
            }
        }
        return decided;
    }

    /// <summary>Steps that aim exactly at the target would become ever shorter on the way.</summary>
    private double Beyond(double target) =>
        Math.Min(target, ceiling) + Math.Max(problem.Grain, Math.Abs(Math.Min(target, ceiling)) * 1e-4);

    private double Evaluate(sbyte[] state)
    {
        var sum = Price();
        for (var row = 0; row < at.Row.Length; row++)
        {
            var (coefficients, limit) = (problem.Rows[row].Coefficients, problem.Rows[row].Limit);
            var unit = at.Row[row] / Scale(limit);
            sum -= unit * limit;
            for (var site = 0; site < price.Length; site++)
            {
                price[site] += unit * coefficients[site];
            }
        }
        return sum + choice.Choose(price, state);
    }

    /// <summary>The price of each site: its fixed cost less all that points would pay above its costs.</summary>
    /// <returns>What all points pay.</returns>
    private double Price()
    {
        var blocks = Blocks.Count(problem.Near.Pairs, PairsOfBlock);
        if (parts.Length != blocks)
        {
            parts = [.. Enumerable.Range(0, blocks).Select(_ => new double[problem.Sites])];
            sums = new double[blocks];
        }
        Blocks.Run(blocks, threads, PriceBlock);
        problem.Fixed.CopyTo(price, 0);
        foreach (var part in parts)
        {
            for (var site = 0; site < price.Length; site++)
            {
                price[site] += part[site];
            }
        }
        return sums.Sum();
    }

    private void PriceBlock(int block, int of)
    {
        var (begin, end) = Blocks.Range(problem.Points, block, of);
        var part = parts[block];
        Array.Clear(part);
        var paid = 0.0;
        for (var point = begin; point < end; point++)
        {
            var (multiplier, weight) = (at.Point[point], problem.Weight[point]);
            paid += weight * multiplier;
            var sites = problem.Near.RowSites(point);
            var costs = problem.Near.RowCosts(point);
            for (var k = 0; k < costs.Length && costs[k] < multiplier; k++)
            {
                part[sites[k]] += weight * (costs[k] - multiplier);
            }
        }
        sums[block] = paid;
    }

    /// <summary>A step along the deflected subgradient.</summary>
    /// <returns>False when the subgradient is zero: the bound is the greatest.</returns>
    private bool Move(double step, double gap, Watch watch)
    {
        Blocks.Run(parts.Length, threads, DirectBlock);
        var norm = sums.Sum();
        for (var row = 0; row < rowDirection.Length; row++)
        {
            var (coefficients, limit) = (problem.Rows[row].Coefficients, problem.Rows[row].Limit);
            var excess = -limit;
            for (var site = 0; site < coefficients.Length; site++)
            {
                excess += choice.Chosen[site] ? coefficients[site] : 0;
            }
            excess /= Scale(limit);
            excess = at.Row[row] <= 0 ? Math.Max(0, excess) : excess;
            rowDirection[row] = excess + (Memory * rowDirection[row]);
            norm += rowScale * rowDirection[row] * rowDirection[row];
        }
        if (!(norm > 0) || !(gap > 0))
        {
            return false;
        }
        var length = step * gap / norm;
        for (var row = 0; row < rowDirection.Length; row++)
        {
            at.Row[row] = Math.Max(0, at.Row[row] + (length * rowScale * rowDirection[row]));
        }
        // Lists may have to grow; half a step is as good as a whole one where none follows.
        for (var point = 0; point < direction.Length && (point % PointsOfLook > 0 || !watch.Budget.Over); point++)
        {
            Move(point, length * direction[point]);
        }
        return true;
    }

    private void Move(int point, double by)
    {
        var near = problem.Near;
        var wanted = at.Point[point] + by;
        if (wanted > near.Horizon(point) && near.Pairs < MostPairs)
        {
            near.Grow(point);
        }
        var costs = near.RowCosts(point);
        var most = Math.Min(problem.Unserved[point], near.Horizon(point));
        at.Point[point] = Math.Clamp(wanted, costs.Length > 0 ? Math.Min(costs[0], most) : most, most);
    }

    /// <summary>Lists are not lengthened for the bound beyond so many pairs: 24 bytes each.</summary>
    private const long MostPairs = 30_000_000;

    private void DirectBlock(int block, int of)
    {
        var (begin, end) = Blocks.Range(problem.Points, block, of);
        var chosen = choice.Chosen;
        var norm = 0.0;
        for (var point = begin; point < end; point++)
        {
            var multiplier = at.Point[point];
            var missing = 1;
            var sites = problem.Near.RowSites(point);
            var costs = problem.Near.RowCosts(point);
            for (var k = 0; k < costs.Length && costs[k] < multiplier; k++)
            {
                missing -= chosen[sites[k]] ? 1 : 0;
            }
            if (missing > 0 && multiplier >= problem.Unserved[point])
            {
                missing = 0;
            }
            direction[point] = missing + (Memory * direction[point]);
            norm += problem.Weight[point] * direction[point] * direction[point];
        }
        sums[block] = norm;
    }

    private void Average(int evaluation)
    {
        var recent = Math.Max(0.05, 1.0 / (evaluation + 1));
        for (var site = 0; site < share.Length; site++)
        {
            share[site] += recent * ((choice.Chosen[site] ? 1 : 0) - share[site]);
        }
    }

    private static double Scale(double limit) => Math.Max(1e-9, Math.Abs(limit));
}
