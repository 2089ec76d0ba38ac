using Yiju.Ui;

namespace Yiju.Benefits.Pages.Workbench;

/// <summary>What a document is to a place on a day.</summary>
public enum PolicyGroup
{
    InForce,

    /// <summary>In force further down, in a county of the place.</summary>
    Below,
    Coming,
    Ended,

    /// <summary>Another document or a later version holds in its place.</summary>
    Replaced,

    /// <summary>Of another place: something to copy from.</summary>
    Elsewhere,
}

/// <summary>A document in the list.</summary>
/// <param name="To">Last day; null until it is replaced.</param>
/// <param name="Rules">Rules that stand in a clause.</param>
/// <param name="Open">Parameters the text gives no number for.</param>
/// <param name="Word">Its state in words.</param>
/// <param name="EndsIn">Days until its last one when nothing follows it and it is near; else null.</param>
public sealed record PolicyRow(
    PolicyGroup Group,
    string Id,
    string Version,
    string Title,
    string Document,
    string Division,
    string DivisionName,
    DateOnly From,
    DateOnly? To,
    string Completeness,
    int Rules,
    int Parameters,
    int Open,
    bool Demonstration,
    StateKind Kind,
    string Word,
    int? EndsIn
);

/// <summary>A draft in the list.</summary>
public sealed record DraftRow(
    long Id,
    string PackId,
    string Title,
    string Place,
    StateKind Kind,
    string Word,
    string EditedBy,
    DateTime EditedAt
);

/// <summary>A mistake and where it stands.</summary>
/// <param name="Href">The item it is in; null where it cannot be opened.</param>
public sealed record MistakeLine(string File, int Line, string Sentence, string? Href);

/// <summary>The documents of a place on a day.</summary>
/// <param name="Writes">The viewer may begin drafts.</param>
public sealed record PoliciesModel(
    DateOnly Day,
    string Place,
    string PlaceName,
    IReadOnlyList<Choice> Places,
    IReadOnlyList<PolicyRow> Rows,
    IReadOnlyList<DraftRow> Drafts,
    IReadOnlyList<MistakeLine> Unreadable,
    bool Writes
);
