using System.Globalization;
using Yiju.Rules.Packs.Editing;
using Yiju.Ui;

namespace Yiju.Benefits.Pages.Workbench;

/// <summary>Where an item of a draft stands.</summary>
/// <param name="Part">clauses, parameters, rules, facts, checklists, scenarios.</param>
/// <param name="Subject">Kind of subject of a rule or a fact.</param>
/// <param name="Name">Null: a new one.</param>
public sealed record ItemPlace(string? Part, string? Subject, string? Name)
{
    public string Address(long draft) =>
        $"/policies/drafts/{draft.ToString(CultureInfo.InvariantCulture)}/item?part={Part}"
        + (Subject is null ? "" : $"&subject={Uri.EscapeDataString(Subject)}")
        + (Name is null ? "" : $"&name={Uri.EscapeDataString(Name)}");
}

/// <summary>A draft.</summary>
/// <param name="Revision">Number of the text that is shown; comes back with every save.</param>
/// <param name="Part">The tab that is open; null is the overview.</param>
/// <param name="MayEdit">It is being written.</param>
/// <param name="Items">The items of the open part.</param>
/// <param name="Whole">Only in the tab of the whole text.</param>
/// <param name="Reading">Only in the tab for reading, when the text can be read.</param>
public sealed record DraftModel(
    DraftRow Row,
    string? CopiedFrom,
    int Revision,
    string? Part,
    bool MayEdit,
    DraftStanding Standing,
    int Cases,
    IReadOnlyList<MistakeLine> Mistakes,
    IReadOnlyList<PartCount> Parts,
    IReadOnlyList<ItemLine> Items,
    HeadFields Head,
    WholeText? Whole,
    PolicyBody? Reading,
    IReadOnlyList<DraftDeed> History
);

/// <summary>How far a draft is, and what the viewer can do about it.</summary>
/// <param name="MaySend">Everything before approval is done.</param>
/// <param name="Missing">What has to be done before; null when nothing.</param>
/// <param name="MayDecide">The viewer is a second person and the draft waits.</param>
/// <param name="MayCallBack">It waits and the viewer sent it.</param>
/// <param name="MayWithdraw">It was approved here, and nothing was decided by it.</param>
/// <param name="Backdated">Its first day lies in the past: approving it asks for a confirmation.</param>
/// <param name="Simulation">What the simulation of exactly this text came to; null where there is none yet.</param>
public sealed record DraftStanding(
    IReadOnlyList<StepItem> Steps,
    bool MaySend,
    string? Missing,
    bool MayDecide,
    bool MayCallBack,
    bool MayWithdraw,
    DateOnly? From,
    bool Backdated,
    string? Simulation
);

public sealed record PartCount(string Part, string Word, int Count);

/// <param name="Wrong">How many mistakes are in it.</param>
public sealed record ItemLine(string? Subject, string Name, string? Title, int Line, int Wrong);

/// <summary>The head of the document as it is written.</summary>
public sealed record HeadFields(
    string? Version,
    string? Title,
    string? Document,
    string? Issuer,
    string? Issued,
    string? From,
    string? To,
    string? Completeness,
    string? Replaces,
    string? Note
);

/// <param name="Readable">It can be written item by item as well.</param>
public sealed record WholeText(string Text, string Scenarios, bool Readable);

/// <summary>Who did what with a draft.</summary>
/// <param name="Number">The text that came of it; null where none did.</param>
public sealed record DraftDeed(DateTime At, string Who, string What, string? Note, int? Number);

/// <summary>One item of a draft.</summary>
/// <param name="Title">Null for a new one.</param>
/// <param name="FirstLine">Its first line in the file.</param>
/// <param name="Clauses">What it can cite.</param>
public sealed record ItemModel(
    long DraftId,
    string Draft,
    int Revision,
    ItemPlace Place,
    string PartWord,
    bool MayEdit,
    string? Title,
    string Text,
    int FirstLine,
    IReadOnlyList<MistakeLine> Mistakes,
    ClauseFields? Clause,
    ParameterFields? Parameter,
    IReadOnlyList<Choice> Clauses,
    IReadOnlyList<Choice> Subjects
);

public sealed record ClauseFields(string? Text, string? Incomplete, string? NoRule);

/// <param name="Takes">What a look-up table takes; null for a plain value.</param>
public sealed record ParameterFields(
    string? Title,
    string? Unit,
    string? Clause,
    string? Open,
    string? Takes,
    IReadOnlyList<WrittenValue> Values
);

/// <summary>What is sent with a step of a draft, unchecked.</summary>
public sealed record DecideForm
{
    /// <summary>Number of the text that was seen.</summary>
    public string? Seen { get; init; }

    public string? Note { get; init; }

    /// <summary>“true”: it may begin in the past.</summary>
    public string? Backdated { get; init; }
}
