using System.Buffers;
using System.Text;

namespace Yiju.Platform.Tables;

/// <summary>What was found, and mended where it could be, in the text of a cell.</summary>
[Flags]
internal enum TextFlaws
{
    None = 0,
    Invisible = 1,
    LineBreak = 2,
    Control = 4,
    Emoji = 8,
    Apostrophe = 16,
    Garbled = 32,
    Private = 64,
    FullWidth = 128,
}

/// <summary>Cleans the text of a cell: what nobody can see goes, what nobody meant is reported.</summary>
internal static class CellText
{
    /// <summary>Signs that ordinary cells consist of; a text of these alone needs no work.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c),
        .. Enumerable.Range(0x4E00, 0x9FFF - 0x4E00 + 1).Select(c => (char)c),
        '·',
        '，',
        '。',
        '、',
        '（',
        '）',
    ]);

    public static string Clean(string text, out TextFlaws flaws)
    {
        flaws = TextFlaws.None;
        if (
            text.AsSpan().ContainsAnyExcept(Plain)
            || text[0] is '\'' or ' '
            || text[^1] == ' '
            || text.Contains("???", StringComparison.Ordinal)
            || text.Contains('锟', StringComparison.Ordinal)
        )
        {
            return CleanSlowly(text, ref flaws);
        }
        return text;
    }

    /// <summary>Full-width digits, letters and signs as ASCII; everything else stays.</summary>
    public static string Narrow(string text, out bool changed)
    {
        changed = text.AsSpan().ContainsAnyInRange('！', '～');
        return changed ? string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c)) : text;
    }

    private static string CleanSlowly(string text, ref TextFlaws flaws)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            var flaw = FlawOf(rune.Value);
            flaws |= flaw;
            if (flaw == TextFlaws.LineBreak || rune.Value is '\t' or 0x3000)
            {
                clean.Append(' ');
            }
            else if (flaw is not (TextFlaws.Invisible or TextFlaws.Control))
            {
                clean.Append(rune.ToString());
            }
        }
        var mended = clean.ToString().Trim();
        if (mended.Length > 1 && mended[0] == '\'')
        {
            flaws |= TextFlaws.Apostrophe;
            mended = mended[1..].TrimStart();
        }
        if (mended.Contains("锟斤拷", StringComparison.Ordinal) || mended.Contains("???", StringComparison.Ordinal))
        {
            flaws |= TextFlaws.Garbled;
        }
        return mended;
    }

    private static TextFlaws FlawOf(int c) =>
        c switch
        {
            '\n' or '\r' or 0x2028 or 0x2029 => TextFlaws.LineBreak,
            '\t' or 0x3000 => TextFlaws.None,
            < 0x20 or (>= 0x7F and <= 0x9F) => TextFlaws.Control,
            0xA0
            or 0xAD
            or 0x180E
            or (>= 0x2000 and <= 0x200F)
            or (>= 0x202A and <= 0x202F)
            or 0x205F
            or (>= 0x2060 and <= 0x206F)
            or 0xFEFF => TextFlaws.Invisible,
            (>= 0x2600 and <= 0x26FF and not 0x2611) or (>= 0x1F000 and <= 0x1FAFF) or 0xFE0F => TextFlaws.Emoji,
            0xFFFD => TextFlaws.Garbled,
            (>= 0xE000 and <= 0xF8FF) or >= 0xF0000 => TextFlaws.Private,
            _ => TextFlaws.None,
        };
}
