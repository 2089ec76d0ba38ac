using System.Globalization;
using Yiju.Care.Contracts;
using Yiju.Platform.Access;

namespace Yiju.Care.Domain;

/// <summary>States of a plan; the numbers are stored.</summary>
internal enum PlanState
{
    Active = 1,
    Paused = 2,
    Ended = 3,
}

/// <summary>A service that comes again and again (SVC-22).</summary>
internal sealed class Plan : IScoped
{
    public long Id { get; init; }

    /// <summary>The elder.</summary>
    public required long SubjectId { get; init; }

    public required string Division { get; set; }

    public required long OrgId { get; init; }

    public required string ItemCode { get; init; }

    public required PlanPattern Pattern { get; init; }

    /// <summary>“08:00,18:00”.</summary>
    public required string Times { get; init; }

    /// <summary>“1,4” for Monday and Thursday; Sunday is 0.</summary>
    public string Weekdays { get; init; } = "";

    /// <summary>ISO dates with commas.</summary>
    public string Dates { get; init; } = "";

    public required DateOnly FromOn { get; init; }

    public DateOnly? ToOn { get; init; }

    /// <summary>Who usually comes.</summary>
    public long? WorkerId { get; init; }

    public PlanState State { get; set; } = PlanState.Active;

    /// <summary>Orders were made up to this day.</summary>
    public DateOnly? MadeUntil { get; set; }

    public long? StoppedByEvent { get; set; }

    /// <summary>The wall-clock times in Shanghai at which somebody comes on a day.</summary>
    public IReadOnlyList<TimeOnly> On(DateOnly day)
    {
        var comes =
            day >= FromOn
            && (ToOn is null || day <= ToOn)
            && Pattern switch
            {
                PlanPattern.Daily or PlanPattern.TwiceDaily => true,
                PlanPattern.Weekly => Split(Weekdays)
                    .Contains(((int)day.DayOfWeek).ToString(CultureInfo.InvariantCulture)),
                PlanPattern.Dates => Split(Dates).Contains(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            };
        return comes ? [.. Split(Times).Select(t => TimeOnly.Parse(t, CultureInfo.InvariantCulture)).Order()] : [];
    }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>An item that a county puts on its list; a county without a list offers the whole menu.</summary>
internal sealed class CountyItem
{
    public long Id { get; init; }

    public required string Division { get; init; }

    public required string ItemCode { get; init; }

    public required DateOnly FromOn { get; init; }

    public DateOnly? ToOn { get; set; }
}
