using System.Buffers;
using System.Text;

namespace Yiju.Platform.Tables;

/// <summary>
/// Reads separated text (RFC 4180, and what spreadsheet programs make of it) with constant memory: one buffer of
/// characters and the strings of one row.
/// </summary>
internal sealed class CsvRows : IRowSource
{
    private const int LongestField = 100_000;

    private readonly StreamReader reader;
    private readonly Stream stream;
    private readonly char delimiter;
    private readonly SearchValues<char> stops;
    private readonly int maxColumns;
    private readonly StringBuilder spill = new();
    private RawCell[] cells = new RawCell[64];
    private char[] buffer = new char[1 << 16];
    private int position;
    private int filled;
    private int count;

    public CsvRows(Stream stream, Encoding encoding, char delimiter, int maxColumns)
    {
        this.stream = stream;
        this.delimiter = delimiter;
        this.maxColumns = maxColumns;
        stops = SearchValues.Create([delimiter, '\r', '\n']);
        reader = new StreamReader(stream, encoding, false, 1 << 16, leaveOpen: true);
    }

    public int RowNumber { get; private set; }

    public ReadOnlySpan<RawCell> Cells => cells.AsSpan(0, count);

    public bool RowHidden => false;

    public double Fraction => stream.Length == 0 ? 1 : (double)stream.Position / stream.Length;

    public SheetShape Shape { get; } = new() { FixedWidth = true };

    public bool Read()
    {
        count = 0;
        if (Peek() < 0)
        {
            return false;
        }
        RowNumber++;
        while (true)
        {
            Add(Peek() == '"' ? Quoted() : Plain());
            var next = Peek();
            if (next == delimiter)
            {
                position++;
                continue;
            }
            EndLine(next);
            return true;
        }
    }

    private void EndLine(int next)
    {
        if (next < 0)
        {
            return;
        }
        position++;
        if (next == '\r' && Peek() == '\n')
        {
            position++;
        }
    }

    private void Add(string field)
    {
        if (count == maxColumns)
        {
            throw UnreadableFileException.Of(FileCodes.TooManyColumns, $"{maxColumns}");
        }
        if (count == cells.Length)
        {
            Array.Resize(ref cells, count * 2);
        }
        cells[count++] = RawCell.Of(Unwrap(field));
    }

    /// <summary>The trick ="0123" keeps a spreadsheet program from reading a number; the text inside is meant.</summary>
    private static string Unwrap(string field) =>
        field.Length > 2 && field.StartsWith("=\"", StringComparison.Ordinal) && field[^1] == '"'
            ? field[2..^1]
            : field;

    private string Plain()
    {
        var span = buffer.AsSpan(position, filled - position);
        var end = span.IndexOfAny(stops);
        if (end >= 0)
        {
            position += end;
            return end == 0 ? "" : new string(span[..end]);
        }
        return PlainAcrossBuffers();
    }

    private string PlainAcrossBuffers()
    {
        spill.Clear();
        while (Peek() >= 0)
        {
            var span = buffer.AsSpan(position, filled - position);
            var end = span.IndexOfAny(stops);
            Spill(end < 0 ? span : span[..end]);
            position += end < 0 ? span.Length : end;
            if (end >= 0)
            {
                break;
            }
        }
        return spill.ToString();
    }

    private string Quoted()
    {
        spill.Clear();
        position++;
        while (true)
        {
            if (Peek() < 0)
            {
                throw UnreadableFileException.Of(FileCodes.Quote, $"{RowNumber}");
            }
            var span = buffer.AsSpan(position, filled - position);
            var end = span.IndexOf('"');
            Spill(end < 0 ? span : span[..end]);
            position += end < 0 ? span.Length : end + 1;
            if (end < 0)
            {
                continue;
            }
            if (Peek() != '"')
            {
                return spill.ToString() + (IsStop(Peek()) ? "" : Plain());
            }
            spill.Append('"');
            position++;
        }
    }

    private bool IsStop(int c) => c < 0 || c == delimiter || c is '\r' or '\n';

    private void Spill(ReadOnlySpan<char> span)
    {
        if (spill.Length + span.Length > LongestField)
        {
            throw UnreadableFileException.Of(FileCodes.Quote, $"{RowNumber}");
        }
        spill.Append(span);
    }

    private int Peek()
    {
        if (position == filled)
        {
            position = 0;
            filled = reader.Read(buffer, 0, buffer.Length);
        }
        return position < filled ? buffer[position] : -1;
    }

    public void Dispose() => reader.Dispose();
}
