using System.Buffers.Binary;
using Npgsql;

namespace Yiju.Platform.Data.Bulk;

/// <summary>Rows that PostgreSQL sends in the binary format of COPY; see <see cref="CopyBuffer"/>.</summary>
internal sealed class CopiedRows : BulkReader
{
    private const int FirstBytes = 1 << 17;
    private const int SignatureBytes = 11;
    private const int HeaderBytes = SignatureBytes + 8;
    private const int MostColumns = 32;
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private readonly NpgsqlRawCopyStream stream;
    private readonly int[] at = new int[MostColumns];
    private readonly int[] lengths = new int[MostColumns];
    private byte[] bytes = new byte[FirstBytes];
    private int row;
    private int read;
    private int end;

    public CopiedRows(NpgsqlConnection connection, string select)
    {
        stream = connection.BeginRawBinaryCopy($"copy ({select}) to stdout (format binary)");
        Need(HeaderBytes);
        read += HeaderBytes;
    }

    public override bool Next()
    {
        row = read;
        Need(sizeof(short));
        var fields = BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(read));
        read += sizeof(short);
        if (fields < 0)
        {
            return false;
        }
        for (var i = 0; i < fields; i++)
        {
            Need(sizeof(int));
            lengths[i] = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(read));
            read += sizeof(int);
            at[i] = read - row;
            Need(Math.Max(0, lengths[i]));
            read += Math.Max(0, lengths[i]);
        }
        return true;
    }

    public override bool IsNull(int column) => lengths[column] < 0;

    public override long Long(int column) => BinaryPrimitives.ReadInt64BigEndian(Bytes(column));

    public override int Day(int column) => BinaryPrimitives.ReadInt32BigEndian(Bytes(column)) + Epoch;

    public override ReadOnlySpan<byte> Bytes(int column) =>
        bytes.AsSpan(row + at[column], Math.Max(0, lengths[column]));

    protected override void Close() => stream.Dispose();

    /// <summary>Has so many bytes ready from where is read; moves the row to the front when the room ends.</summary>
    private void Need(int count)
    {
        while (end - read < count)
        {
            if (row > 0)
            {
                bytes.AsSpan(row, end - row).CopyTo(bytes);
                (read, end, row) = (read - row, end - row, 0);
            }
            if (read + count > bytes.Length || end == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Max(bytes.Length * 2, read + count));
            }
            var got = stream.Read(bytes, end, bytes.Length - end);
            if (got == 0)
            {
                throw new EndOfStreamException("The copy ended inside a row.");
            }
            end += got;
        }
    }
}
