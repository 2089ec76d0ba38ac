using System.Data;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Yiju.Platform.Data;

namespace Yiju.Host.Commands.Backup;

/// <summary>
/// The database inside a backup, as of one instant: SQLite as a compact copy of its file, PostgreSQL as one COPY text per table read in
/// one snapshot.
/// </summary>
internal static class DatabaseDump
{
    private const string SqliteEntry = "database/yiju.db";

    public static async Task Write(ZipArchive zip, Database database, CancellationToken ct)
    {
        if (database.Kind == DatabaseKind.Sqlite)
        {
            await WriteSqlite(zip, database, ct);
            return;
        }
        await using var connection = (NpgsqlConnection)await database.Open(ct);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        foreach (var table in await Tables(connection, ct))
        {
            await using var entry = zip.CreateEntry($"database/{table}.copy", CompressionLevel.Fastest).Open();
            await using var writer = new StreamWriter(entry);
            var columns = await Columns(connection, table, ct);
            await writer.WriteLineAsync(columns);
            using var reader = await connection.BeginTextExportAsync($"copy {table} ({columns}) to stdout", ct);
            var buffer = new char[81920];
            for (int read; (read = await reader.ReadAsync(buffer, ct)) > 0; )
            {
                await writer.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
    }

    /// <summary>True when nobody has worked in the database yet.</summary>
    public static async Task<bool> IsEmpty(Database database, CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        await using var command = connection.CreateCommand();
        command.CommandText =
            database.Kind == DatabaseKind.Sqlite
                ? "select count(*) from sqlite_master where type = 'table' and name = 'platform_audit'"
                : "select count(*) from information_schema.tables where table_schema = current_schema() and table_name = 'platform_audit'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(ct)) == 0)
        {
            return true;
        }
        command.CommandText =
            "select (select count(*) from platform_audit) + (select count(*) from platform_division) + (select count(*) from access_account)";
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct)) == 0;
    }

    public static async Task Read(ZipArchive zip, Database database, CancellationToken ct)
    {
        if (database.Kind == DatabaseKind.Sqlite)
        {
            await ReadSqlite(zip, database, ct);
            return;
        }
        await using var connection = (NpgsqlConnection)await database.Open(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".copy", StringComparison.Ordinal)))
        {
            var table = entry.Name[..^".copy".Length];
            using var reader = new StreamReader(entry.Open());
            var columns = await reader.ReadLineAsync(ct);
            await using (var clear = new NpgsqlCommand($"delete from {table}", connection, transaction))
            {
                await clear.ExecuteNonQueryAsync(ct);
            }
            await using var writer = await connection.BeginTextImportAsync($"copy {table} ({columns}) from stdin", ct);
            var buffer = new char[81920];
            for (int read; (read = await reader.ReadAsync(buffer, ct)) > 0; )
            {
                await writer.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        await transaction.CommitAsync(ct);
    }

    /// <summary>Which database the backup came from.</summary>
    public static DatabaseKind KindOf(ZipArchive zip) =>
        zip.GetEntry(SqliteEntry) is null ? DatabaseKind.Postgres : DatabaseKind.Sqlite;

    private static async Task WriteSqlite(ZipArchive zip, Database database, CancellationToken ct)
    {
        var copy = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var connection = await database.Open(ct))
            await using (var command = connection.CreateCommand())
            {
                command.CommandText = "vacuum into @copy";
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ("@copy", copy);
                command.Parameters.Add(parameter);
                await command.ExecuteNonQueryAsync(ct);
            }
            await using var entry = zip.CreateEntry(SqliteEntry, CompressionLevel.Fastest).Open();
            await using var file = File.OpenRead(copy);
            await file.CopyToAsync(entry, ct);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static async Task ReadSqlite(ZipArchive zip, Database database, CancellationToken ct)
    {
        var path = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        SqliteConnection.ClearAllPools();
        foreach (var old in (string[])[path, path + "-wal", path + "-shm"])
        {
            File.Delete(old);
        }
        await using var entry = zip.GetEntry(SqliteEntry)!.Open();
        await using var file = File.Create(path);
        await entry.CopyToAsync(file, ct);
    }

    private static Task<List<string>> Tables(NpgsqlConnection connection, CancellationToken ct) =>
        Names(
            connection,
            "select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name <> 'platform_migration' order by 1",
            ct
        );

    private static async Task<string> Columns(NpgsqlConnection connection, string table, CancellationToken ct) =>
        string.Join(
            ", ",
            await Names(
                connection,
                $"select quote_ident(column_name) from information_schema.columns where table_schema = current_schema() and table_name = '{table}' order by ordinal_position",
                ct
            )
        );

    private static async Task<List<string>> Names(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            names.Add(reader.GetString(0));
        }
        return names;
    }
}
