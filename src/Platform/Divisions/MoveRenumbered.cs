using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;

namespace Yiju.Platform.Divisions;

/// <summary>Tables whose rows cannot simply take another division code, because two of them may then be one.</summary>
public interface IRenumberedRows
{
    /// <summary>Names of the tables the nightly run leaves to this.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>Moves everything from one code to the other, inside the caller's unit of work; safe to repeat.</summary>
    Task<int> Move(string oldCode, string newCode, CancellationToken ct);
}

/// <summary>Statements that move rows from the code <c>@old</c> to the code <c>@now</c>.</summary>
public static class RenumberedSql
{
    /// <summary>Tables of all modules with a column <c>division</c>.</summary>
    internal static IReadOnlyList<string> TablesWithDivision(Database database, IReadOnlyList<IModule> modules)
    {
        using var schema = SchemaDb.For(database, modules);
        return
        [
            .. schema
                .Model.GetEntityTypes()
                .Where(e => e.GetProperties().Any(p => p.GetColumnName() == "division"))
                .Select(e => e.GetTableName()!)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <returns>Rows that were written.</returns>
    public static async Task<int> Renumber(
        this DbSession session,
        IEnumerable<string> statements,
        string oldCode,
        string newCode,
        CancellationToken ct
    )
    {
        var rows = 0;
        foreach (var sql in statements)
        {
            await using var command = session.Command(sql);
            foreach (var (name, value) in new[] { ("@old", oldCode), ("@now", newCode) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
            rows += await command.ExecuteNonQueryAsync(ct);
        }
        return rows;
    }
}

/// <summary>
/// Moves the rows of renumbered divisions in the night on which the new code begins to hold (REG-02): every column <c>division</c> of every
/// module, a thousand rows at a time, and grants to the division itself. What holds codes elsewhere, such as facts and ledger accounts, its
/// module moves. Looks of the audit trail and the timelines of incidents keep the code they were written with.
/// </summary>
internal sealed class MoveRenumbered(
    PlatformDb db,
    DbSession session,
    SettingStore settings,
    IReadOnlyList<IModule> modules,
    IEnumerable<IRenumberedRows> special,
    AuditTrail audit
) : IDailyTask
{
    private const int Chunk = 1000;

    public string Name => "platform.renumber";

    public async Task Run(DateOnly today, CancellationToken ct)
    {
        var changes = await db.DivisionChanges.AsNoTracking().Where(c => c.On <= today).ToListAsync(ct);
        foreach (var change in changes.OrderBy(c => c.On))
        {
            var key = $"renumbered:{change.OldCode}:{change.NewCode}";
            if (await settings.Get(key, ct) is null)
            {
                await Move(change, key, ct);
            }
        }
    }

    private async Task Move(DivisionChange change, string key, CancellationToken ct)
    {
        var moved = 0;
        var own = special.SelectMany(s => s.Tables).ToHashSet();
        foreach (var table in RenumberedSql.TablesWithDivision(session.Database, modules).Where(t => !own.Contains(t)))
        {
            int rows;
            do
            {
                rows = (await session.Commit<int>(async () => await Step(table, change, ct), ct)).Value;
                moved += rows;
            } while (rows == Chunk);
        }
        await session.Commit<Done>(
            async () =>
            {
                foreach (var rows in special)
                {
                    moved += await rows.Move(change.OldCode, change.NewCode, ct);
                }
                var (old, now) = ($"division:{change.OldCode}", $"division:{change.NewCode}");
                await session.Renumber(["update platform_grant set grantee = @now where grantee = @old"], old, now, ct);
                await settings.Set(key, moved.ToString(CultureInfo.InvariantCulture), ct);
                audit.Did(
                    "platform.renumber",
                    [],
                    change.Reason,
                    $"{change.OldCode} → {change.NewCode}, {moved.ToString(CultureInfo.InvariantCulture)} rows"
                );
                return default(Done);
            },
            ct
        );
    }

    private Task<int> Step(string table, DivisionChange change, CancellationToken ct)
    {
        var row = session.Database.Kind == DatabaseKind.Postgres ? "ctid" : "rowid";
        var some = $"select {row} from {table} where division = @old limit {Chunk}";
        return session.Renumber(
            [$"update {table} set division = @now where {row} in ({some})"],
            change.OldCode,
            change.NewCode,
            ct
        );
    }
}
