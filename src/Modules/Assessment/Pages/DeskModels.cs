using Yiju.Kernel;
using Yiju.Ui;

namespace Yiju.Assessment.Pages;

public sealed record AgencyModel(DateOnly Today, IReadOnlyList<AgencyCase> Cases, IReadOnlyList<AgencyPerson> People);

public sealed record AgencyCase(
    long Id,
    string Name,
    string Address,
    DateOnly? Day,
    (string Word, StateKind Kind) State
);

/// <param name="Occupations">Empty when nothing qualifies today.</param>
/// <param name="Quality">Result of blind repetitions; null before the first.</param>
public sealed record AgencyPerson(string Name, string Occupations, int Finished, string? Quality);

/// <param name="Unset">Results without a last day, because the division has set no interval.</param>
public sealed record CalendarModel(
    DateOnly Today,
    DateOnly Until,
    int Count,
    int Unset,
    IReadOnlyList<CalendarLine> Lines,
    string? NextHref
);

public sealed record CalendarLine(long ElderId, string Name, string Address, string Level, DateOnly Until);

public sealed record ProgrammeModel(
    DateOnly From,
    DateOnly To,
    IReadOnlyList<ProgrammeLine> Newly,
    IReadOnlyList<ProgrammeLine> NoLonger
);

public sealed record ProgrammeLine(long ElderId, string Name, string Address, string Before, string Now, DateOnly Day);

public sealed record CampaignModel(
    IReadOnlyList<CampaignLine> Lines,
    IReadOnlyList<Choice> Agencies,
    IReadOnlyList<Choice> Scales,
    string? Name,
    string? Elders,
    string? OrgId,
    string Scale,
    IReadOnlyList<Fault> Faults
);

public sealed record CampaignLine(string Name, DateTime At, int Count, int Done);

public sealed record SampleModel(
    IReadOnlyList<SampleLine> Lines,
    IReadOnlyList<DeviationLine> Deviations,
    DateOnly? From,
    DateOnly? To,
    bool MayDraw,
    IReadOnlyList<Fault> Faults
);

public sealed record SampleLine(string Name, DateTime At, int Seed, string Frame, IReadOnlyList<SampleItem> Items);

public sealed record SampleItem(long ApplicationId, string State);

public sealed record DeviationLine(string Agency, int Checked, int Different, int Higher, int Lower);
