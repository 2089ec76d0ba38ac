using System.Globalization;
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
    private const long LockNumber = 440800;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await SealOnce(stoppingToken) == BatchMax) { }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                SealingFailed(log, error);
            }
        }
    }

    /// <summary>Seals up to a batch of entries and answers how many.</summary>
    public async Task<int> SealOnce(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        if (!await db.Audit.AnyAsync(a => a.Sequence == null, ct))
        {
            return 0;
        }
        string? head = null;
        var count = await session.Commit<int>(
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
                var fresh = await db
                    .Audit.Where(a => a.Sequence == null)
                    .OrderBy(a => a.Id)
                    .Take(BatchMax)
                    .ToListAsync(ct);
                foreach (var entry in fresh)
                {
                    entry.Sequence = ++sequence;
                    entry.Seal = seal = AuditChain.Seal(keys.AuditKey, seal, sequence, entry);
                    db.AuditSubjects.AddRange(SubjectsOf(entry));
                }
                head = fresh.Count == 0 ? null : AuditChain.Head(keys.AuditKey, sequence, seal);
                return fresh.Count;
            },
            ct
        );
        if (head is not null)
        {
            await folder.Replace("audit-head", head, ct);
        }
        return count.Value;
    }

    private static IEnumerable<AuditSubject> SubjectsOf(AuditEntry entry) =>
        entry
            .Subjects.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Distinct()
            .Select(s => new AuditSubject
            {
                SubjectId = long.Parse(s, CultureInfo.InvariantCulture),
                EntryId = entry.Id,
            });

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Sealing the audit trail failed; it is tried again within a second."
    )]
    private static partial void SealingFailed(ILogger log, Exception error);
}
