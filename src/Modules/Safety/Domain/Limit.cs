namespace Yiju.Safety.Domain;

/// <summary>
/// How long something may take in a division from a day on. The policy text only says 第一时间, so every value is one that a
/// division set, and without one nothing is late.
/// </summary>
internal sealed class Limit
{
    public long Id { get; init; }

    public required string Division { get; init; }

    public required LimitName Name { get; init; }

    public required DateOnly FromOn { get; init; }

    public required int Seconds { get; init; }

    /// <summary>Where the value comes from, such as 演示参数，非政策.</summary>
    public required string Basis { get; init; }
}

/// <summary>What is limited; the numbers are stored.</summary>
internal enum LimitName
{
    Answer = 1,
    Notice = 2,
    Accept = 3,
    Arrive = 4,
    Silent = 5,
}

/// <summary>The limits that hold in one division on one day.</summary>
internal sealed record LimitSet(IReadOnlyDictionary<LimitName, Limit> ByName)
{
    public int? Of(LimitName name) => ByName.GetValueOrDefault(name)?.Seconds;

    public DateTime? DueAt(LimitName name, DateTime from) => Of(name) is { } seconds ? from.AddSeconds(seconds) : null;
}
