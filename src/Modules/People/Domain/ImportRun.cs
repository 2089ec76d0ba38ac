using Yiju.Platform.Access;

namespace Yiju.People.Domain;

/// <summary>How far an import has come; the numbers are stored.</summary>
internal enum ImportState
{
    /// <summary>The file is there and waits to be checked.</summary>
    Waiting = 0,

    /// <summary>Checked without writing; waits for somebody to confirm.</summary>
    Checked = 1,

    Writing = 2,
    Done = 3,

    /// <summary>Somebody stopped it; what was written stays and it can go on.</summary>
    Stopped = 4,

    /// <summary>The file cannot be read.</summary>
    Unreadable = 5,

    Withdrawing = 6,
    Withdrawn = 7,
}

/// <summary>One file of elders on its way into the registry (REG-28).</summary>
internal sealed class ImportRun : IScoped
{
    public long Id { get; init; }

    /// <summary>Area of the sender; rows outside are refused.</summary>
    public required string Division { get; init; }

    /// <summary>An import speaks of no single person; its own id stands here.</summary>
    public required long SubjectId { get; init; }

    public required string FileName { get; init; }

    /// <summary>Null when the file came from the command line and was not kept.</summary>
    public long? FileId { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required long CreatedBy { get; init; }

    public required string CreatedByName { get; init; }

    public ImportState State { get; set; }

    /// <summary>The job that works on it, or did last.</summary>
    public long? JobId { get; set; }

    /// <summary>Number of the last row that is committed, as the spreadsheet program shows it; the work goes on behind it.</summary>
    public int LastRow { get; set; }

    /// <summary>Data rows of the file; known after the check.</summary>
    public int Rows { get; set; }

    public int Added { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public int Refused { get; set; }

    public int Skipped { get; set; }

    /// <summary>Rows that are taken although something was noticed.</summary>
    public int Warned { get; set; }

    /// <summary>JSON list of what is wrong with the file as a whole.</summary>
    public string FileIssues { get; set; } = "[]";

    public DateTime? FinishedAt { get; set; }

    public DateTime? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    /// <summary>Elders the withdrawal took out of the registry.</summary>
    public int Removed { get; set; }

    /// <summary>Elders the withdrawal gave their earlier version back.</summary>
    public int Restored { get; set; }
}

/// <summary>Something said about a row of a file.</summary>
internal sealed class ImportIssue
{
    /// <summary>Name under which <see cref="Sentence"/> is protected.</summary>
    public const string SentenceField = "people.import.issue";

    public long Id { get; init; }

    public required long RunId { get; init; }

    public required int Row { get; init; }

    /// <summary>Name of the column in the template; null for the row as a whole.</summary>
    public string? Header { get; init; }

    public string? Key { get; init; }

    public string? Letter { get; init; }

    public required string Code { get; init; }

    public required bool IsError { get; init; }

    /// <summary>Found against the registry, not in the file itself.</summary>
    public required bool FromRegistry { get; init; }

    /// <summary>The sentence, which may repeat a name or number, is encrypted.</summary>
    public required byte[] Sentence { get; set; }
}

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
