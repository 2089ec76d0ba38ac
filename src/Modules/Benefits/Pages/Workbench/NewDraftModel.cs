using Yiju.Ui;

namespace Yiju.Benefits.Pages.Workbench;

/// <summary>Beginning a draft.</summary>
/// <param name="Source">The document it is copied from, when it is chosen already.</param>
/// <param name="Places">Divisions the viewer may write for.</param>
/// <param name="Own">Documents the viewer may write a new version of.</param>
/// <param name="Any">Documents one can copy.</param>
/// <param name="Open">Numbers that no document gives at the viewer's place.</param>
/// <param name="Rules">Rules from above that local measures can write anew.</param>
/// <param name="SourceFrom">First day of the source.</param>
public sealed record NewDraftModel(
    NewDraftForm Form,
    Choice? Source,
    IReadOnlyList<Choice> Places,
    IReadOnlyList<Choice> Own,
    IReadOnlyList<Choice> Any,
    IReadOnlyList<Choice> Open,
    IReadOnlyList<Choice> Rules,
    DateOnly? SourceFrom
);

/// <summary>What is typed to begin a draft, unchecked.</summary>
public sealed record NewDraftForm
{
    /// <summary><c>version</c>, <c>local</c> or <c>template</c>; <c>upload</c> has a form of its own.</summary>
    public string? Kind { get; init; }

    /// <summary>The pack it is copied from.</summary>
    public string? Pack { get; init; }

    public string? Division { get; init; }

    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Document { get; init; }

    public string? From { get; init; }

    /// <summary>Open parameters that local measures set.</summary>
    public string[]? Parameters { get; init; }

    /// <summary>Rules that local measures write anew: kind of subject, slash, name.</summary>
    public string[]? Rules { get; init; }
}
