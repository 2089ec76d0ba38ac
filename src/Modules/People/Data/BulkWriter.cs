using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Yiju.Platform.Data;

namespace Yiju.People.Data;

/// <summary>
/// Writes many rows of one entity past EF's change tracking, with the columns, conversions and types of the model: binary COPY on
/// PostgreSQL, one prepared command on SQLite. Joins the session's unit of work.
/// </summary>
internal static class BulkWriter
{
    public static async Task Write<T>(DbSession session, DbContext context, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }
        var entity =
            context.Model.FindEntityType(typeof(T))
            ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        var columns = entity.GetProperties().Select(p => new Column(p)).ToArray();
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        if (session.Connection is NpgsqlConnection postgres)
        {
            await Copy(
                postgres,
                $"copy {entity.GetTableName()} ({names}) from stdin (format binary)",
                columns,
                rows,
                ct
            );
            return;
        }
        var places = string.Join(", ", columns.Select((_, i) => $"@p{i}"));
        await using var insert = session.Command($"insert into {entity.GetTableName()} ({names}) values ({places})");
        await Insert(insert, columns, rows, ct);
    }

    private static async Task Copy<T>(
        NpgsqlConnection connection,
        string sql,
        Column[] columns,
        IReadOnlyList<T> rows,
        CancellationToken ct
    )
        where T : class
    {
        await using var writer = await connection.BeginBinaryImportAsync(sql, ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            foreach (var column in columns)
            {
                var value = column.Of(row);
                if (value is null)
                {
                    await writer.WriteNullAsync(ct);
                }
                else
                {
                    await writer.WriteAsync(value, column.StoreType, ct);
                }
            }
        }
        await writer.CompleteAsync(ct);
    }

    private static async Task Insert<T>(DbCommand insert, Column[] columns, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        var parameters = new DbParameter[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            parameters[i] = insert.CreateParameter();
            parameters[i].ParameterName = $"@p{i}";
            insert.Parameters.Add(parameters[i]);
        }
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                parameters[i].Value = columns[i].Of(row) ?? DBNull.Value;
            }
            await insert.ExecuteNonQueryAsync(ct);
        }
    }

    private sealed class Column(IProperty property)
    {
        private readonly Func<object?, object?>? convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        private readonly Func<object, object?> read = property.PropertyInfo!.GetValue;
        private readonly bool isEnum = (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum;

        public string Name { get; } = property.GetColumnName();

        public string StoreType { get; } = property.GetColumnType();

        public object? Of(object row)
        {
            var value = read(row);
            return value is null ? null
                : convert is not null ? convert(value)
                : isEnum ? Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)
                : value;
        }
    }
}
