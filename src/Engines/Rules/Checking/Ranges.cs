using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>How large a value of each kind can be where its input says nothing.</summary>
internal static class Ranges
{
    private static readonly Bounds Days = new(new DateOnly(1850, 1, 1).DayNumber, new DateOnly(2199, 12, 31).DayNumber);

    /// <exception cref="MistakeException">The range is empty or wider than its kind.</exception>
    public static Bounds Of(InputSource input)
    {
        var widest = input.Kind switch
        {
            Kind.Truth => Bounds.Truth,
            Kind.Number => new Bounds(-1_000_000_000, 1_000_000_000),
            Kind.Money => new Bounds(-100_000_000_000_000, 100_000_000_000_000),
            Kind.Date => Days,
            Kind.Word => new Bounds(0, Math.Max(0, (input.Words?.Count ?? 0) - 1)),
            Kind.Set => new Bounds(0, ((Int128)1 << (input.Words?.Count ?? 0)) - 1),
            Kind.Division => new Bounds(0, 999_999_999_999),
            Kind.Text => new Bounds(0, int.MaxValue),
            Kind.List => new Bounds(0, input.Most),
        };
        var bounds = new Bounds(input.From ?? widest.Min, input.To ?? widest.Max);
        return bounds.Min > bounds.Max ? throw Wrong(input, $"“{input.Name}”的范围是空的：from 大于 to。")
            : bounds.Min < widest.Min || bounds.Max > widest.Max
                ? throw Wrong(input, $"“{input.Name}”的范围太宽。这类数最小 {widest.Min}，最大 {widest.Max}。")
            : input.Kind == Kind.Word && input.Words is not { Count: > 0 }
                ? throw Wrong(input, $"“{input.Name}”是文字，要用 words 列出可以有哪些词。")
            : bounds;
    }

    private static MistakeException Wrong(InputSource input, string sentence) => new(new Mistake(input.At, sentence));
}
