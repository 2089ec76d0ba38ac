using Yiju.Platform.Access;

namespace Yiju.Benefits.Domain.Workbench;

/// <summary>States of a draft; the numbers are stored. Whether its text is checked and simulated is asked of the text itself.</summary>
internal enum DraftState
{
    Writing = 1,

    /// <summary>Waits for a second person.</summary>
    Asked = 2,

    /// <summary>Approved: it holds from its first day.</summary>
    Released = 3,

    /// <summary>Given up before it was approved.</summary>
    Dropped = 4,

    /// <summary>Taken back before anything was decided by it.</summary>
    Withdrawn = 5,
}

/// <summary>A policy document that is being written: a new version, a division's own measures, or a copy of a pilot's practice.</summary>
internal sealed class PackDraft : IScoped
{
    public long Id { get; init; }

    /// <summary>The draft itself; nobody is granted one.</summary>
    public required long SubjectId { get; init; }

    /// <summary>Where it applies; fixed when it was begun.</summary>
    public required string Division { get; init; }

    public required string PackId { get; init; }

    /// <summary>As the last text has it.</summary>
    public required string Title { get; set; }

    /// <summary>The pack and version it was copied from, <c>jiangmen-2022@1</c>; null when it was begun anew.</summary>
    public string? CopiedFrom { get; init; }

    public DraftState State { get; set; }

    /// <summary>Number of the text that counts.</summary>
    public int Revision { get; set; }

    public required DateTime BegunAt { get; init; }

    public required long BegunBy { get; init; }

    public required string BegunByName { get; init; }

    public DateTime EditedAt { get; set; }

    public long EditedBy { get; set; }

    public string EditedByName { get; set; } = "";

    /// <summary>Who sent it for approval; null before.</summary>
    public long? AskedBy { get; set; }

    /// <summary>The job of the last simulation that was asked for.</summary>
    public long? SimulationJob { get; set; }

    /// <summary>The release it became.</summary>
    public long? ReleaseId { get; set; }
}

/// <summary>A text of a draft. Every save adds one; none is changed, so that one can go back.</summary>
internal sealed class PackDraftText
{
    public long Id { get; init; }

    public required long DraftId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }

    public string? ScenarioText { get; init; }

    /// <summary>What was done, in a few words.</summary>
    public required string Deed { get; init; }

    public required DateTime At { get; init; }

    public required long By { get; init; }

    public required string ByName { get; init; }
}

/// <summary>What became of a draft besides its text.</summary>
internal sealed class PackDraftStep
{
    public long Id { get; init; }

    public required long DraftId { get; init; }

    /// <summary><c>asked</c>, <c>returned</c>, <c>called-back</c>, <c>approved</c>, <c>dropped</c>, <c>withdrawn</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The text it was about.</summary>
    public required int Revision { get; init; }

    public required DateTime At { get; init; }

    public required long By { get; init; }

    public required string ByName { get; init; }

    public string? Note { get; init; }
}
