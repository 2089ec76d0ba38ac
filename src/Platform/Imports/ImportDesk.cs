using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Files;
using Yiju.Platform.Jobs;

namespace Yiju.Platform.Imports;

/// <summary>Takes files in and moves an import from step to step; each step runs as a job that may be left and found again.</summary>
internal sealed class ImportDesk(
    PlatformDb db,
    DbSession session,
    ImportKinds kinds,
    FileStore files,
    JobQueue jobs,
    AuditTrail audit
)
{
    public static readonly Fault Unknown = Fault.NotFound(
        "import-unknown",
        "没有这次导入，或者它不在您管的地方。请从导入记录里打开。"
    );

    /// <summary>The kind a viewer sends; a kind that is not the viewer's to send is refused.</summary>
    public Outcome<ImportKind> KindFor(string? name) =>
        kinds.SentBy(session.Viewer).FirstOrDefault(k => k.Name == name) is { } kind
            ? kind
            : Fault.Invalid("import-kind", "请选要导入哪一种表。您的岗位能导入的都列在“导入”页上。", "kind");

    /// <summary>Keeps a file and has it checked; nothing is written to the records.</summary>
    public async Task<Outcome<ImportRun>> Receive(
        string? kindName,
        string? fileName,
        byte[]? content,
        CancellationToken ct
    )
    {
        var kind = KindFor(kindName);
        if (!kind.Ok)
        {
            return kind.As<ImportRun>();
        }
        if (content is null || content.Length == 0 || string.IsNullOrWhiteSpace(fileName))
        {
            return Fault.Invalid(
                "import-file-missing",
                "还没有选文件，或者文件是空的。请选一个 Excel 或 CSV 文件。",
                "file"
            );
        }
        var name = Path.GetFileName(fileName.Trim());
        var fileId = await files.Keep(name, "application/octet-stream", content, null, ct);
        var id = session.Ids.Next();
        var run = new ImportRun
        {
            Id = id,
            SubjectId = id,
            Kind = kind.Value.Name,
            Division = session.Viewer.Division.Value,
            FileName = name,
            FileId = fileId,
            CreatedAt = session.Time.Instant(),
            CreatedBy = session.Viewer.AccountId,
            CreatedByName = session.Viewer.Name,
        };
        run.JobId = jobs.Add(
            ImportJob.Name,
            $"检查{kind.Value.Title}：{name}",
            new ImportJob.Arguments(id, Write: false)
        );
        db.AllImports.Add(run);
        audit.Did("platform.import-receive", [], detail: $"{run.Kind} {ImportKind.SourceOf(id)}");
        return run;
    }

    /// <summary>Writes what the check showed; also lets a stopped or failed import go on.</summary>
    public async Task<Outcome<ImportRun>> Confirm(long id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } run)
        {
            return Unknown;
        }
        var failed = run.State == ImportState.Writing && await IsOver(run, ct);
        if (run.State is not (ImportState.Checked or ImportState.Stopped) && !failed)
        {
            return Fault.Conflict(
                "import-not-ready",
                "这次导入现在不能继续：可能已经在导入，或者已经完成。请刷新页面再看。"
            );
        }
        var write = run is not { State: ImportState.Stopped, FinishedAt: null };
        run.JobId = jobs.Add(
            ImportJob.Name,
            $"{(write ? "导入" : "检查")}{kinds.Of(run.Kind).Title}：{run.FileName}",
            new ImportJob.Arguments(id, write)
        );
        run.State =
            !write ? ImportState.Waiting
            : run.State == ImportState.Checked ? ImportState.Checked
            : ImportState.Writing;
        audit.Did("platform.import-confirm", [], detail: $"{run.Kind} {ImportKind.SourceOf(id)}");
        return run;
    }

    public async Task<Outcome<ImportRun>> Stop(long id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } run)
        {
            return Unknown;
        }
        var job = run.JobId is { } jobId ? await jobs.Find(jobId, ct) : null;
        if (job?.State == JobState.Waiting)
        {
            run.State = run.State == ImportState.Checked ? ImportState.Checked : ImportState.Stopped;
        }
        if (job is not null)
        {
            await jobs.Stop(job.Id, ct);
        }
        return run;
    }

    public async Task<Outcome<ImportRun>> Withdraw(long id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } run)
        {
            return Unknown;
        }
        var over = await IsOver(run, ct);
        if (
            run.State is not (ImportState.Done or ImportState.Stopped or ImportState.Writing or ImportState.Withdrawing)
            || !over
        )
        {
            return Fault.Conflict("import-not-withdrawable", "这次导入还没有完成，或者已经撤回。请先停止，再撤回。");
        }
        run.State = ImportState.Withdrawing;
        run.JobId = jobs.Add(
            WithdrawImport.Name,
            $"撤回导入：{run.FileName}",
            new WithdrawImport.Arguments(id, session.Viewer.Name)
        );
        audit.Did("platform.import-withdraw", [], detail: $"{run.Kind} {ImportKind.SourceOf(id)}");
        return run;
    }

    /// <summary>The run, tracked, when the viewer may touch it.</summary>
    private async Task<ImportRun?> Find(long id, CancellationToken ct)
    {
        var mine = kinds.SentBy(session.Viewer).Select(k => k.Name).ToList();
        return await db.Imports.SingleOrDefaultAsync(r => r.Id == id && mine.Contains(r.Kind), ct);
    }

    private async Task<bool> IsOver(ImportRun run, CancellationToken ct) =>
        run.JobId is not { } id
        || await jobs.Find(id, ct) is null or { State: JobState.Done or JobState.Failed or JobState.Stopped };
}
