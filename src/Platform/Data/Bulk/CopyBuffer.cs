using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Yiju.Platform.Data.Bulk;

/// <summary>
/// Rows in the binary format of PostgreSQL's COPY (manual, “COPY”, file formats): a signature, then per row the number of fields, and per
/// field its length and its bytes in network order.
/// </summary>
public sealed class CopyBuffer
{
    private const int InitialBytes = 1 << 16;
    private const int FlagsAndExtension = 8;
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly int EpochDay = new DateOnly(2000, 1, 1).DayNumber;

    private readonly ArrayBufferWriter<byte> bytes = new(InitialBytes);

    public CopyBuffer()
    {
        bytes.Write("PGCOPY"u8);
        bytes.Write<byte>([(byte)'\n', 0xff, (byte)'\r', (byte)'\n', 0]);
        bytes.Write<byte>(stackalloc byte[FlagsAndExtension]);
    }

    public int Rows { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.WrittenMemory;

    public void StartRow(short fields)
    {
        Rows++;
        BinaryPrimitives.WriteInt16BigEndian(bytes.GetSpan(2), fields);
        bytes.Advance(2);
    }

    /// <summary>Nothing may follow.</summary>
    public void End()
    {
        BinaryPrimitives.WriteInt16BigEndian(bytes.GetSpan(2), -1);
        bytes.Advance(2);
    }

    public void Null() => Length(-1);

    public void Write(bool value)
    {
        Length(1);
        bytes.GetSpan(1)[0] = value ? (byte)1 : (byte)0;
        bytes.Advance(1);
    }

    public void Write(int value)
    {
        Length(sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }

    public void Write(long value)
    {
        Length(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), value);
        bytes.Advance(sizeof(long));
    }

    public void Write(double value)
    {
        Length(sizeof(double));
        BinaryPrimitives.WriteDoubleBigEndian(bytes.GetSpan(sizeof(double)), value);
        bytes.Advance(sizeof(double));
    }

    /// <summary>Days since 2000.</summary>
    public void Write(DateOnly value) => Write(value.DayNumber - EpochDay);

    /// <summary>Microseconds since 2000, UTC.</summary>
    public void Write(DateTime value) => Write((value.Ticks - Epoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    public void Write(byte[] value)
    {
        Length(value.Length);
        bytes.Write(value);
    }

    public void Write(string value)
    {
        var room = bytes.GetSpan(sizeof(int) + Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, room[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        bytes.Advance(sizeof(int) + length);
    }

    private void Length(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }
}
