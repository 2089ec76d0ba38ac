using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Tables;

namespace Yiju.Platform.Imports;

/// <summary>
/// What the rows of a file are: elders, past grades, contracts … A module registers its kinds as scoped; pages, programs and the command
/// line then offer them, and one machinery checks, writes, goes on after a crash and withdraws.
/// </summary>
public abstract class ImportKind
{
    /// <summary>Stable word: in addresses, on the command line, in stored runs.</summary>
    public abstract string Name { get; }

    /// <summary>What people call the list, such as 老人名册.</summary>
    public abstract string Title { get; }

    /// <summary>What one row is and what must be there before, in one sentence.</summary>
    public abstract string Note { get; }

    /// <summary>How rows are counted, such as 人.</summary>
    public abstract string Unit { get; }

    /// <summary>Place in the order in which a running city brings its files.</summary>
    public abstract int Order { get; }

    /// <summary>Who may send, confirm and withdraw such files.</summary>
    public abstract IReadOnlyList<Role> Senders { get; }

    /// <summary>What can be wrong with such rows beyond what is wrong with any table.</summary>
    public abstract IReadOnlyList<ImportCode> Codes { get; }

    /// <summary>Source of the facts and cause of everything a run writes.</summary>
    public static string SourceOf(long runId) => $"import:{runId}";

    public abstract void WriteTemplate(Stream output);

    internal abstract Task<bool> Carry(
        Importer importer,
        ImportRun run,
        Stream file,
        Carrying how,
        CancellationToken ct
    );

    /// <summary>Writes the rows that were refused, in the columns of the template.</summary>
    internal abstract Task WriteWorkbook(
        Stream output,
        Stream file,
        string fileName,
        ImportScope scope,
        IEnumerable<RowFinding> findings,
        CancellationToken ct
    );

    /// <summary>Takes the next few records of a run back, inside the caller's unit of work.</summary>
    protected internal abstract Task<WithdrawStep> WithdrawSome(long runId, int most, CancellationToken ct);

    /// <summary>Records that a run changed, or that its withdrawal left, as far as the viewer may see them.</summary>
    protected internal abstract Task<IReadOnlyList<ImportTouched>> Touched(long runId, int most, CancellationToken ct);
}

/// <summary>A kind with the row it reads.</summary>
public abstract class ImportKind<T> : ImportKind
    where T : class, new()
{
    /// <summary>For the template and the workbook of refused rows, which need the columns only.</summary>
    protected internal abstract TableSpec<T> Columns { get; }

    /// <summary>The columns with the checks of one file.</summary>
    protected internal abstract Task<TableSpec<T>> SpecFor(ImportScope scope, CancellationToken ct);

    /// <summary>
    /// Work that may run ahead, beside the writing of an earlier chunk, such as encryption; what it answers comes back in
    /// <see cref="Apply"/>. Touches no database.
    /// </summary>
    protected internal virtual object? Prepare(IReadOnlyList<ImportedRow<T>> rows, long runId) => null;

    /// <summary>Brings checked rows into the records, inside the caller's unit of work, or only says what would happen.</summary>
    /// <param name="runId">Null: write nothing.</param>
    protected internal abstract Task<ChunkResult> Apply(
        IReadOnlyList<ImportedRow<T>> rows,
        object? prepared,
        ImportScope scope,
        long? runId,
        CancellationToken ct
    );

    public sealed override void WriteTemplate(Stream output) => TemplateWriter.Write(output, Columns);

    internal sealed override Task<bool> Carry(
        Importer importer,
        ImportRun run,
        Stream file,
        Carrying how,
        CancellationToken ct
    ) => importer.Carry(this, run, file, how, ct);

    internal sealed override async Task WriteWorkbook(
        Stream output,
        Stream file,
        string fileName,
        ImportScope scope,
        IEnumerable<RowFinding> findings,
        CancellationToken ct
    )
    {
        var byRow = findings.Where(f => f is { FromRecords: true, Error: true }).ToLookup(f => f.Row);
        var spec = await SpecFor(scope, ct);
        using var import = TableImport<T>.Open(file, fileName, spec with { NewCheck = Check });
        using var book = new ErrorWorkbook<T>(output, fileName, Columns, import.FileIssues);
        foreach (var row in import.Rows())
        {
            book.Add(row);
        }

        Action<RowReport, T> Check()
        {
            var check = spec.NewCheck();
            return (report, row) =>
            {
                check(report, row);
                foreach (var finding in byRow[report.Row])
                {
                    report.Repeat(finding.Key, finding.Kind, finding.Sentence);
                }
            };
        }
    }
}

/// <summary>Whose file it is and as of when it is judged.</summary>
/// <param name="Area">Area of the sender; rows outside are refused.</param>
/// <param name="Today">Shanghai day; the same for the whole file.</param>
public sealed record ImportScope(DivisionCode Area, DateOnly Today);

/// <summary>What a chunk of rows came to.</summary>
/// <param name="Findings">What was found against the records; an error keeps its row out.</param>
public sealed record ChunkResult(int Added, int Updated, int Unchanged, IReadOnlyList<RowFinding> Findings);

/// <summary>Something said about a row, wherever it was found.</summary>
/// <param name="Letter">Of the column in the file, where it was found there.</param>
/// <param name="FromRecords">Found against what is recorded, not in the file itself.</param>
public sealed record RowFinding(
    int Row,
    string? Key,
    string? Header,
    string? Letter,
    string Code,
    bool Error,
    bool FromRecords,
    string Sentence
)
{
    /// <summary>As an entry of the catalogue, to be repeated in the workbook of refused rows.</summary>
    internal ImportCode Kind => new(Code, Severity.Error, IssueScope.Row, Sentence, "");

    /// <summary>Something found when a row was held against the records.</summary>
    /// <param name="key">Of the column; null for the row as a whole.</param>
    public static RowFinding Of<T>(int row, TableSpec<T> table, ImportCode code, string? key, string sentence)
        where T : class, new() =>
        new(
            row,
            key,
            table.Columns.FirstOrDefault(c => c.Key == key)?.Header,
            null,
            code.Code,
            code.Severity == Severity.Error,
            true,
            sentence
        );

    internal static RowFinding Of(RowIssue issue) =>
        new(
            issue.Row,
            issue.Key,
            issue.Header,
            issue.Column,
            issue.Code,
            issue.Severity == Severity.Error,
            false,
            issue.Sentence
        );
}

/// <summary>A step of a withdrawal.</summary>
/// <param name="Seen">Records looked at; zero when none are left.</param>
public readonly record struct WithdrawStep(int Seen, int Removed, int Restored);

/// <summary>A record that an import changed, or that its withdrawal left.</summary>
/// <param name="Href">Its page, where it has one.</param>
/// <param name="Words">Which columns changed, or why it was left.</param>
/// <param name="SubjectId">Whom it is about, for the audit of the look.</param>
public sealed record ImportTouched(string? Href, string Name, int Row, string Words, bool Kept, long? SubjectId = null);
