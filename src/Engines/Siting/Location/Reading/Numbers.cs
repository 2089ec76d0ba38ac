using System.Globalization;
using Yiju.Kernel;

namespace Yiju.Siting.Location.Reading;

/// <summary>The words of a text of numbers, one after the other, with their lines.</summary>
internal ref struct Numbers(string text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int at = 0;

    /// <summary>The line of the last word, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The last word; empty at the end of the text.</summary>
    public ReadOnlySpan<char> Word { get; private set; }

    /// <summary>Why reading stopped; null while all was well.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>What is left of the text, in characters: an instance cannot have more numbers than half of it.</summary>
    public readonly int Left => text.Length - at;

    public bool Next()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            Line += text[at] == '\n' ? 1 : 0;
            at++;
        }
        var begin = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }
        Word = text[begin..at];
        return Word.Length > 0;
    }

    /// <summary>A whole number within bounds; 0 and a fault otherwise.</summary>
    /// <param name="what">What stands here, plain Chinese.</param>
    public int Whole(string what, int least, int most)
    {
        if (Fault is not null)
        {
            return 0;
        }
        if (!Next())
        {
            return End(what);
        }
        if (!int.TryParse(Word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return Refuse($"{what}应为整数，现在是“{Shown}”");
        }
        return number >= least && number <= most
            ? number
            : Refuse($"{what}应在 {least} 到 {most} 之间，现在是 {number}");
    }

    /// <summary>A finite number that is not negative; 0 and a fault otherwise.</summary>
    public double Amount(string what)
    {
        if (Fault is not null)
        {
            return 0;
        }
        return Next() ? Here(what) : End(what);
    }

    /// <summary>A finite number of either sign; 0 and a fault otherwise.</summary>
    public double Coordinate(string what)
    {
        if (Fault is not null)
        {
            return 0;
        }
        if (!Next())
        {
            return End(what);
        }
        return TryParse(out var number) ? number : Refuse($"{what}应为数，现在是“{Shown}”");
    }

    /// <summary>The last word as a finite number that is not negative; 0 and a fault otherwise.</summary>
    public double Here(string what)
    {
        if (!TryParse(out var number))
        {
            return Refuse($"{what}应为数，现在是“{Shown}”");
        }
        return number >= 0 ? number : Refuse($"{what}不能为负，现在是 {number}");
    }

    /// <summary>Nothing may follow.</summary>
    public void Finish()
    {
        if (Fault is null && Next())
        {
            Refuse($"内容已经读完，后面还有“{Shown}”");
        }
    }

    public int Refuse(string sentence)
    {
        Fault ??= Fault.Invalid("location-file", $"第 {Line} 行：{sentence}。");
        return 0;
    }

    private readonly string Shown => Word.Length <= 20 ? Word.ToString() : $"{Word[..20]}…";

    private readonly bool TryParse(out double number) =>
        double.TryParse(Word, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private int End(string what) => Refuse($"文件到这里就完了，还缺{what}");
}
