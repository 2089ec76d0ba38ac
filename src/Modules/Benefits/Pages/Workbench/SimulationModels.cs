using Yiju.Benefits.Contracts;
using Yiju.Ui;

namespace Yiju.Benefits.Pages.Workbench;

/// <summary>What a draft would mean.</summary>
/// <param name="Ready">The text has no mistakes.</param>
/// <param name="Concerns">It can change what an elder gets.</param>
/// <param name="Work">The last simulation that was asked for; null before the first.</param>
/// <param name="Shown">Which result is shown; null while there is none.</param>
/// <param name="Areas">For the map; none where no borders are known.</param>
/// <param name="Sample">Some of those whose benefits differ.</param>
/// <param name="All">Every result, newest first.</param>
public sealed record SimulationModel(
    long DraftId,
    string Draft,
    int Revision,
    bool Ready,
    bool Concerns,
    SimulationWork? Work,
    SimulationShown? Shown,
    SimulationResult? Result,
    IReadOnlyList<PlaceLine> Places,
    IReadOnlyList<AreaShape> Areas,
    IReadOnlyList<SampleLine> Sample,
    IReadOnlyList<SimulationShown> All
);

/// <param name="Failure">Why it failed; null otherwise.</param>
public sealed record SimulationWork(StateKind State, int Done, int? Total, double? PerMinute, string? Failure);

/// <param name="Current">It was made with the text as it is now.</param>
public sealed record SimulationShown(long Id, DateTime MadeAt, bool Current);

/// <param name="Town">A town inside the county above it.</param>
public sealed record PlaceLine(string Name, bool Town, SimulatedPlace Counted);

public sealed record SampleLine(long ElderId, string Name, string Place, SimulatedChange Change);

/// <summary>One elder of the sample.</summary>
/// <param name="Day">First day of the simulation.</param>
/// <param name="Changes">Benefits whose answer, amount or rhythm differs.</param>
public sealed record SampledElderModel(
    long DraftId,
    string Draft,
    string Name,
    string Place,
    DateOnly Day,
    IReadOnlyList<ComparedRuling> Changes
);

/// <param name="Before">Null where no document speaks of it today.</param>
/// <param name="After">Null where none does with the draft.</param>
public sealed record ComparedRuling(string Title, RulingModel? Before, RulingModel? After);
