namespace Yiju.People.Domain;

/// <summary>What an import did to a record that was there before, or why a withdrawal left it; the numbers are stored.</summary>
internal enum ImportChangeKind
{
    Updated = 1,

    /// <summary>Touched by somebody since; the withdrawal left it as it is.</summary>
    Kept = 2,
}

/// <summary>One record that an import changed, with what is needed to give it back.</summary>
internal sealed class ImportChange
{
    public long Id { get; init; }

    public required long RunId { get; init; }

    public required long ElderId { get; init; }

    public required int Row { get; init; }

    public required ImportChangeKind Kind { get; init; }

    /// <summary>Headers of the columns that differed, or why it was left.</summary>
    public required string Words { get; init; }

    public required int VersionBefore { get; init; }

    public required int VersionAfter { get; init; }

    /// <summary>Day from which the new version holds; null when it corrected the old one.</summary>
    public DateOnly? ChangedOn { get; init; }

    public required DateOnly ValidBefore { get; init; }

    /// <summary>JSON of contacts and consents added or changed.</summary>
    public required string Undo { get; init; }

    public DateTime? UndoneAt { get; set; }
}
