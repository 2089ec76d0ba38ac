using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform.Data;

namespace Yiju.Platform.Divisions;

/// <summary>Loads the division tree and keeps the picture fresh after a change in this or another process.</summary>
public sealed class DivisionStore(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private (DivisionTree Tree, DateTimeOffset Until) held = (DivisionTree.Empty, DateTimeOffset.MinValue);

    /// <summary>The tree as it is; reloaded when it is older than 30 seconds.</summary>
    public async ValueTask<DivisionTree> Tree(CancellationToken ct)
    {
        var (tree, until) = held;
        if (time.GetUtcNow() < until)
        {
            return tree;
        }
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var loaded = new DivisionTree(
            await db.Divisions.AsNoTracking().ToListAsync(ct),
            await db.DivisionChanges.AsNoTracking().ToListAsync(ct)
        );
        held = (loaded, time.GetUtcNow() + Freshness);
        return loaded;
    }

    /// <summary>Adds or replaces divisions, inside the caller's unit of work.</summary>
    public async Task Put(DbSession session, PlatformDb db, IEnumerable<Division> divisions, CancellationToken ct)
    {
        var known = await db.Divisions.ToDictionaryAsync(d => d.Code, ct);
        foreach (var division in divisions)
        {
            if (known.TryGetValue(division.Code, out var row))
            {
                row.Name = division.Name;
                row.Urban = division.Urban;
                row.Households = division.Households;
                row.ValidTo = division.ValidTo;
                row.Longitude = division.Longitude;
                row.Latitude = division.Latitude;
                row.Outline = division.Outline;
            }
            else
            {
                db.Divisions.Add(division);
                known.Add(division.Code, division);
            }
        }
        session.AfterCommit(Forget);
    }

    /// <summary>
    /// Records that one code becomes another from a day on. Rows keep the code they were written with until the nightly run moves
    /// them; old codes stay readable for ever.
    /// </summary>
    public async Task Renumber(DbSession session, PlatformDb db, DivisionChange change, CancellationToken ct)
    {
        db.DivisionChanges.Add(change);
        var old = await db.Divisions.SingleOrDefaultAsync(d => d.Code == change.OldCode, ct);
        old?.ValidTo = change.On.AddDays(-1);
        session.AfterCommit(Forget);
    }

    private void Forget() => held = (held.Tree, DateTimeOffset.MinValue);
}
