using System.Globalization;
using Yiju.Kernel;
using Yiju.Siting.Network;

namespace Yiju.Siting.Tables;

/// <summary>Reads the cells of rows as what they should be, and keeps a sentence for each that is not.</summary>
internal sealed class RowReader
{
    private const int MostFaults = 100;
    private const int MostShown = 40;
    private const double Largest = 1e12;

    private readonly RowTable table;
    private readonly List<Fault> faults;

    private RowReader(RowTable table, List<Fault> faults) => (this.table, this.faults) = (table, faults);

    /// <summary>Reads every row by the same function.</summary>
    /// <param name="code">Of the faults.</param>
    /// <param name="needed">Columns a CSV file must have.</param>
    /// <param name="read">Makes one thing of the present row; what it makes of a faulty one is dropped.</param>
    /// <param name="optional">All other columns there may be; null when others are passed over.</param>
    public static Outcome<List<T>> All<T>(
        TextReader input,
        string code,
        string[] needed,
        Func<RowReader, T> read,
        string[]? optional = null
    )
    {
        var all = new List<T>();
        var faults = new List<Fault>();
        try
        {
            var table = RowTable.Open(input);
            if (optional is not null && table.Other([.. needed, .. optional]) is { } other)
            {
                return Fault.Invalid(
                    code,
                    $"第 1 行：不认识的列“{Short(other)}”，可以有 {string.Join('、', [.. needed, .. optional])}。"
                );
            }
            if (needed.FirstOrDefault(n => !table.Has(n)) is { } missing)
            {
                return Fault.Invalid(code, $"表头缺少“{missing}”一列。", missing);
            }
            var row = new RowReader(table, faults);
            while (faults.Count < MostFaults && table.Next())
            {
                var before = faults.Count;
                var one = read(row);
                if (faults.Count == before)
                {
                    all.Add(one);
                }
            }
        }
        catch (InvalidDataException error)
        {
            faults.Add(Fault.Invalid(code, error.Message));
        }
        return faults.Count == 0 ? all : faults.ConvertAll(f => f with { Code = code });
    }

    /// <summary>The columns <c>lat</c> and <c>lon</c>, WGS 84.</summary>
    public GeoPoint Point() => new(Number("lat", "度数", -90, 90), Number("lon", "度数", -180, 180));

    /// <summary>A whole number from 0 on.</summary>
    /// <param name="missing">What an empty cell means.</param>
    public int Count(string name, int missing = 0)
    {
        var cell = table.Cell(name);
        if (cell.IsEmpty)
        {
            return missing;
        }
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }
        Wrong(name, "不小于 0 的整数");
        return 0;
    }

    /// <summary>A number from 0 on.</summary>
    /// <param name="missing">What an empty cell means.</param>
    public double Amount(string name, double missing = 0) =>
        table.Cell(name).IsEmpty ? missing : Number(name, "不小于 0 的数", 0, Largest);

    /// <summary>A number of either sign.</summary>
    public double Coordinate(string name) => Number(name, "数", -Largest, Largest);

    /// <summary>One of some words.</summary>
    public T Word<T>(string name, params ReadOnlySpan<(string Word, T Value)> words)
    {
        var all = new List<string>();
        foreach (var (word, value) in words)
        {
            if (table.Cell(name).SequenceEqual(word))
            {
                return value;
            }
            all.Add(word);
        }
        Wrong(name, string.Join('、', all));
        return default!;
    }

    /// <summary>More than 0, at most a day.</summary>
    public double Minutes(string name) => Number(name, "分钟数", 0.01, 1440);

    public string Text(string name) => table.Cell(name).ToString();

    /// <summary>A text that is not empty.</summary>
    public string Name(string name)
    {
        if (table.Cell(name).IsEmpty)
        {
            Wrong(name, "一个名称");
        }
        return Text(name);
    }

    public DivisionCode Division(string name, Dictionary<string, DivisionCode> known)
    {
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var cell = table.Cell(name);
        if (lookup.TryGetValue(cell, out var code))
        {
            return code;
        }
        if (!cell.IsEmpty && !DivisionCode.TryParse(cell.ToString(), out code))
        {
            Wrong(name, "12 位地区代码");
        }
        else
        {
            lookup[cell] = code;
        }
        return code;
    }

    public DateOnly? Day(string name)
    {
        var cell = table.Cell(name);
        if (cell.IsEmpty)
        {
            return null;
        }
        if (DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }
        Wrong(name, "日期，例如 2026-06-01");
        return null;
    }

    /// <summary>yes, true, 1 or 是; no, false, 0, 否 or nothing.</summary>
    public bool Truth(string name)
    {
        switch (table.Cell(name))
        {
            case "yes" or "true" or "True" or "1" or "是":
                return true;
            case "no" or "false" or "False" or "0" or "否" or "":
                return false;
            default:
                Wrong(name, "yes 或 no");
                return false;
        }
    }

    private double Number(string name, string kind, double least, double most)
    {
        if (
            double.TryParse(table.Cell(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
        {
            return number;
        }
        Wrong(name, most < Largest ? $"{least} 到 {most} 的{kind}" : kind);
        return 0;
    }

    private void Wrong(string name, string kind) =>
        faults.Add(Fault.Invalid("", $"{table.Place}，{name}：应为 {kind}，现在是“{Short(table.Cell(name))}”。", name));

    private static string Short(ReadOnlySpan<char> text) =>
        text.Length <= MostShown ? text.ToString() : string.Concat(text[..MostShown], "…");
}
