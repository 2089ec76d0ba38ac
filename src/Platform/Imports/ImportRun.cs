using Yiju.Platform.Access;

namespace Yiju.Platform.Imports;

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

/// <summary>One file of rows on its way into the records (REG-28).</summary>
internal sealed class ImportRun : IScoped
{
    public long Id { get; init; }

    /// <summary>Area of the sender; rows outside are refused.</summary>
    public required string Division { get; init; }

    /// <summary>An import speaks of no single person; its own id stands here.</summary>
    public required long SubjectId { get; init; }

    /// <summary><see cref="ImportKind.Name"/> of what the rows are.</summary>
    public required string Kind { get; init; }

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

    /// <summary>Records the withdrawal took out.</summary>
    public int Removed { get; set; }

    /// <summary>Records the withdrawal gave their earlier version back.</summary>
    public int Restored { get; set; }

    /// <summary>Starts counting anew.</summary>
    public void Reset()
    {
        (Rows, Added, Updated, Unchanged) = (0, 0, 0, 0);
        (Refused, Skipped, Warned, LastRow) = (0, 0, 0, 0);
    }

    /// <summary>Takes over the figures of the same run as it stands elsewhere.</summary>
    public void CountAs(ImportRun other)
    {
        (Rows, Added, Updated, Unchanged) = (other.Rows, other.Added, other.Updated, other.Unchanged);
        (Refused, Skipped, Warned, LastRow) = (other.Refused, other.Skipped, other.Warned, other.LastRow);
    }
}

/// <summary>Something said about a row of a file.</summary>
internal sealed class ImportIssue
{
    /// <summary>Name under which <see cref="Sentence"/> is protected.</summary>
    public const string SentenceField = "platform.import.issue";

    public long Id { get; init; }

    public required long RunId { get; init; }

    public required int Row { get; init; }

    /// <summary>Name of the column in the template; null for the row as a whole.</summary>
    public string? Header { get; init; }

    public string? Key { get; init; }

    public string? Letter { get; init; }

    public required string Code { get; init; }

    public required bool IsError { get; init; }

    /// <summary>Found against what is recorded, not in the file itself.</summary>
    public required bool FromRecords { get; init; }

    /// <summary>The sentence, which may repeat a name or number, is encrypted.</summary>
    public required byte[] Sentence { get; set; }
}

/// <summary>What became of a record that an import made; the numbers are stored.</summary>
public enum ImportedState
{
    Standing = 1,

    /// <summary>Something was built on it; the withdrawal left it.</summary>
    Kept = 2,

    Removed = 3,
}

/// <summary>One record that a row of a file became, so that it can be told apart and taken back.</summary>
public sealed class ImportedRecord
{
    public long Id { get; init; }

    public required long RunId { get; init; }

    public required int Row { get; init; }

    /// <summary>Of the module that wrote it.</summary>
    public required long RecordId { get; init; }

    /// <summary>Id of something else the row brought with it, such as the organisation of a contract.</summary>
    public long? BroughtId { get; init; }

    /// <summary>Fingerprint of what was written; another one today means that somebody changed it since.</summary>
    public required string Print { get; init; }

    /// <summary>What makes the record one where its own table has no such key, such as whose balance of which money; unique while it stands.</summary>
    public string? UniqueKey { get; init; }

    public ImportedState State { get; set; } = ImportedState.Standing;

    /// <summary>Why a withdrawal left it.</summary>
    public string? Why { get; set; }
}
