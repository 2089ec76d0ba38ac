namespace Yiju.Routing.HomeCare.Search;

/// <summary>What the search was tuned by.</summary>
internal sealed record AnnealingSettings
{
    /// <summary>Temperature at the beginning, as a share of the mean way between two places.</summary>
    public double Hot { get; init; } = 0.4;

    /// <summary>Temperature at the end, as a share of the mean way between two places.</summary>
    public double Cold { get; init; } = 0.006;

    /// <summary>How often one operation is resampled instead of several being ruined and recreated.</summary>
    public double Resampling { get; init; } = 0.7;

    /// <summary>How often the tails of two routes are swapped.</summary>
    public double Swapping { get; init; } = 0.1;

    /// <summary>Most operations that a ruin begins to take out.</summary>
    public int LargestRuin { get; init; } = 12;

    /// <summary>Most stops of one route in a ruin.</summary>
    public int LongestString { get; init; } = 5;

    /// <summary>Most caregivers that an operation is tried with, at least 4.</summary>
    public int MostCaregivers { get; init; } = 12;

    /// <summary>Most caregivers that the leading operation of a double service is tried with, at least 4.</summary>
    public int MostLeaders { get; init; } = 6;

    /// <summary>How many neighbours of an operation count as near.</summary>
    public int Neighbours { get; init; } = 40;
}
