using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Yiju.Platform.Data.Bulk;

/// <summary>Rows of one entity on their way into the database.</summary>
public interface IBulkRows
{
    /// <summary>Joins the session's unit of work.</summary>
    Task Write(DbSession session, CancellationToken ct);
}

/// <summary>
/// Writes many rows of one entity: binary COPY on PostgreSQL, one prepared command on SQLite. Preparing needs no database and may run
/// beside other work.
/// </summary>
public static class BulkWriter
{
    public static IBulkRows Prepare<T>(BulkTable<T> table, DatabaseKind kind, IReadOnlyList<T> rows)
        where T : class =>
        kind == DatabaseKind.Postgres ? new Encoded<T>(table, table.Encode(rows)) : new Listed<T>(table, rows);

    public static Task Write<T>(DbSession session, DbContext context, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class => Prepare(BulkTable<T>.Of(context), session.Database.Kind, rows).Write(session, ct);

    private sealed class Encoded<T>(BulkTable<T> table, CopyBuffer rows) : IBulkRows
        where T : class
    {
        public async Task Write(DbSession session, CancellationToken ct)
        {
            if (rows.Rows == 0)
            {
                return;
            }
            var connection = (NpgsqlConnection)session.Connection;
            await using var copy = await connection.BeginRawBinaryCopyAsync(
                $"copy {table.Name} ({table.Names}) from stdin (format binary)",
                ct
            );
            await copy.WriteAsync(rows.Written, ct);
        }
    }

    private sealed class Listed<T>(BulkTable<T> table, IReadOnlyList<T> rows) : IBulkRows
        where T : class
    {
        public async Task Write(DbSession session, CancellationToken ct)
        {
            if (rows.Count == 0)
            {
                return;
            }
            var places = string.Join(", ", Enumerable.Range(0, table.Width).Select(i => $"@p{i}"));
            await using var insert = session.Command($"insert into {table.Name} ({table.Names}) values ({places})");
            var parameters = new DbParameter[table.Width];
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i] = insert.CreateParameter();
                parameters[i].ParameterName = $"@p{i}";
                insert.Parameters.Add(parameters[i]);
            }
            foreach (var row in rows)
            {
                table.Values(row, (i, value) => parameters[i].Value = value ?? DBNull.Value);
                await insert.ExecuteNonQueryAsync(ct);
            }
        }
    }
}
