namespace Yiju.People.Domain;

/// <summary>
/// An earlier version of an elder's record. Two kinds stand side by side: what we once believed and no longer do
/// (<see cref="SupersededAt"/> set), and what was true until a day (<see cref="ValidTo"/> set) and still counts for that time (REG-29).
/// </summary>
internal sealed class ElderPast : ElderData
{
    public long Id { get; init; }

    public required long ElderId { get; init; }

    /// <summary>Last day on which it held in the world; null: open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>When the books said something else about the same time; null while they stand.</summary>
    public DateTime? SupersededAt { get; set; }
}
