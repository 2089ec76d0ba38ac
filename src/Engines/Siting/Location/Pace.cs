namespace Yiju.Siting.Location;

/// <summary>
/// The length of the steps of a subgradient ascent, as a share of Polyak's: halved when bounds stop rising, longer when
/// they rise steadily (after Held, Wolfe and Crowder 1974; Caprara, Fischetti and Toth 1999, doi 10.1287/opre.47.5.730).
/// </summary>
/// <param name="step">The first and longest; 0 to 2.</param>
internal struct Pace(double step)
{
    /// <summary>Evaluations without a noticeably better bound after which the step is halved.</summary>
    private const int Patience = 20;

    /// <summary>Of so many evaluations as many must be better for a longer step.</summary>
    private const int Steady = 6;

    private const double Least = 1e-4;
    private readonly double longest = step;
    private int evaluations;
    private int failures;
    private int successes;

    public double Step { get; private set; } = step;

    /// <summary>The best so far.</summary>
    public double Bound { get; private set; } = double.NegativeInfinity;

    /// <summary>Steps have become too short to lead anywhere.</summary>
    public readonly bool Spent => Step <= Least;

    /// <returns>True when the value is the best so far.</returns>
    public bool Improves(double value, double target)
    {
        evaluations++;
        if (!(value > Bound))
        {
            failures++;
            return false;
        }
        failures = value > Bound + ((target - Bound) * 1e-3) ? 0 : failures + 1;
        successes++;
        Bound = value;
        return true;
    }

    /// <summary>Adapts the step after an evaluation.</summary>
    /// <returns>True when it was halved: go on from the best multipliers.</returns>
    public bool Slows()
    {
        if (evaluations % Patience == 0)
        {
            Step = successes >= Steady ? Math.Min(longest, Step * 1.5) : Step;
            successes = 0;
        }
        if (failures < Patience)
        {
            return false;
        }
        failures = 0;
        Step /= 2;
        return true;
    }
}
