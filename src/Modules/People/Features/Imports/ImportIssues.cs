using Microsoft.EntityFrameworkCore;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Import.Elders;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;
using Yiju.Platform.Tables;

namespace Yiju.People.Features.Imports;

/// <summary>Keeps what was said about the rows of a file. The sentences repeat names and numbers, so they are encrypted.</summary>
internal sealed class ImportIssues(PeopleDb db, DbSession session, FieldCipher cipher)
{
    /// <summary>More than this of the file's own findings are only counted; the workbook of refused rows has them all.</summary>
    public const int Kept = 2000;

    private readonly List<RowFinding> gathered = [];
    private int kept;

    public IReadOnlyList<RowFinding> Gathered => gathered;

    /// <summary>Holds findings of a check back until <see cref="Store"/>.</summary>
    public void Gather(IEnumerable<RowFinding> findings)
    {
        foreach (var finding in findings.Where(f => f.FromRegistry || kept < Kept))
        {
            kept += finding.FromRegistry ? 0 : 1;
            gathered.Add(finding);
        }
    }

    /// <summary>Replaces what is kept of a run by what was gathered, inside the caller's unit of work.</summary>
    public async Task Store(long runId, CancellationToken ct)
    {
        await db.ImportIssues.Where(i => i.RunId == runId).ExecuteDeleteAsync(ct);
        db.ImportIssues.AddRange(gathered.Select(f => Row(runId, f)));
    }

    /// <summary>Adds the findings of a chunk, inside its unit of work.</summary>
    public void Add(long runId, IReadOnlyList<RowFinding> findings, ImportRun run)
    {
        var room = run.Refused + run.Warned + run.Skipped <= Kept;
        db.ImportIssues.AddRange(findings.Where(f => f.FromRegistry || room).Select(f => Row(runId, f)));
        Gather(findings);
    }

    public async Task<List<RowFinding>> Of(long runId, int? count, CancellationToken ct)
    {
        var rows = db
            .ImportIssues.AsNoTracking()
            .Where(i => i.RunId == runId)
            .OrderByDescending(i => i.IsError)
            .ThenBy(i => i.Row)
            .ThenBy(i => i.Id);
        var some = count is { } most ? rows.Take(most) : rows;
        return [.. (await some.ToListAsync(ct)).Select(Finding)];
    }

    /// <summary>How often each code was given, the most frequent first.</summary>
    public async Task<List<(string Code, bool Error, int Count)>> Summary(long runId, CancellationToken ct)
    {
        var groups = await db
            .ImportIssues.Where(i => i.RunId == runId)
            .GroupBy(i => new { i.Code, i.IsError })
            .Select(g => new
            {
                g.Key.Code,
                g.Key.IsError,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        return
        [
            .. groups
                .OrderByDescending(g => g.IsError)
                .ThenByDescending(g => g.Count)
                .Select(g => (g.Code, g.IsError, g.Count)),
        ];
    }

    /// <summary>Writes the rows that were refused, in the template's columns, to be corrected and sent again.</summary>
    /// <param name="refusals">What the registry said, which the file itself does not show.</param>
    public static int WriteWorkbook(
        Stream output,
        Stream file,
        string fileName,
        IImportLookups lookups,
        IEnumerable<RowFinding> refusals
    )
    {
        var byRow = refusals.Where(f => f is { FromRegistry: true, Error: true }).ToLookup(f => f.Row);
        var spec = ElderTable.Spec(lookups) with { NewCheck = Check };
        using var import = TableImport<ElderRow>.Open(file, fileName, spec);
        using var book = new ErrorWorkbook<ElderRow>(output, fileName, ElderTable.Columns, import.FileIssues);
        var count = 0;
        foreach (var row in import.Rows())
        {
            book.Add(row);
            count += row.Outcome == RowOutcome.Refused ? 1 : 0;
        }
        return count;

        Action<RowReport, ElderRow> Check()
        {
            var check = new ElderCheck(lookups).Check;
            return (report, row) =>
            {
                check(report, row);
                foreach (var finding in byRow[report.Row])
                {
                    report.Repeat(finding.Key, ImportCodes.All.First(c => c.Code == finding.Code), finding.Sentence);
                }
            };
        }
    }

    private ImportIssue Row(long runId, RowFinding finding) =>
        new()
        {
            Id = session.Ids.Next(),
            RunId = runId,
            Row = finding.Row,
            Key = finding.Key,
            Header = finding.Header,
            Letter = finding.Letter,
            Code = finding.Code,
            IsError = finding.Error,
            FromRegistry = finding.FromRegistry,
            Sentence = cipher.Protect(ImportIssue.SentenceField, finding.Sentence),
        };

    private RowFinding Finding(ImportIssue row) =>
        new(
            row.Row,
            row.Key,
            row.Header,
            row.Letter,
            row.Code,
            row.IsError,
            row.FromRegistry,
            cipher.Reveal(ImportIssue.SentenceField, row.Sentence)
        );
}
