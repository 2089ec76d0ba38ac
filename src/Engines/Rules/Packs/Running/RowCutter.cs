using System.Buffers;

namespace Yiju.Rules.Packs.Running;

/// <summary>Some whole rows of a file, as they stand there.</summary>
/// <param name="Bytes">From the pool; whoever worked them off gives them back with <see cref="Return"/>.</param>
/// <param name="Line">Number of the first line, from 1.</param>
internal sealed record RawRows(byte[] Bytes, int Length, long Line, bool Quotes)
{
    /// <summary>Row after row, without its line end; empty rows are left out.</summary>
    /// <returns>False at the end.</returns>
    public bool Next(ref int at, ref long line, out ReadOnlySpan<byte> row, out long rowLine)
    {
        while (at < Length)
        {
            var rest = Bytes.AsSpan(at, Length - at);
            var end = RowCutter.EndOfRow(rest, Quotes);
            row = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            (at, rowLine) = (end < 0 ? Length : at + end + 1, line);
            line += 1 + row.Count((byte)'\n');
            if (!row.IsEmpty)
            {
                return true;
            }
        }
        row = [];
        rowLine = line;
        return false;
    }

    public void Return() => ArrayPool<byte>.Shared.Return(Bytes);
}

/// <summary>Cuts a file into blocks of whole rows, so that a city needs no more memory than a village.</summary>
/// <param name="quotes">Line ends inside double quotes do not end a row (CSV, RFC 4180).</param>
/// <param name="size">Bytes of a block; no row is longer.</param>
internal sealed class RowCutter(Stream input, bool quotes, int size = 4_000_000)
{
    /// <exception cref="InvalidDataException">A row is longer than a block.</exception>
    public IEnumerable<RawRows> Blocks()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var (filled, line, first) = (0, 1L, true);
        while (true)
        {
            var read = input.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
            var last = filled + read < buffer.Length;
            filled += read;
            if (first && buffer.AsSpan(0, filled).StartsWith(Mark))
            {
                buffer.AsSpan(Mark.Length, filled - Mark.Length).CopyTo(buffer);
                filled -= Mark.Length;
            }
            first = false;
            if (last)
            {
                yield return new RawRows(buffer, filled, line, quotes);
                yield break;
            }
            var end = LastEnd(buffer.AsSpan(0, filled));
            if (end < 0)
            {
                throw new InvalidDataException($"第 {line} 行太长，超过 {buffer.Length / 1_000_000} MB。");
            }
            var next = ArrayPool<byte>.Shared.Rent(size);
            var (rest, lines) = (filled - end, buffer.AsSpan(0, end).Count((byte)'\n'));
            buffer.AsSpan(end, rest).CopyTo(next);
            yield return new RawRows(buffer, end, line, quotes);
            (buffer, filled, line) = (next, rest, line + lines);
        }
    }

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Where the row that begins here ends; -1 when its end is not here.</summary>
    public static int EndOfRow(ReadOnlySpan<byte> rows, bool quotes)
    {
        if (!quotes)
        {
            return rows.IndexOf((byte)'\n');
        }
        var inside = false;
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] == (byte)'"')
            {
                inside = !inside;
            }
            else if (rows[i] == (byte)'\n' && !inside)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Behind the end of the last whole row; -1 when there is none.</summary>
    private int LastEnd(ReadOnlySpan<byte> rows)
    {
        if (!quotes)
        {
            return rows.LastIndexOf((byte)'\n') is >= 0 and var end ? end + 1 : -1;
        }
        var last = -1;
        for (var at = 0; EndOfRow(rows[at..], quotes) is >= 0 and var length; )
        {
            last = at += length + 1;
        }
        return last;
    }
}
