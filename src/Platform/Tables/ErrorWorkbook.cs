namespace Yiju.Platform.Tables;

/// <summary>
/// Writes the refused rows in the columns of the template, wrong cells coloured, what is wrong in the last column.
/// Corrected, the same file is sent in again: the reader ignores the columns added here.
/// </summary>
public sealed class ErrorWorkbook<T> : IDisposable
    where T : class, new()
{
    private readonly TableSpec<T> spec;
    private readonly WorkbookWriter book;

    /// <param name="output">Need not be seekable.</param>
    /// <param name="fileName">Of the file that was sent.</param>
    /// <param name="fileIssues">Of the file as a whole, for the first sheet.</param>
    public ErrorWorkbook(Stream output, string fileName, TableSpec<T> spec, IReadOnlyList<FileIssue> fileIssues)
    {
        this.spec = spec;
        book = new WorkbookWriter(output);
        book.StartSheet(new SheetPlan("说明", [100]));
        book.Row([("没有导入的行", CellLook.Title)]);
        book.Row([($"这些行来自“{fileName}”，没有导入。其余的行已经处理，不在这里。", CellLook.Note)]);
        book.Row([($"请打开“{spec.Title}”这张表：有底色的格子有问题，最后一列写着问题和改法。", CellLook.Note)]);
        book.Row([("改好后保存，把这个文件再上传一次。不用删除最后两列，也不用去掉底色。", CellLook.Note)]);
        foreach (var issue in fileIssues)
        {
            book.Row([($"整个文件：{issue.Sentence}", CellLook.Note)]);
        }
        book.StartSheet(TemplateWriter.PlanOf(spec, [8, 80]));
        book.Row([
            .. TemplateWriter.HeaderOf(spec),
            (TableSpec<T>.OriginalRowHeader, CellLook.Header),
            (TableSpec<T>.ProblemHeader, CellLook.Header),
        ]);
    }

    /// <summary>Adds a refused row; others are passed over.</summary>
    public void Add(ImportedRow<T> row)
    {
        if (row.Outcome != RowOutcome.Refused || row.Original.Count == 0)
        {
            return;
        }
        var wrong = row.Issues.Where(i => i.Severity == Severity.Error).Select(i => i.Key).ToHashSet();
        var cells = spec.Columns.Select(
            (c, i) => (row.Original[i], wrong.Contains(c.Key) ? CellLook.Wrong : CellLook.Text)
        );
        var problems = row.Issues.Select(i => i.Severity == Severity.Error ? i.Sentence : $"（提醒）{i.Sentence}");
        book.Row([.. cells, ($"{row.Row}", CellLook.Text), (string.Join("\n", problems), CellLook.Note)]);
    }

    public void Dispose() => book.Dispose();
}
