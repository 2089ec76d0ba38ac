using Yiju.Platform.Access;

namespace Yiju.People.Domain;

/// <summary>States of a campaign; the numbers are stored.</summary>
internal enum CampaignState
{
    Running = 1,
    Closed = 2,
}

/// <summary>What came of one visit; the numbers are stored.</summary>
internal enum SurveyOutcome
{
    Open = 0,
    Answered = 1,
    NotMet = 2,
    Declined = 3,
}

/// <summary>A census of all elders or a survey of some, with dates and a form (REG-12, REG-13).</summary>
internal sealed class Campaign : IScoped
{
    public long Id { get; init; }

    public required string Division { get; init; }

    /// <summary>A campaign speaks of no single person; its own id stands here.</summary>
    public required long SubjectId { get; init; }

    public required string Name { get; init; }

    /// <summary>Tag code that chooses the elders; null: all.</summary>
    public string? Tag { get; init; }

    /// <summary>Only elders of at least this age; null: all ages.</summary>
    public int? MinAge { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public CampaignState State { get; set; }

    /// <summary>The campaign this one repeats.</summary>
    public long? RepeatOf { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required long CreatedBy { get; init; }
}

/// <summary>One elder to be visited in a campaign.</summary>
internal sealed class SurveyTarget : IScoped
{
    public long Id { get; init; }

    public required long CampaignId { get; init; }

    public required string Division { get; init; }

    public required long SubjectId { get; init; }

    /// <summary>Who goes there; null: anybody of the village.</summary>
    public string? Surveyor { get; set; }

    public SurveyOutcome Outcome { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public string? AnsweredBy { get; set; }

    /// <summary>JSON of the answers by question.</summary>
    public string? Answers { get; set; }
}
