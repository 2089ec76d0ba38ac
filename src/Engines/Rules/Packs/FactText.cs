using System.Globalization;
using Yiju.Kernel;
using Yiju.Rules.Checking;
using Yiju.Rules.Language;
using Yiju.Rules.Reading;

namespace Yiju.Rules.Packs;

/// <summary>
/// Facts as text: truths <c>yes</c> and <c>no</c>, numbers with a decimal point, money in yuan (<c>600</c>, <c>600.50 元</c>), days
/// <c>yyyy-MM-dd</c>, words, sets of words with commas, division codes of 12 digits.
/// </summary>
public static class FactText
{
    /// <param name="slot">What the text is a value of.</param>
    /// <param name="fact">Unknown for empty text, <c>~</c> and <c>unknown</c>.</param>
    /// <returns>Null, or what should stand there, in the user's words.</returns>
    public static string? TryRead(RuleProgram.Slot slot, string? text, out Fact fact)
    {
        fact = Fact.Unknown;
        if (text is null or "" or "~" or "null" or "unknown")
        {
            return null;
        }
        var number = slot.Kind switch
        {
            Kind.Truth => Truth(text),
            Kind.Number => Decimal(text, slot.Places),
            Kind.Money => Decimal(text.Replace("元", "", StringComparison.Ordinal).Trim(), 2),
            Kind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day.DayNumber : null,
            Kind.Word => Word(slot, text),
            Kind.Set => Set(slot, text.Trim('{', '}').Split([',', '、'], Trimmed)),
            Kind.Division => DivisionCode.TryParse(text, out var code) ? long.Parse(code.Value, Invariant) : null,
            Kind.Text => Word(slot, text) ?? slot.Words?.Count ?? 0,
            Kind.List => null,
        };
        if (number is not { } found)
        {
            return $"“{slot.Title}”应为{Expected(slot)}，现在是“{text}”。";
        }
        if (found < slot.Least || found > slot.Greatest)
        {
            return $"“{slot.Title}”应在 {slot.Say(Fact.Of(slot.Least))} 到 {slot.Say(Fact.Of(slot.Greatest))} 之间，现在是“{text}”。";
        }
        fact = Fact.Of(found);
        return null;
    }

    /// <summary>The values of an input that a program takes; one value outside makes it refuse everybody it is asked about.</summary>
    public static (long Least, long Greatest) RangeOf(InputSource input) =>
        ((long)Ranges.Of(input).Min, (long)Ranges.Of(input).Max);

    /// <summary>The text of a fact, as <see cref="TryRead"/> reads it; <c>unknown</c> where it is not known.</summary>
    public static string Write(RuleProgram.Slot slot, Fact fact) =>
        !fact.Known
            ? "unknown"
            : slot.Kind switch
            {
                Kind.Truth => fact.Number == 1 ? "yes" : "no",
                Kind.Money => $"{Plain(fact.Number, 2)} 元",
                Kind.Date => DateOnly.FromDayNumber((int)fact.Number).ToString("yyyy-MM-dd", Invariant),
                Kind.Word or Kind.Text => fact.Number < slot.Words?.Count ? slot.Words[(int)fact.Number].Word : "other",
                Kind.Set =>
                    $"{{{string.Join(", ", (slot.Words ?? []).Where((_, i) => (fact.Number >> i & 1) == 1).Select(w => w.Word))}}}",
                Kind.Division => fact.Number.ToString("D12", Invariant),
                _ => Plain(fact.Number, slot.Places),
            };

    /// <summary>What a value of a slot looks like, in the user's words.</summary>
    public static string Expected(RuleProgram.Slot slot) =>
        slot.Kind switch
        {
            Kind.Truth => "是或否（yes 或 no）",
            Kind.Number => slot.Places == 0 ? "整数" : $"数，小数最多 {slot.Places} 位",
            Kind.Money => "金额，例如 600 元",
            Kind.Date => "日期，例如 2026-01-01",
            Kind.Word => string.Join('、', (slot.Words ?? []).Select(w => w.Word)) + " 之一",
            Kind.Set => "这些词中的几个：" + string.Join('、', (slot.Words ?? []).Select(w => w.Word)),
            Kind.Division => "12 位地区代码",
            Kind.Text => "文字",
            Kind.List => "一列记录",
        };

    /// <summary>Records written as YAML or JSON, a list of maps.</summary>
    /// <returns>Null, or what is wrong, in the user's words.</returns>
    public static string? TryReadRecords(RuleProgram.Slot slot, string text, out Records? records)
    {
        records = null;
        try
        {
            records = ReadRecords(slot, Item.Read(slot.Name, text));
            return null;
        }
        catch (MistakeException error)
        {
            return error.Mistake.Sentence;
        }
    }

    /// <summary>A fact of a pack's file; a list of words for a set.</summary>
    internal static Fact Read(RuleProgram.Slot slot, Item item)
    {
        var text = item is Item.List list ? string.Join(',', list.Items.Select(Form.Text)) : Form.Text(item);
        if (slot.Kind == Kind.Set && item is Item.List)
        {
            text = $"{{{text}}}";
        }
        return TryRead(slot, text, out var fact) is { } wrong ? throw Form.Wrong(item, wrong) : fact;
    }

    internal static Records? ReadRecords(RuleProgram.Slot slot, Item item)
    {
        if (item is Item.Scalar { Text: "~" or "unknown" or "null" or "" })
        {
            return null;
        }
        var rows = new List<Fact[]>();
        foreach (var row in Form.Items(item))
        {
            var facts = new Fact[slot.Fields!.Count];
            foreach (var (name, value) in Form.Map(row).Entries)
            {
                var index = slot.Fields.ToList().FindIndex(f => f.Name == name.Text);
                facts[
                    index >= 0
                        ? index
                        : throw Form.Wrong(
                            name,
                            $"“{slot.Title}”里没有“{name.Text}”，可以写：{string.Join('、', slot.Fields.Select(f => f.Name))}。"
                        )
                ] = Read(slot.Fields[index], value);
            }
            rows.Add(facts);
        }
        return new Records(rows);
    }

    private const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private static long? Truth(string text) =>
        text switch
        {
            "yes" or "true" or "是" => 1,
            "no" or "false" or "否" => 0,
            _ => null,
        };

    private static long? Word(RuleProgram.Slot slot, string text)
    {
        for (var i = 0; i < (slot.Words?.Count ?? 0); i++)
        {
            if (slot.Words![i].Word == text)
            {
                return i;
            }
        }
        return null;
    }

    private static long? Set(RuleProgram.Slot slot, string[] words)
    {
        var set = 0L;
        foreach (var word in words)
        {
            if (Word(slot, word.Trim('\'')) is not { } bit)
            {
                return null;
            }
            set |= 1L << (int)bit;
        }
        return set;
    }

    private static long? Decimal(string text, int places)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, Style, Invariant, out var number) || decimal.Abs(number) > 1_000_000_000_000m)
        {
            return null;
        }
        for (var i = 0; i < places; i++)
        {
            number *= 10;
        }
        return number == decimal.Truncate(number) ? (long)number : null;
    }

    private static string Plain(long number, int places)
    {
        var value = (decimal)number;
        for (var i = 0; i < places; i++)
        {
            value /= 10;
        }
        return value.ToString("0.####", Invariant);
    }
}
