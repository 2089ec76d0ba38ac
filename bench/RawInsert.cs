using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Yiju.Host.Commands;
using Yiju.Platform.Data;

namespace Yiju.Bench;

/// <summary>
/// Writes the rows of an imported city once more into an empty database of the same schema, by the plainest way the database has: binary COPY
/// of whole tables on PostgreSQL, one prepared insert per table on SQLite. Reading them is not counted.
/// </summary>
internal static class RawInsert
{
    private const int RowsPerCommit = 15_000;

    private static readonly string[] Tables =
    [
        "people_elder",
        "platform_fact",
        "people_tag",
        "people_gram",
        "people_contact",
        "people_consent",
        "platform_grant",
        "people_count",
        "platform_audit",
        "platform_audit_subject",
        "platform_outbox",
    ];

    public static async Task<(long Rows, double Seconds)> Measure(Database from, string db)
    {
        var copy = db.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase) ? db + ".raw" : db + "_raw";
        await using var to = Database.Parse(copy).Value;
        await MigrateCommand.Migrate(to, CancellationToken.None);
        await using var source = await from.Open(CancellationToken.None);
        await using var target = await to.Open(CancellationToken.None);
        var (rows, seconds) = (0L, 0.0);
        foreach (var table in Tables)
        {
            var (count, took) = source is NpgsqlConnection postgres
                ? await Copy(postgres, (NpgsqlConnection)target, table)
                : await Insert((SqliteConnection)source, (SqliteConnection)target, table);
            Console.WriteLine($"  {table}: {count:#,0} rows, {took:0.0} s");
            (rows, seconds) = (rows + count, seconds + took);
        }
        return (rows, seconds);
    }

    private static async Task<(long, double)> Copy(NpgsqlConnection source, NpgsqlConnection target, string table)
    {
        var path = Path.GetTempFileName();
        await using (var output = File.Create(path))
        await using (var stream = await source.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)"))
        {
            await stream.CopyToAsync(output);
        }
        await using var count = source.CreateCommand();
        count.CommandText = $"select count(*) from {table}";
        var rows = (long)(await count.ExecuteScalarAsync())!;
        var watch = Stopwatch.StartNew();
        await using (var input = File.OpenRead(path))
        await using (var stream = await target.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)"))
        {
            await input.CopyToAsync(stream);
        }
        var seconds = watch.Elapsed.TotalSeconds;
        File.Delete(path);
        return (rows, seconds);
    }

    private static async Task<(long, double)> Insert(SqliteConnection source, SqliteConnection target, string table)
    {
        await using var select = source.CreateCommand();
        select.CommandText = $"select * from {table} order by rowid";
        await using var reader = await select.ExecuteReaderAsync();
        var insert = target.CreateCommand();
        var names = Enumerable.Range(0, reader.FieldCount).Select(i => $"@p{i}").ToArray();
        insert.CommandText = $"insert into {table} values ({string.Join(',', names)})";
        foreach (var name in names)
        {
            insert.Parameters.AddWithValue(name, DBNull.Value);
        }
        var (rows, watch) = (0L, new Stopwatch());
        var batch = new List<object[]>();
        do
        {
            batch.Clear();
            while (batch.Count < RowsPerCommit && reader.Read())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                batch.Add(values);
            }
            watch.Start();
            Write(target, insert, batch);
            watch.Stop();
            rows += batch.Count;
        } while (batch.Count == RowsPerCommit);
        return (rows, watch.Elapsed.TotalSeconds);
    }

    private static void Write(SqliteConnection target, SqliteCommand insert, List<object[]> batch)
    {
        using DbTransaction transaction = target.BeginTransaction();
        insert.Transaction = (SqliteTransaction)transaction;
        foreach (var row in batch)
        {
            for (var i = 0; i < row.Length; i++)
            {
                insert.Parameters[i].Value = row[i];
            }
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
