namespace Yiju.People.Domain;

/// <summary>The last day up to which a daily run has told birthdays and other dates.</summary>
internal sealed class DailyMark
{
    public const string Birthdays = "birthdays";

    public required string Name { get; init; }

    public required DateOnly Day { get; set; }
}
