using System.Buffers.Text;
using System.Text;
using Yiju.Rules;
using Yiju.Rules.Checking;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>Reads one kind of fact from its text, without making a string of it, exactly as <see cref="FactText"/> does.</summary>
internal sealed class FactColumn(RuleProgram.Slot slot, InputSource source)
{
    private const int DayLength = 10;

    private readonly (long Least, long Greatest) range = FactText.RangeOf(source);

    public InputSource Source { get; } = source;

    private readonly byte[][] words = [.. (slot.Words ?? []).Select(w => Encoding.UTF8.GetBytes(w.Word))];

    /// <param name="text">UTF-8.</param>
    /// <returns>False when the text is no value of this fact, or one that the rules refuse; it then counts as unknown.</returns>
    public bool TryRead(ReadOnlySpan<byte> text, out Fact fact)
    {
        fact = Quick(text) is { } number ? Fact.Of(number) : Fact.Unknown;
        if (!fact.Known && FactText.TryRead(slot, Encoding.UTF8.GetString(text), out fact) is not null)
        {
            return false;
        }
        if (fact.Known && (fact.Number < range.Least || fact.Number > range.Greatest))
        {
            fact = Fact.Unknown;
            return false;
        }
        return true;
    }

    /// <summary>Null: ask the slow way.</summary>
    private long? Quick(ReadOnlySpan<byte> text) =>
        slot.Kind switch
        {
            Kind.Truth => text.SequenceEqual("yes"u8) ? 1
            : text.SequenceEqual("no"u8) ? 0
            : null,
            Kind.Date => text.Length == DayLength ? Day(text) : null,
            Kind.Word => Word(text),
            // The ways to write “unknown” are shorter than any other text that matters.
            Kind.Text => Word(text) ?? (text.Length > "unknown".Length ? words.Length : null),
            Kind.Number when slot.Places == 0 => Whole(text),
            Kind.Division => text.Length == "440800000000".Length ? Whole(text) : null,
            _ => null,
        };

    private long? Word(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (text.SequenceEqual(words[i]))
            {
                return i;
            }
        }
        return null;
    }

    private static long? Whole(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and <= 12
        && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9')
        && Utf8Parser.TryParse(text, out long number, out var read)
        && read == text.Length
            ? number
            : null;

    private static long? Day(ReadOnlySpan<byte> text) =>
        Whole(text[..4]) is { } year
        && Whole(text[5..7]) is { } month
        && Whole(text[8..]) is { } day
        && text[4] == '-'
        && text[7] == '-'
        && year is >= 1 and <= 9999
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth((int)year, (int)month)
            ? new DateOnly((int)year, (int)month, (int)day).DayNumber
            : null;
}
