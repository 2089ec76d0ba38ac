using Yiju.Kernel;

namespace Yiju.People.Contracts;

/// <summary>Brings a list of elders (.xlsx, .xls, .csv) into the registry: the same work behind the pages, the API and the command line.</summary>
public interface IElderImport
{
    /// <summary>
    /// Reads a file to its end. Every elder is written whole or not at all, chunk by chunk with its place in the file, so that a run that
    /// was cut off goes on where it stopped. The same file again changes nothing.
    /// </summary>
    /// <param name="file">Seekable; stays open.</param>
    /// <returns>A fault only when the file or the area cannot be used at all; refused rows are in the report.</returns>
    Task<Outcome<ElderImportReport>> Run(
        Stream file,
        string fileName,
        ElderImportOptions options,
        IProgress<ElderImportReport>? progress,
        CancellationToken ct
    );
}

/// <summary>Writes the elders of an area into a file that <see cref="IElderImport"/> takes back.</summary>
public interface IElderExport
{
    /// <param name="area">Division of 12 digits.</param>
    /// <param name="asCsv">UTF-8 with a mark, instead of a workbook.</param>
    /// <returns>The number of elders.</returns>
    Task<int> Write(Stream output, string area, bool asCsv, string reason, CancellationToken ct);
}

/// <summary>How to run an import.</summary>
/// <param name="Area">Division of 12 digits; rows outside are refused.</param>
/// <param name="DryRun">Check and count; write nothing.</param>
/// <param name="Errors">Takes the workbook of refused rows.</param>
/// <param name="ChunkRows">Rows committed together.</param>
public sealed record ElderImportOptions(string Area, bool DryRun = false, Stream? Errors = null, int ChunkRows = 5000);

/// <summary>What an import did, or would do.</summary>
/// <param name="ImportId">Null on a dry run.</param>
/// <param name="Rows">Data rows read.</param>
/// <param name="Skipped">Rows that are no data, such as sums.</param>
/// <param name="Warned">Rows taken although something was noticed.</param>
/// <param name="FileIssues">About the file as a whole.</param>
/// <param name="Issues">The first 1,000 about rows.</param>
public sealed record ElderImportReport(
    long? ImportId,
    int Rows,
    int Added,
    int Updated,
    int Unchanged,
    int Refused,
    int Skipped,
    int Warned,
    IReadOnlyList<ElderImportIssue> FileIssues,
    IReadOnlyList<ElderImportIssue> Issues
);

/// <summary>One thing that is wrong or was noticed.</summary>
/// <param name="Row">As the spreadsheet program shows it; null for the file as a whole.</param>
/// <param name="Field">Name of the column in the template.</param>
/// <param name="Code">See docs/import-errors.md.</param>
/// <param name="Error">True when it keeps the row out.</param>
public sealed record ElderImportIssue(int? Row, string? Field, string Code, bool Error, string Sentence);

/// <summary>Events of lists and doubles. The names never change.</summary>
public static class RegistryListEvents
{
    public const string Unloaded = "people.elders-unloaded.v1";
    public const string Unmerged = "people.elders-unmerged.v1";
}

/// <summary>An import was withdrawn: these records, which nobody had touched, are gone from the registry.</summary>
public sealed record EldersUnloaded(IReadOnlyList<long> ElderIds, string Source);

/// <summary>A merge was a mistake: the two records stand by themselves again.</summary>
public sealed record EldersUnmerged(long KeptId, long GoneId);
