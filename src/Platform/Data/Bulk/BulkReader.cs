using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Yiju.Platform.Data.Bulk;

/// <summary>
/// Reads many rows past EF, one after another, without an object or a string for any of them: by binary COPY on PostgreSQL, from the
/// statement itself on SQLite. What <see cref="Bytes"/> shows is gone with the next row.
/// </summary>
public abstract class BulkReader : IDisposable
{
    /// <param name="connection">Of this database, with nothing else running on it.</param>
    /// <param name="select">A query without parameters; columns are whole numbers of eight bytes, texts, bytes or days.</param>
    public static BulkReader Open(DbConnection connection, string select) =>
        connection switch
        {
            NpgsqlConnection postgres => new CopiedRows(postgres, select),
            SqliteConnection sqlite => new SteppedRows(sqlite, select),
            _ => throw new ArgumentException("Neither PostgreSQL nor SQLite.", nameof(connection)),
        };

    /// <summary>Goes to the next row; false behind the last.</summary>
    public abstract bool Next();

    public abstract bool IsNull(int column);

    /// <summary>A number of eight bytes.</summary>
    public abstract long Long(int column);

    /// <summary>The <see cref="DateOnly.DayNumber"/> of a day.</summary>
    public abstract int Day(int column);

    /// <summary>A text in UTF-8, or bytes.</summary>
    public abstract ReadOnlySpan<byte> Bytes(int column);

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    protected abstract void Close();
}
