using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Rules.Packs;

namespace Yiju.Platform.Packs;

/// <summary>Keeps the texts of packs by which decisions are made.</summary>
public sealed class PackReleases(PlatformDb db, DbSession session, PacksInForce packs)
{
    /// <summary>Puts a text among those in force; it holds from its own first day. Call <see cref="Apply"/> when the command has committed.</summary>
    public async Task<Outcome<PackRelease>> Release(Pack pack, CancellationToken ct)
    {
        var taken = await db.Packs.AnyAsync(
            r => r.PackId == pack.Id && r.Version == pack.Version && !r.Shipped && r.WithdrawnAt == null,
            ct
        );
        if (taken || packs.Shipped.Any(p => p.Name == pack.Name))
        {
            return Fault.Conflict(
                "pack-version-taken",
                $"{pack.Id} 已经有第 {pack.Version} 版。请把 version 改成新的版本号。"
            );
        }
        var release = Row(pack, shipped: false);
        db.Packs.Add(release);
        return release;
    }

    /// <summary>Takes a release back; what was decided by it stays explained by it.</summary>
    public async Task<Outcome<Done>> Withdraw(long id, CancellationToken ct)
    {
        if (
            await db.Packs.SingleOrDefaultAsync(r => r.Id == id && !r.Shipped && r.WithdrawnAt == null, ct)
            is not { } release
        )
        {
            return Fault.NotFound("pack-unknown", "没有这个启用的政策包。");
        }
        release.WithdrawnAt = session.Time.Instant();
        return default(Done);
    }

    /// <summary>Brings what this process decides by up to what the database says; of two versions from one day the later approved holds.</summary>
    public async Task Apply(CancellationToken ct) =>
        packs.Exchange(
            await db
                .Packs.AsNoTracking()
                .Where(r => !r.Shipped && r.WithdrawnAt == null)
                .OrderByDescending(r => r.Id)
                .ToListAsync(ct)
        );

    /// <summary>The text a decision was made by; null when it is not kept.</summary>
    public Task<PackRelease?> Find(string id, string version, string print, CancellationToken ct) =>
        db
            .Packs.AsNoTracking()
            .SingleOrDefaultAsync(r => r.PackId == id && r.Version == version && r.Print == print, ct);

    /// <summary>Every text of a pack, newest first.</summary>
    public Task<List<PackRelease>> Of(string id, CancellationToken ct) =>
        db.Packs.AsNoTracking().Where(r => r.PackId == id).OrderByDescending(r => r.Id).ToListAsync(ct);

    /// <summary>Keeps the texts of the folder that are not kept yet.</summary>
    public async Task NoteShipped(CancellationToken ct)
    {
        var kept = await db
            .Packs.Select(r => new
            {
                r.PackId,
                r.Version,
                r.Print,
            })
            .ToListAsync(ct);
        foreach (var pack in packs.Shipped)
        {
            if (
                !kept.Contains(
                    new
                    {
                        PackId = pack.Id,
                        pack.Version,
                        pack.Print,
                    }
                )
            )
            {
                db.Packs.Add(Row(pack, shipped: true));
            }
        }
    }

    private PackRelease Row(Pack pack, bool shipped) =>
        new()
        {
            Id = session.Ids.Next(),
            PackId = pack.Id,
            Version = pack.Version,
            Print = pack.Print,
            Text = pack.Text,
            ScenarioText = pack.ScenarioText,
            Shipped = shipped,
            ReleasedAt = session.Time.Instant(),
            ReleasedBy = session.Viewer.AccountId,
            ReleasedByName = session.Viewer.Name,
        };
}

/// <summary>Notes the packs of the folder at the start and follows what other processes release.</summary>
public sealed partial class PackKeeper(IServiceScopeFactory scopes, ILogger<PackKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Apply(note: true, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Apply(note: false, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Failed(log, error);
            }
        }
    }

    /// <param name="note">Keeps the texts of the folder too.</param>
    public async Task Apply(bool note, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var releases = scope.ServiceProvider.GetRequiredService<PackReleases>();
        if (note)
        {
            var session = scope.ServiceProvider.GetRequiredService<DbSession>();
            await session.Commit<Done>(
                async () =>
                {
                    await releases.NoteShipped(ct);
                    return default(Done);
                },
                ct
            );
        }
        await releases.Apply(ct);
        foreach (var mistake in scope.ServiceProvider.GetRequiredService<PacksInForce>().Mistakes)
        {
            if (note)
            {
                Unreadable(log, mistake.ToString());
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Releases of packs could not be read; the rules before stay in force."
    )]
    private static partial void Failed(ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A pack cannot be read and is left out: {Mistake}")]
    private static partial void Unreadable(ILogger log, string mistake);
}
