using System.Buffers;
using System.Text;

namespace Yiju.People.Domain.Names;

/// <summary>
/// Pinyin initials of a person's name, for the search “zxy” finds 张秀英. Surnames get their own reading (单 s, 曾 z, 尉迟 yc).
/// Latin letters stay, in lower case and half width; dots, spaces and characters without a known reading are left out.
/// </summary>
internal static class PinyinInitials
{
    private const int OnStack = 64;

    /// <summary>“张秀英” → “zxy”; empty when nothing in the name can be read.</summary>
    public static string Of(ReadOnlySpan<char> name)
    {
        if (name.Length > OnStack)
        {
            var rented = new char[name.Length];
            return new string(rented, 0, Write(name, rented));
        }
        Span<char> letters = stackalloc char[OnStack];
        return new string(letters[..Write(name, letters)]);
    }

    /// <summary>The same without making a string.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="into">At least as long as <paramref name="name"/>.</param>
    /// <returns>How many letters were written.</returns>
    public static int Write(ReadOnlySpan<char> name, Span<char> into)
    {
        var rest = name.TrimStart(" \u3000");
        var count = Surname(rest, into);
        rest = rest[count..];
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(rest, out var sign, out var used);
            rest = rest[used..];
            var letter = status == OperationStatus.Done ? Letter(sign.Value) : '\0';
            if (letter != '\0')
            {
                into[count++] = letter;
            }
        }
        return count;
    }

    private static int Surname(ReadOnlySpan<char> name, Span<char> into)
    {
        // A transliterated name (阿依古丽·买买提) has no Han surname.
        if (name.IsEmpty || name.Contains('·'))
        {
            return 0;
        }
        if (Surnames.Compound(name) is { } compound)
        {
            compound.CopyTo(into);
            return compound.Length;
        }
        into[0] = Surnames.Single(name[0]);
        return into[0] == '\0' ? 0 : 1;
    }

    private static char Letter(int codePoint) =>
        codePoint switch
        {
            >= 'a' and <= 'z' => (char)codePoint,
            >= 'A' and <= 'Z' => (char)(codePoint | 0x20),
            >= 'ａ' and <= 'ｚ' => (char)(codePoint - 'ａ' + 'a'),
            >= 'Ａ' and <= 'Ｚ' => (char)(codePoint - 'Ａ' + 'a'),
            _ => PinyinTable.Letter(codePoint),
        };
}
