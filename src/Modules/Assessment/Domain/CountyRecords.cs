namespace Yiju.Assessment.Domain;

/// <summary>A division's dated record of how it reads what a scale leaves open.</summary>
internal sealed class CountyReading
{
    public long Id { get; init; }

    public required string Division { get; init; }

    public required string ScaleId { get; init; }

    public required DateOnly FromOn { get; init; }

    /// <summary>The document it rests on.</summary>
    public required string Basis { get; init; }

    /// <summary>Id of a reading shipped with the scale.</summary>
    public required string Named { get; init; }

    public required Stacking Stacking { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required long RecordedBy { get; init; }
}

/// <summary>A division's dated value for a parameter of the pack.</summary>
internal sealed class CountyParameter
{
    public long Id { get; init; }

    public required string Division { get; init; }

    public required string Key { get; init; }

    /// <summary>Null: for every scale.</summary>
    public string? ScaleId { get; init; }

    public required int Value { get; init; }

    public required DateOnly FromOn { get; init; }

    public required string Basis { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required long RecordedBy { get; init; }
}

/// <summary>What a list of assessments is for; the numbers are stored.</summary>
internal enum ListKind
{
    Campaign = 1,
    BlindSample = 2,
}

/// <summary>A named list of elders to assess: a campaign (ASM-13) or a blind sample (ASM-22).</summary>
internal sealed class NamedList
{
    public long Id { get; init; }

    public required string Division { get; init; }

    public required ListKind Kind { get; init; }

    public required string Name { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required long CreatedBy { get; init; }

    /// <summary>Seed of the draw; with <see cref="Frame"/> anybody can draw the same sample again.</summary>
    public int? Seed { get; init; }

    /// <summary>From which day to which day, and out of how many the sample was drawn.</summary>
    public string? Frame { get; init; }
}
