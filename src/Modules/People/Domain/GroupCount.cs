namespace Yiju.People.Domain;

/// <summary>
/// How many elders joined (or left, below zero) a group in a village on a day, as recorded on another day. Sums of these answer
/// “how many were there on day D, as known on day K” without touching a record (REG-11, REG-29).
/// </summary>
internal sealed class GroupCount
{
    public required string Division { get; init; }

    /// <summary>A tag code, an age band such as <c>age-70</c>, or <c>all</c>.</summary>
    public required string Code { get; init; }

    public required DateOnly Day { get; init; }

    public required DateOnly RecordedOn { get; init; }

    public required int Delta { get; set; }
}
