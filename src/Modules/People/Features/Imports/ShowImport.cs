using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Import.Elders;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Jobs;
using Yiju.Ui;

namespace Yiju.People.Features.Imports;

/// <summary>Reads where an import stands, for its page and for programs.</summary>
internal sealed class ShowImport(
    PeopleDb db,
    ImportIssues issues,
    JobQueue jobs,
    DivisionStore divisions,
    Viewer viewer,
    AuditTrail audit
)
{
    private const int Shown = 200;

    public async Task<ImportModel?> Page(long id, CancellationToken ct)
    {
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } run)
        {
            return null;
        }
        var job = run.JobId is { } jobId ? await jobs.Find(jobId, ct) : null;
        var running = job?.State is JobState.Waiting or JobState.Running;
        var failed =
            !running && (job?.State == JobState.Failed || run.State is ImportState.Writing or ImportState.Withdrawing);
        var changes = await db
            .ImportChanges.AsNoTracking()
            .Where(c => c.RunId == id)
            .OrderBy(c => c.Kind)
            .ThenBy(c => c.Row)
            .Take(Shown * 2)
            .ToListAsync(ct);
        var names = await Names(changes, ct);
        await audit.Looked("people.import", names.Keys, detail: ElderImporter.Source(id));
        var found = await issues.Of(id, Shown, ct);
        return new ImportModel(
            Line(run, running, await divisions.Tree(ct)),
            Step(run, running, job),
            new(run.Rows, run.Added, run.Updated, run.Unchanged, run.Refused, run.Skipped, run.Warned),
            running ? job!.DoneCount : null,
            job?.TotalCount,
            failed,
            FileIssues(run),
            await Summary(id, ct),
            [.. found.Select(f => new ElderImportIssue(f.Row, f.Header, f.Code, f.Error, f.Sentence))],
            Touched(changes, ImportChangeKind.Updated, names),
            Touched(changes, ImportChangeKind.Kept, names),
            Actions(run, running, failed),
            run.State == ImportState.Withdrawn
                ? $"{run.WithdrawnBy} 已撤回这次导入：移出 {run.Removed} 人，恢复原样 {run.Restored} 人。"
                : null
        );
    }

    public async Task<(IReadOnlyList<ImportLine> Lines, long? Next)> List(long? before, int count, CancellationToken ct)
    {
        var runs = await db
            .Imports.AsNoTracking()
            .Where(r => before == null || r.Id < before)
            .OrderByDescending(r => r.Id)
            .Take(count + 1)
            .ToListAsync(ct);
        var tree = await divisions.Tree(ct);
        return (
            [.. runs.Take(count).Select(r => Line(r, false, tree))],
            runs.Count > count ? runs[count - 1].Id : null
        );
    }

    public static List<ElderImportIssue> FileIssues(ImportRun run) =>
        [
            .. JsonSerializer
                .Deserialize<List<ElderImporter.FileFinding>>(run.FileIssues)!
                .Select(i => new ElderImportIssue(null, null, i.Code, i.Error, i.Sentence)),
        ];

    private async Task<Dictionary<long, string>> Names(List<ImportChange> changes, CancellationToken ct)
    {
        var ids = changes.Select(c => c.ElderId).Distinct().ToList();
        return await db
            .Elders.AsNoTracking()
            .Where(e => ids.Contains(e.SubjectId))
            .ToDictionaryAsync(e => e.SubjectId, e => e.Name, ct);
    }

    private static List<ImportTouched> Touched(
        List<ImportChange> changes,
        ImportChangeKind kind,
        Dictionary<long, string> names
    ) =>
        [
            .. changes
                .Where(c => c.Kind == kind && names.ContainsKey(c.ElderId))
                .Take(Shown)
                .Select(c => new ImportTouched(c.ElderId, names[c.ElderId], c.Row, c.Words)),
        ];

    private async Task<IReadOnlyList<ImportSummaryLine>> Summary(long id, CancellationToken ct) =>
        [
            .. (await issues.Summary(id, ct)).Select(s => new ImportSummaryLine(
                ImportCodes.All.FirstOrDefault(c => c.Code == s.Code)?.Cause ?? s.Code,
                s.Error,
                s.Count
            )),
        ];

    private ImportActions Actions(ImportRun run, bool running, bool failed)
    {
        var sends = viewer.Is(ImportRoles.Senders);
        return new(
            Confirm: sends && !running && run.State == ImportState.Checked && run.Added + run.Updated > 0,
            GoOn: sends
                && !running
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
            Workbook: run.Refused > 0 && run.FileId is not null && !running,
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

    private static ImportLine Line(ImportRun run, bool running, DivisionTree tree)
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
            _ => throw new ArgumentOutOfRangeException(nameof(run), run.State, "A state without a word."),
        };
        return new(
            run.Id,
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
