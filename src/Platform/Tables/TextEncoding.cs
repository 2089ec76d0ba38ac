using System.Text;

namespace Yiju.Platform.Tables;

/// <summary>Finds out in which encoding a text file was saved, and recognises text that was spoilt by a wrong one.</summary>
internal static class TextEncoding
{
    private const int Sample = 1 << 20;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static Encoding Gb => Encoding.GetEncoding("GB18030");

    /// <summary>
    /// By its mark, else UTF-8 where the first megabyte is valid UTF-8, else GB18030 where it is valid GB18030.
    /// Null when it is neither. The stream is left where the text begins.
    /// </summary>
    public static Encoding? Detect(Stream stream)
    {
        stream.Position = 0;
        var bytes = new byte[(int)Math.Min(Sample, stream.Length)];
        stream.ReadExactly(bytes);
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ when bytes.Contains((byte)0) => (null, 0),
            _ when Valid(Encoding.UTF8, bytes) => (Encoding.UTF8, 0),
            _ when Valid(Gb, bytes) => (Gb, 0),
            _ => (null, 0),
        };
        stream.Position = mark;
        return encoding;
    }

    /// <summary>The text hides one of <paramref name="words"/>: it was opened in a wrong encoding and saved again.</summary>
    public static bool Spoilt(string text, IEnumerable<string> words)
    {
        if (
            text.Contains("锟斤拷", StringComparison.Ordinal)
            || text.Contains('\uFFFD', StringComparison.Ordinal)
            || text.Contains("????", StringComparison.Ordinal)
        )
        {
            return true;
        }
        string[] guesses =
        [
            Encoding.UTF8.GetString(Gb.GetBytes(text)),
            Encoding.UTF8.GetString(Encoding.GetEncoding(1252).GetBytes(text)),
            Gb.GetString(Encoding.Latin1.GetBytes(text)),
        ];
        return words.Any(word =>
            word.Length > 1 && guesses.Any(g => g != text && g.Contains(word, StringComparison.Ordinal))
        );
    }

    private static bool Valid(Encoding encoding, byte[] bytes)
    {
        var decoder = ((Encoding)encoding.Clone()).With(DecoderFallback.ExceptionFallback).GetDecoder();
        try
        {
            // No flush: the sample may end in the middle of a character.
            var cut = bytes.Length == Sample;
            decoder.GetCharCount(bytes, 0, bytes.Length, flush: !cut);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding With(this Encoding encoding, DecoderFallback fallback)
    {
        encoding.DecoderFallback = fallback;
        return encoding;
    }
}
