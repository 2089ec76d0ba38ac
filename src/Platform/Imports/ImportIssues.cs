using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;

namespace Yiju.Platform.Imports;

/// <summary>Keeps what was said about the rows of a file. The sentences repeat names and numbers, so they are encrypted.</summary>
public sealed class ImportIssues(PlatformDb db, DbSession session, FieldCipher cipher)
{
    /// <summary>More than this of the file's own findings are only counted; the workbook of refused rows has them all.</summary>
    internal const int Kept = 2000;

    private readonly List<RowFinding> gathered = [];
    private int kept;

    internal IReadOnlyList<RowFinding> Gathered => gathered;

    /// <summary>Holds findings of a check back until <see cref="Store"/>.</summary>
    internal void Gather(IEnumerable<RowFinding> findings)
    {
        foreach (var finding in findings.Where(f => f.FromRecords || kept < Kept))
        {
            kept += finding.FromRecords ? 0 : 1;
            gathered.Add(finding);
        }
    }

    /// <summary>Replaces what is kept of a run by what was gathered, inside the caller's unit of work.</summary>
    internal async Task Store(long runId, CancellationToken ct)
    {
        await Drop(runId, ct);
        db.ImportIssues.AddRange(gathered.Select(f => Row(runId, f)));
    }

    internal Task Drop(long runId, CancellationToken ct) =>
        db.ImportIssues.Where(i => i.RunId == runId).ExecuteDeleteAsync(ct);

    /// <summary>Adds the findings of a chunk, inside its unit of work.</summary>
    internal void Add(long runId, IReadOnlyList<RowFinding> findings, ImportRun run)
    {
        var room = run.Refused + run.Warned + run.Skipped <= Kept;
        db.ImportIssues.AddRange(findings.Where(f => f.FromRecords || room).Select(f => Row(runId, f)));
        Gather(findings);
    }

    internal async Task<List<RowFinding>> Of(long runId, int? count, CancellationToken ct)
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
    internal async Task<List<(string Code, bool Error, int Count)>> Summary(long runId, CancellationToken ct)
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
            FromRecords = finding.FromRecords,
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
            row.FromRecords,
            cipher.Reveal(ImportIssue.SentenceField, row.Sentence)
        );
}

/// <summary>Sentences about rows of imported files, for a rotation of keys: they may repeat a number.</summary>
internal sealed class ProtectedIssues(PlatformDb db, FieldCipher cipher)
    : ProtectedTable<ImportIssue>("platform.import-issue", db.ImportIssues, i => i.Id)
{
    protected override bool Renew(ImportIssue row)
    {
        if (!cipher.IsOld(row.Sentence))
        {
            return false;
        }
        var plain = cipher.Reveal(ImportIssue.SentenceField, row.Sentence);
        row.Sentence = cipher.Protect(ImportIssue.SentenceField, plain);
        return true;
    }
}
