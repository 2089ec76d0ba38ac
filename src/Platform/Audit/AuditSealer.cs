using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;

namespace Yiju.Platform.Audit;

/// <summary>
/// Chains new entries in the order in which they became visible, within a second, and keeps the signed head in a file outside the
/// database. One sealer runs at a time: PostgreSQL hands out an advisory lock, SQLite has one process.
/// </summary>
public sealed partial class AuditSealer(
    IServiceScopeFactory scopes,
    KeyRing keys,
    DataFolder folder,
    ILogger<AuditSealer> log
) : BackgroundService
{
    private const int BatchMax = 2000;

    /// <summary>An import names thousands of people in one entry: a batch ends where its entries have named about this many letters.</summary>
    private const int LettersMax = 1_000_000;

    private const string PostgresSubjects =
        "insert into platform_audit_subject (subject_id, entry_id) select distinct s::bigint, a.id "
        + "from platform_audit a, unnest(string_to_array(a.subjects, ',')) s where a.sequence > @first and a.subjects <> ''";

    private const string SqliteSubjects =
        "insert into platform_audit_subject (subject_id, entry_id) select distinct s.value, a.id "
        + "from platform_audit a, json_each('[' || a.subjects || ']') s where a.sequence > @first and a.subjects <> ''";

    private const long LockNumber = 440800;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await Seal(stoppingToken) is { More: true }) { }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                SealingFailed(log, error);
            }
        }
    }

    /// <summary>Seals up to a batch of entries and answers how many.</summary>
    public async Task<int> SealOnce(CancellationToken ct) => (await Seal(ct)).Count;

    private async Task<(int Count, bool More)> Seal(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        if (!await db.Audit.AnyAsync(a => a.Sequence == null, ct))
        {
            return (0, false);
        }
        string? head = null;
        var done = await session.Commit<(int, bool)>(
            async () =>
            {
                if (session.Database.Kind == DatabaseKind.Postgres)
                {
                    await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockNumber})", ct);
                }
                var last = await db
                    .Audit.AsNoTracking()
                    .Where(a => a.Sequence != null)
                    .OrderByDescending(a => a.Sequence)
                    .FirstOrDefaultAsync(ct);
                var (sequence, seal) = (last?.Sequence ?? 0, last?.Seal ?? AuditChain.Start);
                var first = sequence;
                var (fresh, more) = await Next(db, ct);
                foreach (var entry in fresh)
                {
                    entry.Sequence = ++sequence;
                    entry.Seal = seal = AuditChain.Seal(keys.AuditKey, seal, sequence, entry);
                }
                await session.Save(ct);
                await IndexSubjects(session, first, ct);
                head = fresh.Count == 0 ? null : AuditChain.Head(keys.AuditKey, sequence, seal);
                return (fresh.Count, more);
            },
            ct
        );
        if (head is not null)
        {
            await folder.Replace("audit-head", head, ct);
        }
        return done.Value;
    }

    /// <summary>The oldest entries without a place in the chain, and whether others wait behind them.</summary>
    private static async Task<(List<AuditEntry> Entries, bool More)> Next(PlatformDb db, CancellationToken ct)
    {
        var waiting = await db
            .Audit.Where(a => a.Sequence == null)
            .OrderBy(a => a.Id)
            .Take(BatchMax)
            .Select(a => new { a.Id, a.Subjects.Length })
            .ToListAsync(ct);
        var (take, letters) = (0, 0L);
        while (take < waiting.Count && (take == 0 || letters + waiting[take].Length <= LettersMax))
        {
            letters += waiting[take++].Length;
        }
        var more = waiting.Count == BatchMax || take < waiting.Count;
        if (take == 0)
        {
            return ([], more);
        }
        var ids = waiting.Take(take).Select(w => w.Id).ToList();
        return (await db.Audit.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(ct), more);
    }

    /// <summary>Remembers who is named in the entries behind a place of the chain.</summary>
    private static async Task IndexSubjects(DbSession session, long first, CancellationToken ct)
    {
        await using var insert = session.Command(
            session.Database.Kind == DatabaseKind.Postgres ? PostgresSubjects : SqliteSubjects
        );
        var parameter = insert.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("first", first);
        insert.Parameters.Add(parameter);
        await insert.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Sealing the audit trail failed; it is tried again within a second."
    )]
    private static partial void SealingFailed(ILogger log, Exception error);
}
