using System.Text.Json;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Tables;

namespace Yiju.People.Features.Imports;

/// <summary>The import in one call, for the command line and take-over: no file is kept, no job waits.</summary>
internal sealed class RunImport(
    PeopleDb db,
    DbSession session,
    ElderImporter importer,
    ImportIssues issues,
    DivisionStore divisions,
    RegistryNumbers numbers,
    AuditTrail audit
) : IElderImport
{
    private const int Told = 1000;

    /// <summary>Whoever works at the machine itself may bring a whole city in one file.</summary>
    private static readonly ImportOptions Limits = new() { MaxBytes = 4L << 30, MaxRows = 5_000_000 };

    public async Task<Outcome<ElderImportReport>> Run(
        Stream file,
        string fileName,
        ElderImportOptions options,
        IProgress<ElderImportReport>? progress,
        CancellationToken ct
    )
    {
        var tree = await divisions.Tree(ct);
        if (tree.Find(options.Area) is null)
        {
            return Fault.Invalid("area-unknown", $"没有“{options.Area}”这个区划。请写 12 位区划代码。", "area");
        }
        var run = await Open(fileName, options, ct);
        var reached = await importer.Carry(
            run,
            file,
            !options.DryRun,
            options.ChunkRows,
            () =>
            {
                progress?.Report(Report(run, options));
                return Task.FromResult(true);
            },
            ct,
            Limits
        );
        if (!options.DryRun)
        {
            await Close(run, reached, ct);
        }
        if (options.Errors is { } errors)
        {
            var lookups = new RegistryLookups(tree, DivisionCode.Parse(options.Area), numbers, session.Time.Today());
            file.Position = 0;
            ImportIssues.WriteWorkbook(errors, file, fileName, lookups, issues.Gathered);
        }
        return Report(run, options);
    }

    private async Task<ImportRun> Open(string fileName, ElderImportOptions options, CancellationToken ct)
    {
        var id = session.Ids.Next();
        var run = new ImportRun
        {
            Id = id,
            SubjectId = id,
            Division = options.Area,
            FileName = fileName,
            CreatedAt = session.Time.Instant(),
            CreatedBy = session.Viewer.AccountId,
            CreatedByName = session.Viewer.Name,
            State = ImportState.Writing,
        };
        if (!options.DryRun)
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
                audit.Did("people.import", [], detail: $"{ElderImporter.Source(run.Id)} +{run.Added} ~{run.Updated}");
                return default(Done);
            },
            ct
        );

    private ElderImportReport Report(ImportRun run, ElderImportOptions options) =>
        new(
            options.DryRun ? null : run.Id,
            run.Rows,
            run.Added,
            run.Updated,
            run.Unchanged,
            run.Refused,
            run.Skipped,
            run.Warned,
            [
                .. JsonSerializer
                    .Deserialize<List<ElderImporter.FileFinding>>(run.FileIssues)!
                    .Select(i => new ElderImportIssue(null, null, i.Code, i.Error, i.Sentence)),
            ],
            [
                .. issues
                    .Gathered.Take(Told)
                    .Select(f => new ElderImportIssue(f.Row, f.Header, f.Code, f.Error, f.Sentence)),
            ]
        );
}
