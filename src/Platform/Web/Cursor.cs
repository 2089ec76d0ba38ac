using System.Text;

namespace Yiju.Platform.Web;

/// <summary>Where the next page of a list starts: the sort values of the last row, packed into one opaque text.</summary>
public static class Cursor
{
    public static string Pack(params ReadOnlySpan<string> values) =>
        Convert
            .ToBase64String(Encoding.UTF8.GetBytes(string.Join('\u001f', values!)))
            .Replace('+', '-')
            .Replace('/', '_')
            .TrimEnd('=');

    /// <summary>The values, or null when the text is not a cursor of <paramref name="count"/> values.</summary>
    public static string[]? Unpack(string? cursor, int count)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }
        var padded = cursor.Replace('-', '+').Replace('_', '/');
        Span<byte> bytes = stackalloc byte[Math.Min(padded.Length, 1024)];
        if (
            padded.Length > 1024
            || !Convert.TryFromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='), bytes, out var length)
        )
        {
            return null;
        }
        var values = Encoding.UTF8.GetString(bytes[..length]).Split('\u001f');
        return values.Length == count ? values : null;
    }
}
