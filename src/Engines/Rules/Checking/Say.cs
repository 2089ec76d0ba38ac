namespace Yiju.Rules.Checking;

/// <summary>Words for sentences about what does not fit.</summary>
internal static class Say
{
    public static string Of(Kind kind) =>
        kind switch
        {
            Kind.Truth => "“是或否”",
            Kind.Number => "数",
            Kind.Money => "金额",
            Kind.Date => "日期",
            Kind.Word => "文字",
            Kind.Set => "一组文字",
            Kind.Division => "地区",
            Kind.Text => "文本",
            Kind.List => "一列记录",
        };

    public static string Of(IReadOnlyList<WordSource> words) =>
        words.Count == 0 ? "（没有）" : string.Join('、', words.Select(w => w.Word));

    /// <summary>How to write a value of a kind.</summary>
    public static string Example(Kind kind) =>
        kind switch
        {
            Kind.Truth => "true",
            Kind.Number => "12 或 15%",
            Kind.Money => "600 元",
            Kind.Date => "2026-01-01",
            Kind.Set => "{'a', 'b'}",
            Kind.Division => "'440800000000'",
            _ => "'a'",
        };

    /// <summary>A hint where a number stands for an amount of money.</summary>
    public static string Hint(Kind left, Kind right) =>
        (left, right) is (Kind.Money, Kind.Number) or (Kind.Number, Kind.Money) ? "金额请写明单位，例如 600 元。" : "";

    /// <summary>That a name is not known, and which one may have been meant.</summary>
    public static string Unknown(string name, IEnumerable<string> known)
    {
        var all = known.ToList();
        var near = all.OrderBy(k => Distance(k, name)).FirstOrDefault();
        return near is not null && Distance(near, name) <= Math.Max(1, Math.Min(name.Length, 40) / 3)
                ? $"没有“{name}”，是不是想写“{near}”？"
            : all.Count == 0 ? $"没有“{name}”。"
            : $"没有“{name}”。可以用：{string.Join('、', all.Order(StringComparer.Ordinal).Take(20))}{(all.Count > 20 ? "等" : "")}。";
    }

    /// <summary>Letters to change, add or leave out (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 10)
        {
            return int.MaxValue;
        }
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }
        return row[b.Length];
    }
}
