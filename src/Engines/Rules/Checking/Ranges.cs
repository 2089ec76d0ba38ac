using Yiju.Rules.Deciding;
using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>How large a value of each kind can be where its input says nothing.</summary>
internal static class Ranges
{
    private const int MostRecords = 10_000;

    private static readonly Bounds Days = new(new DateOnly(1850, 1, 1).DayNumber, new DateOnly(2199, 12, 31).DayNumber);

    /// <exception cref="MistakeException">The range is empty or wider than its kind.</exception>
    public static Bounds Of(InputSource input)
    {
        if (input.Places is < 0 or > 4)
        {
            throw Wrong(input, $"“{input.Name}”的小数位数可以是 0 到 4。");
        }
        if (input.Kind is Kind.Word or Kind.Set && input.Words is not { Count: > 0 and <= 60 })
        {
            throw Wrong(input, $"“{input.Name}”是文字，要用 words 列出可以有哪些词，最多 60 个。");
        }
        var widest = Widest(input.Kind, input.Words, input.Places);
        var bounds = Stated(input);
        return bounds.Min > bounds.Max ? throw Wrong(input, $"“{input.Name}”的范围是空的：from 大于 to。")
            : bounds.Min < widest.Min || bounds.Max > widest.Max
                ? throw Wrong(
                    input,
                    $"“{input.Name}”的范围太宽。这类数最小 {Printer.Value(input.Kind, widest.Min, input.Places)}，最大 {Printer.Value(input.Kind, widest.Max, input.Places)}。"
                )
            : bounds;
    }

    /// <summary>As the input says, right or wrong.</summary>
    public static Bounds Stated(InputSource input)
    {
        var widest = Widest(input.Kind, input.Words, Math.Clamp(input.Places, 0, 4));
        return new Bounds(input.From ?? widest.Min, input.To ?? widest.Max);
    }

    /// <summary>How many units of a number with so many decimal places make one.</summary>
    public static long Parts(Kind kind, int places) => kind == Kind.Number ? (long)Math.Pow(10, places) : 1;

    public static Bounds Widest(Kind kind, IReadOnlyList<WordSource>? words, int places) =>
        kind switch
        {
            Kind.Truth => Bounds.Truth,
            Kind.Number => new Bounds(-1_000_000_000 * Parts(kind, places), 1_000_000_000 * Parts(kind, places)),
            Kind.Money => new Bounds(-100_000_000_000_000, 100_000_000_000_000),
            Kind.Date => Days,
            Kind.Word => new Bounds(0, Math.Max(0, (words?.Count ?? 0) - 1)),
            Kind.Set => new Bounds(0, ((Int128)1 << Math.Min(60, words?.Count ?? 0)) - 1),
            Kind.Division => new Bounds(0, 999_999_999_999),
            Kind.Text => new Bounds(0, int.MaxValue),
            Kind.List => new Bounds(0, MostRecords),
        };

    /// <exception cref="MistakeException">The list holds no records, too many, or something that is no value.</exception>
    public static int Most(InputSource list) =>
        list.Fields is not { Count: > 0 } ? throw Wrong(list, $"“{list.Name}”是一列记录，要用 of 写明每条有哪些项。")
        : list.Most is < 1 or > MostRecords
            ? throw Wrong(list, $"“{list.Name}”要用 most 写明最多几条，1 到 {MostRecords}。")
        : list.Fields.FirstOrDefault(f => f.Kind == Kind.List) is { } inner
            ? throw Wrong(inner, "记录里面不能再有一列记录。")
        : list.Most;

    private static MistakeException Wrong(InputSource input, string sentence) => new(new Mistake(input.At, sentence));
}
