using System.Globalization;
using Microsoft.Extensions.Hosting;
using Yiju.Platform.Data;

namespace Yiju.Funds.Data;

/// <summary>
/// Tells the database itself to refuse any change of what was posted. Set up when the program starts, because migrations are made from
/// the model, which cannot speak of triggers.
/// </summary>
internal sealed class LineGuard(Database database) : IHostedService
{
    internal static readonly string[] Guarded = ["funds_line", "funds_journal"];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var look = connection.CreateCommand();
        look.CommandText =
            database.Kind == DatabaseKind.Sqlite
                ? "select count(*) from sqlite_master where name = 'funds_line'"
                : "select count(*) from pg_tables where tablename = 'funds_line' and schemaname = current_schema()";
        if (Convert.ToInt64(await look.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) == 0)
        {
            return;
        }
        foreach (var sql in Guarded.SelectMany(t => database.Kind == DatabaseKind.Sqlite ? Sqlite(t) : Postgres(t)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static IEnumerable<string> Sqlite(string table) =>
        new[] { "update", "delete" }.Select(verb =>
            $"create trigger if not exists {table}_no_{verb} before {verb} on {table} "
            + "begin select raise(abort, 'posted rows are never changed'); end"
        );

    private static string[] Postgres(string table) =>
        [
            "create or replace function funds_refuse() returns trigger language plpgsql as "
                + "$$ begin raise exception 'posted rows are never changed'; end $$",
            $"do $$ begin if not exists (select 1 from pg_trigger where tgname = '{table}_no_change') then "
                + $"create trigger {table}_no_change before update or delete on {table} "
                + "for each row execute function funds_refuse(); end if; end $$",
        ];
}
