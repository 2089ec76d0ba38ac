using System.Globalization;
using System.Text;

namespace Yiju.Rules.Packs.Running;

/// <summary>Reads rows of CSV (RFC 4180, UTF-8) below a head of names.</summary>
/// <param name="head">Which field each column is.</param>
internal sealed class CsvRow(Intake intake, IReadOnlyList<string> head) : IRowReader
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly int[] inputs = [.. head.Select(intake.Input)];
    private readonly int id = head.ToList().IndexOf(intake.Id);
    private readonly List<string> cells = [];

    /// <returns>Null, or why it is no head of this program.</returns>
    public static RowFault? Head(Intake intake, ReadOnlySpan<byte> row, out IReadOnlyList<string> head)
    {
        var cells = new List<string>();
        head = cells;
        if (Cut(row, cells) is { } wrong)
        {
            return new RowFault(1, null, wrong);
        }
        foreach (var name in cells)
        {
            if (cells.Count(c => c == name) > 1)
            {
                return new RowFault(1, name, "这一列有两个。");
            }
            if (intake.List(name) >= 0)
            {
                return new RowFault(1, name, "一列记录写不进 CSV，请用 NDJSON。");
            }
            if (intake.Input(name) < 0 && name != intake.Id && !intake.Ignores(name))
            {
                return new RowFault(1, name, intake.Unknown(name));
            }
        }
        return null;
    }

    public RowFault? Read(ReadOnlySpan<byte> row, long line, People into)
    {
        cells.Clear();
        into.Begin();
        if (Cut(row, cells) is { } wrong)
        {
            return new RowFault(line, null, wrong);
        }
        if (cells.Count != head.Count)
        {
            return new RowFault(line, null, $"这一行有 {cells.Count} 格，表头有 {head.Count} 格。");
        }
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] < 0)
            {
                continue;
            }
            if (intake.Fact(inputs[i], cells[i].Trim(), out var fact) is { } sentence)
            {
                return new RowFault(line, head[i], sentence);
            }
            into.Set(inputs[i], fact);
        }
        into.End(id < 0 || cells[id] == "" ? line.ToString(CultureInfo.InvariantCulture) : cells[id]);
        return null;
    }

    private static string? Cut(ReadOnlySpan<byte> row, List<string> cells)
    {
        try
        {
            while (true)
            {
                if (row.IsEmpty || row[0] != (byte)'"')
                {
                    var end = row.IndexOf((byte)',');
                    cells.Add(Strict.GetString(end < 0 ? row : row[..end]));
                    if (end < 0)
                    {
                        return null;
                    }
                    row = row[(end + 1)..];
                    continue;
                }
                var close = Closing(row);
                if (close < 0)
                {
                    return "双引号没有收尾。";
                }
                cells.Add(Strict.GetString(row[1..close]).Replace("\"\"", "\"", StringComparison.Ordinal));
                row = row[(close + 1)..];
                if (row.IsEmpty)
                {
                    return null;
                }
                if (row[0] != (byte)',')
                {
                    return "双引号后面应当是逗号。";
                }
                row = row[1..];
            }
        }
        catch (DecoderFallbackException)
        {
            return "不是正确的 UTF-8 文字。";
        }
    }

    /// <summary>The quote that ends the cell; two of them stand for one inside it.</summary>
    private static int Closing(ReadOnlySpan<byte> row)
    {
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i] != (byte)'"')
            {
                continue;
            }
            if (i + 1 == row.Length || row[i + 1] != (byte)'"')
            {
                return i;
            }
            i++;
        }
        return -1;
    }
}
