using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Yiju.Platform.Data.Bulk;

/// <summary>Rows as SQLite steps through them.</summary>
internal sealed class SteppedRows : BulkReader
{
    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;

    public SteppedRows(SqliteConnection connection, string select)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v2(connection.Handle, select, out statement));
    }

    public override bool Next()
    {
        var answer = raw.sqlite3_step(statement);
        if (answer is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(answer);
        }
        return answer == raw.SQLITE_ROW;
    }

    public override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public override long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public override int Day(int column)
    {
        var text = Bytes(column);
        int Number(int from, int count) => int.Parse(Bytes(column).Slice(from, count), CultureInfo.InvariantCulture);
        return text.Length == "yyyy-MM-dd".Length
            ? new DateOnly(Number(0, 4), Number(5, 2), Number(8, 2)).DayNumber
            : throw new FormatException("A day has ten characters.");
    }

    public override ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    protected override void Close() => statement.Dispose();

    private void Check(int answer) => SqliteException.ThrowExceptionForRC(answer, connection.Handle);
}
