using System.Globalization;
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

    public static string Pack(long id) => Pack(id.ToString(CultureInfo.InvariantCulture));

    public static string Pack(DateTime at, long id) =>
        Pack(at.Ticks.ToString(CultureInfo.InvariantCulture), id.ToString(CultureInfo.InvariantCulture));

    /// <summary>The id of the last row, or null when the text is no such cursor: then the list starts at its beginning.</summary>
    public static long? Id(string? cursor) => Unpack(cursor, 1) is [var id] ? Number(id) : null;

    /// <summary>The UTC instant and id of the last row, or null.</summary>
    public static (DateTime At, long Id)? AtAndId(string? cursor) =>
        Unpack(cursor, 2) is [var at, var last]
        && Number(at) is { } ticks and >= 0
        && ticks <= DateTime.MaxValue.Ticks
        && Number(last) is { } id
            ? (new DateTime(ticks, DateTimeKind.Utc), id)
            : null;

    /// <summary>A whole number of a cursor, or null when it is none.</summary>
    public static long? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

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

/// <summary>One page of a list.</summary>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record Listing<T>(IReadOnlyList<T> Items, string? Next)
{
    public Listing<TOther> Of<TOther>(Func<T, TOther> item) => new([.. Items.Select(item)], Next);
}

public static class Listing
{
    /// <summary>Cuts off the one row more than a page that tells of a next page.</summary>
    /// <param name="rows">Up to <paramref name="size"/> + 1.</param>
    /// <param name="cursor">Where the next page starts, after the last row of this one.</param>
    public static Listing<T> Cut<T>(IReadOnlyList<T> rows, int size, Func<T, string> cursor) =>
        rows.Count > size ? new([.. rows.Take(size)], cursor(rows[size - 1])) : new(rows, null);
}
