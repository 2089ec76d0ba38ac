using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Files;
using Yiju.Platform.Jobs;

namespace Yiju.People.Features.Imports;

/// <summary>Takes files in and moves an import from step to step; each step runs as a job that may be left and found again.</summary>
internal sealed class ImportDesk(PeopleDb db, DbSession session, FileStore files, JobQueue jobs, AuditTrail audit)
{
    /// <summary>Keeps a file and has it checked; nothing is written to the registry.</summary>
    public async Task<Outcome<ImportRun>> Receive(string? fileName, byte[]? content, CancellationToken ct)
    {
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
            Division = session.Viewer.Division.Value,
            FileName = name,
            FileId = fileId,
            CreatedAt = session.Time.Instant(),
            CreatedBy = session.Viewer.AccountId,
            CreatedByName = session.Viewer.Name,
        };
        run.JobId = jobs.Add(ImportJob.Name, $"检查名册：{name}", new ImportJob.Arguments(id, Write: false));
        db.AllImports.Add(run);
        audit.Did("people.import-receive", [], detail: ElderImporter.Source(id));
        return run;
    }

    /// <summary>Writes what the check showed; also lets a stopped or failed import go on.</summary>
    public async Task<Outcome<ImportRun>> Confirm(long id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } run)
        {
            return ImportRoles.Unknown;
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
            $"{(write ? "导入" : "检查")}名册：{run.FileName}",
            new ImportJob.Arguments(id, write)
        );
        run.State =
            !write ? ImportState.Waiting
            : run.State == ImportState.Checked ? ImportState.Checked
            : ImportState.Writing;
        audit.Did("people.import-confirm", [], detail: ElderImporter.Source(id));
        return run;
    }

    public async Task<Outcome<ImportRun>> Stop(long id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } run)
        {
            return ImportRoles.Unknown;
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
            return ImportRoles.Unknown;
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
        audit.Did("people.import-withdraw", [], detail: ElderImporter.Source(id));
        return run;
    }

    /// <summary>The run, tracked, when the viewer may touch it.</summary>
    private Task<ImportRun?> Find(long id, CancellationToken ct) =>
        db.Imports.SingleOrDefaultAsync(r => r.Id == id, ct);

    private async Task<bool> IsOver(ImportRun run, CancellationToken ct) =>
        run.JobId is not { } id
        || await jobs.Find(id, ct) is null or { State: JobState.Done or JobState.Failed or JobState.Stopped };
}
