using System.Globalization;
using Yiju.Kernel;

namespace Yiju.Platform.Tables;

/// <summary>The cell that is being read. One object serves all cells of a file.</summary>
public sealed class CellReader(RowReport report, bool date1904)
{
    private IColumn column = null!;

    public RawCell Raw { get; private set; }

    /// <summary>Cleaned text, never empty.</summary>
    public string Text { get; private set; } = "";

    public void Move(IColumn to, RawCell raw, string text)
    {
        column = to;
        Raw = raw;
        Text = text;
    }

    public void Report(ImportCode code, params string[] values) => report.Report(column.Key, code, values);

    /// <summary>The header, for sentences.</summary>
    public string Header => column.Header;

    /// <summary>
    /// The text of a number that must keep all its digits. Null, and reported, when the spreadsheet turned it into a
    /// number and lost some.
    /// </summary>
    public string? Digits()
    {
        var shown =
            Text.Contains("E+", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        if (shown || Raw.Kind == CellKind.Number && Math.Abs(Raw.Number) >= 1e15)
        {
            Report(CellCodes.NumberLost, Header, Text);
            return null;
        }
        return Text;
    }

    public string? Phone()
    {
        var typed = Digits();
        if (typed is null)
        {
            return null;
        }
        var parts = typed.Split(
            ['/', '、', ',', '，', ';', '；', '或'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (parts.Count(p => p.Count(char.IsAsciiDigit) >= 7) > 1)
        {
            Report(CellCodes.SeveralPhones, Header);
            return null;
        }
        var number = PhoneNumber.Read(typed);
        if (!number.Ok || typed.Any(char.IsLetter))
        {
            Report(CellCodes.Phone, Header, $"{typed.Count(char.IsAsciiDigit)}");
            return null;
        }
        return number.Value.Value;
    }

    public bool? YesNo()
    {
        switch (Text.ToUpperInvariant())
        {
            case "是" or "有" or "Y" or "YES" or "1" or "√" or "✓" or "✔" or "☑" or "TRUE" or "对" or "同意":
                return true;
            case "否" or "无" or "没有" or "不是" or "N" or "NO" or "0" or "×" or "X" or "FALSE" or "不同意":
                return false;
            default:
                Report(CellCodes.YesNo, Header, Text);
                return null;
        }
    }

    public TValue? Choose<TValue>(Choices<TValue> choices)
        where TValue : struct
    {
        if (choices.Find(Text) is { } found)
        {
            return found;
        }
        Report(CellCodes.Choice, Header, Text, string.Join("、", choices.Labels));
        return null;
    }

    public DateOnly? Date()
    {
        if (Raw.Kind == CellKind.Date && Text == Raw.Text)
        {
            return ExcelDate.Of(Raw.Number, date1904) ?? DateOnly.Parse(Text, CultureInfo.InvariantCulture);
        }
        var read = DateText.Read(Text, date1904);
        if (read.Problem is { } problem)
        {
            Report(problem, Header, Text);
        }
        if (read is { Serial: true, Day: { } day })
        {
            Report(CellCodes.DateSerial, Header, Text, $"{day:yyyy年M月d日}");
        }
        return read.Day;
    }

    public int? Whole()
    {
        if (int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }
        Report(CellCodes.WholeNumber, Header, Text);
        return null;
    }

    public Money? Amount()
    {
        if (Money.TryParse(Text, out var money))
        {
            return money;
        }
        Report(CellCodes.Amount, Header, Text);
        return null;
    }
}

/// <summary>The answers that a column takes, with other words for them.</summary>
public sealed class Choices<TValue>
    where TValue : struct
{
    private readonly Dictionary<string, TValue> byWord = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="answers">Label as in the template, value, other words separated by spaces.</param>
    public Choices(params (string Label, TValue Value, string OtherWords)[] answers)
    {
        Labels = [.. answers.Select(a => a.Label)];
        foreach (var (label, value, otherWords) in answers)
        {
            byWord[label] = value;
            foreach (var word in otherWords.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                byWord[word] = value;
            }
        }
    }

    public IReadOnlyList<string> Labels { get; }

    public TValue? Find(string word) => byWord.TryGetValue(word, out var value) ? value : null;
}
