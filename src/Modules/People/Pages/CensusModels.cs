using Yiju.Kernel;
using Yiju.Ui;

namespace Yiju.People.Pages;

/// <summary>What is typed to start a campaign; days are yyyy-MM-dd.</summary>
public sealed record CampaignForm
{
    public string? Name { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Tag code that chooses the elders; empty: all.</summary>
    public string? Tag { get; init; }

    public string? MinAge { get; init; }
}

public sealed record NewCampaignModel(CampaignForm Typed, IReadOnlyList<Choice> Tags, IReadOnlyList<Fault> Faults);

public sealed record CampaignsModel(IReadOnlyList<CampaignLine> Lines, string? NextHref, bool MayStart);

public sealed record CampaignLine(
    long Id,
    string Name,
    string Place,
    DateOnly From,
    DateOnly To,
    bool Running,
    int Done,
    int Total
);

/// <summary>A campaign inside one division: progress by place, and the people where the place is a village.</summary>
public sealed record CampaignModel(
    long Id,
    string Name,
    string At,
    DateOnly From,
    DateOnly To,
    bool Running,
    IReadOnlyList<CampaignPlace> Places,
    IReadOnlyList<SurveyPerson> People,
    string? NextHref,
    bool Leads,
    bool Owns,
    bool Villages
);

public sealed record CampaignPlace(string Code, string Name, int Done, int Total);

public sealed record SurveyPerson(
    long TargetId,
    long ElderId,
    string Name,
    string Address,
    string? Surveyor,
    bool Done,
    string Word
);

/// <summary>The form of one visit.</summary>
public sealed record SurveyModel(
    long Id,
    long CampaignId,
    string Name,
    string Address,
    IReadOnlyList<SurveyField> Fields,
    IReadOnlyList<Fault> Faults
);

public sealed record SurveyField(
    string Key,
    string Part,
    string Text,
    bool Several,
    IReadOnlyList<Choice> Choices,
    string? Known
);
