using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yiju.Platform.Data.Bulk;

/// <summary>
/// How the rows of one entity get into their table past EF's change tracking: the columns, conversions and types of the model, compiled
/// once. Safe to use from several threads.
/// </summary>
public sealed class BulkTable<T>
    where T : class
{
    private static readonly ConcurrentDictionary<IEntityType, BulkTable<T>> Known = new();

    private readonly Column[] columns;

    private BulkTable(IEntityType entity)
    {
        columns = [.. entity.GetProperties().Select(p => new Column(p))];
        Name = entity.GetTableName()!;
        Names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
    }

    public string Name { get; }

    /// <summary>The columns, quoted, in the order of <see cref="Encode"/> and <see cref="Values"/>.</summary>
    public string Names { get; }

    public int Width => columns.Length;

    public static BulkTable<T> Of(DbContext context) =>
        Known.GetOrAdd(
            context.Model.FindEntityType(typeof(T))
                ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model."),
            entity => new(entity)
        );

    /// <summary>The rows as PostgreSQL's COPY takes them.</summary>
    public CopyBuffer Encode(IReadOnlyList<T> rows)
    {
        var buffer = new CopyBuffer();
        foreach (var row in rows)
        {
            buffer.StartRow((short)columns.Length);
            foreach (var column in columns)
            {
                column.Encode(row, buffer);
            }
        }
        buffer.End();
        return buffer;
    }

    /// <summary>What the columns of one row hold, as the database driver takes it.</summary>
    public void Values(T row, Action<int, object?> set)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            set(i, columns[i].Value(row));
        }
    }

    private sealed class Column
    {
        public Column(IProperty property)
        {
            Name = property.GetColumnName();
            var row = Expression.Parameter(typeof(T), "row");
            var read = Expression.Property(row, property.PropertyInfo!);
            Value = Expression.Lambda<Func<T, object?>>(Boxed(property, read), row).Compile();
            var buffer = Expression.Parameter(typeof(CopyBuffer), "buffer");
            Encode = Expression.Lambda<Action<T, CopyBuffer>>(Written(property, read, buffer), row, buffer).Compile();
        }

        public string Name { get; }

        public Func<T, object?> Value { get; }

        public Action<T, CopyBuffer> Encode { get; }

        private static Expression Boxed(IProperty property, Expression read)
        {
            var stored = Expression.Convert(Stored(property, Present(read)), typeof(object));
            return MayBeNull(read.Type)
                ? Expression.Condition(IsNull(read), Expression.Constant(null, typeof(object)), stored)
                : stored;
        }

        private static Expression Written(IProperty property, Expression read, Expression buffer)
        {
            var stored = Stored(property, Present(read));
            var write = Expression.Call(buffer, nameof(CopyBuffer.Write), null, stored);
            return MayBeNull(read.Type)
                ? Expression.IfThenElse(IsNull(read), Expression.Call(buffer, nameof(CopyBuffer.Null), null), write)
                : write;
        }

        private static bool MayBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

        private static BinaryExpression IsNull(Expression read) =>
            Expression.Equal(read, Expression.Constant(null, read.Type));

        private static Expression Present(Expression read) =>
            Nullable.GetUnderlyingType(read.Type) is { } inner ? Expression.Convert(read, inner) : read;

        /// <summary>The value after the model's conversion; an enum without one is its number.</summary>
        private static Expression Stored(IProperty property, Expression value)
        {
            var converter = property.GetTypeMapping().Converter?.ConvertToProviderExpression;
            var stored = converter is null ? value : Expression.Invoke(converter, value);
            return stored.Type.IsEnum ? Expression.Convert(stored, typeof(int)) : stored;
        }
    }
}
