using System.Globalization;

namespace Yiju.Platform.Tables;

/// <summary>Reads a day from the shapes that people write: 1945-03-15, 1945/3/15, 1945.3.15, 19450315, 1945年3月15日.</summary>
internal static class DateText
{
    private static readonly string[] LunarWords = ["农历", "正月", "腊月", "冬月", "初", "廿", "闰"];

    /// <param name="Problem">Takes the header and the text; null when a day was read.</param>
    /// <param name="Serial">The text was a spreadsheet's number of a day.</param>
    public readonly record struct Result(DateOnly? Day, ImportCode? Problem, bool Serial = false);

    public static Result Read(string text, bool date1904)
    {
        if (LunarWords.Any(w => text.Contains(w, StringComparison.Ordinal)))
        {
            return new(null, CellCodes.DateLunar);
        }
        if (text.Contains("民国", StringComparison.Ordinal))
        {
            return new(null, CellCodes.DateRepublic);
        }
        var day = WithoutTime(text);
        return day.All(char.IsAsciiDigit) ? FromDigits(day, date1904) : FromParts(day);
    }

    /// <summary>“1945-03-15 00:00:00” and “1945-03-15T00:00” are days.</summary>
    private static string WithoutTime(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var cut = colon < 0 ? -1 : text.LastIndexOfAny([' ', 'T'], colon);
        return (cut > 0 ? text[..cut] : text).Trim();
    }

    private static Result FromDigits(string digits, bool date1904) =>
        digits.Length switch
        {
            8 => Make(digits[..4], digits[4..6], digits[6..]),
            6 when digits[..2] is "19" or "20" => new(null, CellCodes.DateIncomplete),
            6 => new(null, CellCodes.DateTwoDigitYear),
            4 when digits[..2] is "18" or "19" or "20" => new(null, CellCodes.DateIncomplete),
            4 or 5 when ExcelDate.Of(int.Parse(digits, CultureInfo.InvariantCulture), date1904) is { } day => new(
                day,
                null,
                Serial: true
            ),
            _ => new(null, CellCodes.DateFormat),
        };

    private static Result FromParts(string text)
    {
        var parts = text.Split(
            ['-', '/', '.', '年', '月', '日', '号', ' ', '—', '－', '、'],
            StringSplitOptions.RemoveEmptyEntries
        );
        if (parts.Length is 0 or > 3 || parts.Any(p => p.Length > 4 || !p.All(char.IsAsciiDigit)))
        {
            return new(null, CellCodes.DateFormat);
        }
        return parts switch
        {
            [{ Length: 4 }, { Length: <= 2 }, { Length: <= 2 }] => Make(parts[0], parts[1], parts[2]),
            [{ Length: 4 }, { Length: <= 2 }] or [{ Length: 4 }] => new(null, CellCodes.DateIncomplete),
            [{ Length: <= 2 }, { Length: <= 2 }, { Length: 4 }] => new(null, CellCodes.DateOrder),
            [{ Length: 2 }, { Length: <= 2 }, { Length: <= 2 }] => new(null, CellCodes.DateTwoDigitYear),
            _ => new(null, CellCodes.DateFormat),
        };
    }

    private static Result Make(string year, string month, string day)
    {
        var text = $"{year}{month.PadLeft(2, '0')}{day.PadLeft(2, '0')}";
        return DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new(date, null)
            : new(null, CellCodes.DateImpossible);
    }
}
