using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Jobs;
using Yiju.Platform.Tables;
using Yiju.Ui;

namespace Yiju.Platform.Imports;

/// <summary>Reads where an import stands, for its page and for programs.</summary>
internal sealed class ShowImport(
    PlatformDb db,
    ImportKinds kinds,
    ImportIssues issues,
    JobQueue jobs,
    DivisionStore divisions,
    Viewer viewer,
    AuditTrail audit
)
{
    private const int Shown = 200;

    private static readonly IReadOnlyList<ImportCode> AnyTable = ImportCode.DeclaredIn(
        typeof(FileCodes),
        typeof(CellCodes),
        typeof(PlaceCodes),
        typeof(RecordCodes)
    );

    /// <summary>A run the viewer may see, or null.</summary>
    public async Task<ImportRun?> Find(long id, CancellationToken ct)
    {
        var seen = kinds.SeenBy(viewer);
        return await db.Imports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && seen.Contains(r.Kind), ct);
    }

    public async Task<ImportModel?> Page(long id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } run)
        {
            return null;
        }
        var kind = kinds.Of(run.Kind);
        var job = run.JobId is { } jobId ? await jobs.Find(jobId, ct) : null;
        var running = job?.State is JobState.Waiting or JobState.Running;
        var failed =
            !running && (job?.State == JobState.Failed || run.State is ImportState.Writing or ImportState.Withdrawing);
        var touched = await kind.Touched(id, Shown * 2, ct);
        await audit.Looked(
            "platform.import",
            touched.Select(t => t.SubjectId).OfType<long>().Distinct(),
            detail: $"{run.Kind} {ImportKind.SourceOf(id)}"
        );
        var found = await issues.Of(id, Shown, ct);
        return new ImportModel(
            Line(run, running, kind, await divisions.Tree(ct)),
            run.Kind,
            Step(run, running, job),
            new(run.Rows, run.Added, run.Updated, run.Unchanged, run.Refused, run.Skipped, run.Warned),
            running ? job!.DoneCount : null,
            job?.TotalCount,
            failed,
            FileIssues(run),
            await Summary(id, kind, ct),
            [.. found.Select(f => new ImportRemark(f.Row, f.Header, f.Code, f.Error, f.Sentence))],
            touched,
            Actions(run, kind, running, failed),
            run.State == ImportState.Withdrawn ? Withdrawn(run, kind) : null
        );
    }

    public async Task<(IReadOnlyList<ImportLine> Lines, long? Next)> List(
        string? kind,
        long? before,
        int count,
        CancellationToken ct
    )
    {
        var seen = kinds.SeenBy(viewer).Where(k => string.IsNullOrEmpty(kind) || k == kind).ToList();
        var runs = await db
            .Imports.AsNoTracking()
            .Where(r => seen.Contains(r.Kind) && (before == null || r.Id < before))
            .OrderByDescending(r => r.Id)
            .Take(count + 1)
            .ToListAsync(ct);
        var tree = await divisions.Tree(ct);
        return (
            [.. runs.Take(count).Select(r => Line(r, false, kinds.Of(r.Kind), tree))],
            runs.Count > count ? runs[count - 1].Id : null
        );
    }

    public static List<ImportRemark> FileIssues(ImportRun run) =>
        [
            .. JsonSerializer
                .Deserialize<List<Importer.FileFinding>>(run.FileIssues)!
                .Select(i => new ImportRemark(null, null, i.Code, i.Error, i.Sentence)),
        ];

    private static string Withdrawn(ImportRun run, ImportKind kind) =>
        $"{run.WithdrawnBy} 已撤回这次导入：移出 {run.Removed} {kind.Unit}"
        + (run.Restored > 0 ? $"，恢复原样 {run.Restored} {kind.Unit}" : "")
        + "。";

    private async Task<IReadOnlyList<ImportSummaryLine>> Summary(long id, ImportKind kind, CancellationToken ct) =>
        [
            .. (await issues.Summary(id, ct)).Select(s => new ImportSummaryLine(
                AnyTable.Concat(kind.Codes).FirstOrDefault(c => c.Code == s.Code)?.Cause ?? s.Code,
                s.Error,
                s.Count
            )),
        ];

    private ImportActions Actions(ImportRun run, ImportKind kind, bool running, bool failed)
    {
        var sends = kind.Senders.Contains(viewer.Role);
        return new(
            Confirm: sends && !running && run.State == ImportState.Checked && run.Added + run.Updated > 0,
            GoOn: sends
                && !running
                && run.FileId is not null
                && (run.State == ImportState.Stopped || (failed && run.State == ImportState.Writing)),
            Stop: sends && running && run.State != ImportState.Withdrawing,
            Withdraw: sends
                && !running
                && run.State
                    is ImportState.Done
                        or ImportState.Stopped
                        or ImportState.Writing
                        or ImportState.Withdrawing
                && run.Added + run.Updated > 0,
            Workbook: sends && run.Refused > 0 && run.FileId is not null && !running,
            Again: sends && run.State is ImportState.Unreadable or ImportState.Checked or ImportState.Done
        );
    }

    private static int Step(ImportRun run, bool running, Job? job) =>
        run.State switch
        {
            ImportState.Waiting => 0,
            ImportState.Unreadable => 0,
            ImportState.Checked => running && job is not null ? 2 : 1,
            ImportState.Done or ImportState.Withdrawing or ImportState.Withdrawn => 3,
            _ => 2,
        };

    private static ImportLine Line(ImportRun run, bool running, ImportKind kind, DivisionTree tree)
    {
        var (state, word) = run.State switch
        {
            ImportState.Waiting => (StateKind.Doing, "正在检查"),
            ImportState.Checked when running => (StateKind.Doing, "正在导入"),
            ImportState.Checked => (StateKind.Todo, "等您确认"),
            ImportState.Writing => (StateKind.Doing, "正在导入"),
            ImportState.Done => (StateKind.Done, "已导入"),
            ImportState.Stopped => (StateKind.Stopped, "已停止"),
            ImportState.Unreadable => (StateKind.Overdue, "读不了"),
            ImportState.Withdrawing => (StateKind.Doing, "正在撤回"),
            ImportState.Withdrawn => (StateKind.Stopped, "已撤回"),
        };
        return new(
            run.Id,
            kind.Title,
            kind.Unit,
            run.FileName,
            tree.NameOf(run.Division),
            run.CreatedByName,
            run.CreatedAt,
            state,
            word,
            run.Added,
            run.Updated,
            run.Refused
        );
    }
}
