using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Tables;

namespace Yiju.Platform.Imports;

/// <summary>
/// The import in one call, for the command line and take-over: no file is kept, no job waits. Every row is written whole or not at all,
/// chunk by chunk. The same file again changes nothing, so that a run that was cut off is simply run again.
/// </summary>
public sealed class RunImport(
    PlatformDb db,
    DbSession session,
    ImportKinds kinds,
    Importer importer,
    ImportIssues issues,
    WithdrawImport withdraw,
    DivisionStore divisions,
    AuditTrail audit
)
{
    private const int Told = 1000;

    /// <summary>Whoever works at the machine itself may bring a whole city in one file.</summary>
    private static readonly ImportOptions Limits = new() { MaxBytes = 4L << 30, MaxRows = 5_000_000 };

    /// <param name="file">Seekable; stays open.</param>
    /// <returns>A fault only when the file or the area cannot be used at all; refused rows are in the report.</returns>
    public async Task<Outcome<ImportReport>> Run(
        string kindName,
        Stream file,
        string fileName,
        ImportOrder order,
        IProgress<ImportReport>? progress,
        CancellationToken ct
    )
    {
        if (!DivisionCode.TryParse(order.Area, out var area) || (await divisions.Tree(ct)).Find(area.Value) is null)
        {
            return Fault.Invalid("area-unknown", $"没有“{order.Area}”这个区划。请写 12 位区划代码。", "area");
        }
        if (kinds.Find(kindName) is not { } kind)
        {
            var words = string.Join('、', kinds.All.Select(k => $"{k.Name}（{k.Title}）"));
            return Fault.Invalid("import-kind", $"没有“{kindName}”这种表。可以导入：{words}。", "kind");
        }
        var run = await Open(kind, fileName, area, order, ct);
        var how = new Carrying(
            !order.DryRun,
            order.ChunkRows,
            () =>
            {
                progress?.Report(Report(run, order));
                return Task.FromResult(true);
            },
            Limits
        );
        var reached = await kind.Carry(importer, run, file, how, ct);
        if (!order.DryRun)
        {
            await Close(run, reached, ct);
        }
        if (order.Errors is { } errors)
        {
            file.Position = 0;
            var scope = new ImportScope(area, session.Time.Today());
            await kind.WriteWorkbook(errors, file, fileName, scope, issues.Gathered, ct);
        }
        return Report(run, order);
    }

    /// <summary>Takes an import back; what somebody built on since stays.</summary>
    public async Task<Outcome<ImportWithdrawn>> Withdraw(long importId, CancellationToken ct)
    {
        var run = await db.AllImports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == importId, ct);
        if (run is null)
        {
            return ImportDesk.Unknown;
        }
        if (run.State == ImportState.Withdrawn)
        {
            return Fault.Conflict("import-not-withdrawable", "这次导入已经撤回过了。");
        }
        var after = await withdraw.All(importId, session.Viewer.Name, _ => Task.CompletedTask, ct);
        var kept = (await kinds.Of(run.Kind).Touched(importId, Told, ct)).Where(t => t.Kept).ToList();
        return new ImportWithdrawn(after.Removed, after.Restored, kept);
    }

    private async Task<ImportRun> Open(
        ImportKind kind,
        string fileName,
        DivisionCode area,
        ImportOrder order,
        CancellationToken ct
    )
    {
        var id = session.Ids.Next();
        var run = new ImportRun
        {
            Id = id,
            SubjectId = id,
            Kind = kind.Name,
            Division = area.Value,
            FileName = fileName,
            CreatedAt = session.Time.Instant(),
            CreatedBy = session.Viewer.AccountId,
            CreatedByName = session.Viewer.Name,
            State = ImportState.Writing,
        };
        if (!order.DryRun)
        {
            await session.Commit<Done>(
                () =>
                {
                    db.AllImports.Add(run);
                    return Task.FromResult<Outcome<Done>>(default(Done));
                },
                ct
            );
            db.ChangeTracker.Clear();
        }
        return run;
    }

    private Task<Outcome<Done>> Close(ImportRun run, bool reached, CancellationToken ct) =>
        session.Commit<Done>(
            async () =>
            {
                var row = (await db.AllImports.FindAsync([run.Id], ct))!;
                row.State = reached ? ImportState.Done : ImportState.Stopped;
                row.FinishedAt = session.Time.Instant();
                row.FileIssues = run.FileIssues;
                audit.Did(
                    "platform.import",
                    [],
                    detail: $"{run.Kind} {ImportKind.SourceOf(run.Id)} +{run.Added} ~{run.Updated}"
                );
                return default(Done);
            },
            ct
        );

    private ImportReport Report(ImportRun run, ImportOrder order) =>
        new(
            order.DryRun ? null : run.Id,
            run.Rows,
            run.Added,
            run.Updated,
            run.Unchanged,
            run.Refused,
            run.Skipped,
            run.Warned,
            [
                .. JsonSerializer
                    .Deserialize<List<Importer.FileFinding>>(run.FileIssues)!
                    .Select(i => new ImportRemark(null, null, i.Code, i.Error, i.Sentence)),
            ],
            [.. issues.Gathered.Take(Told).Select(f => new ImportRemark(f.Row, f.Header, f.Code, f.Error, f.Sentence))]
        );
}

/// <summary>How to run an import.</summary>
/// <param name="Area">Division of 12 digits; rows outside are refused.</param>
/// <param name="DryRun">Check and count; write nothing.</param>
/// <param name="Errors">Takes the workbook of refused rows.</param>
/// <param name="ChunkRows">Rows committed together.</param>
public sealed record ImportOrder(string Area, bool DryRun = false, Stream? Errors = null, int ChunkRows = 5000);

/// <summary>What an import did, or would do.</summary>
/// <param name="ImportId">Null on a dry run.</param>
/// <param name="Rows">Data rows read.</param>
/// <param name="Skipped">Rows that are no data, such as sums.</param>
/// <param name="Warned">Rows taken although something was noticed.</param>
/// <param name="FileIssues">About the file as a whole.</param>
/// <param name="Issues">The first 1,000 about rows.</param>
public sealed record ImportReport(
    long? ImportId,
    int Rows,
    int Added,
    int Updated,
    int Unchanged,
    int Refused,
    int Skipped,
    int Warned,
    IReadOnlyList<ImportRemark> FileIssues,
    IReadOnlyList<ImportRemark> Issues
);

/// <summary>One thing that is wrong or was noticed.</summary>
/// <param name="Row">As the spreadsheet program shows it; null for the file as a whole.</param>
/// <param name="Field">Name of the column in the template.</param>
/// <param name="Code">See docs/import-errors.md.</param>
/// <param name="Error">True when it keeps the row out.</param>
public sealed record ImportRemark(int? Row, string? Field, string Code, bool Error, string Sentence);

/// <summary>What a withdrawal did.</summary>
/// <param name="Kept">What stays, and why; the first 1,000.</param>
public sealed record ImportWithdrawn(int Removed, int Restored, IReadOnlyList<ImportTouched> Kept);
