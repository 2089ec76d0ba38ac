using System.Globalization;

namespace Yiju.People.Domain.Names;

/// <summary>A name as a text that every database sorts and ranges in the same way, whatever its collation.</summary>
internal static class NameOrder
{
    /// <summary>Longest key kept; enough for 25 signs.</summary>
    private const int Longest = 100;

    /// <summary>Each UTF-16 unit of <see cref="PersonName.NameKey"/> as four upper-case hex digits: “张英” → “5F2082F1”.</summary>
    public static string Key(string name)
    {
        var plain = PersonName.NameKey(name);
        var key = string.Concat(plain.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)));
        return key.Length > Longest ? key[..Longest] : key;
    }

    /// <summary>The last key that begins with <paramref name="prefix"/>, for a range condition.</summary>
    public static string LastWith(string prefix) => prefix + "FFFFFFFF";

    /// <summary>Every two neighbouring signs but the first two, which a search by prefix finds.</summary>
    public static IEnumerable<string> Grams(string name)
    {
        var signs = Signs(name);
        return Enumerable.Range(1, Math.Max(0, signs.Count - 2)).Select(i => signs[i] + signs[i + 1]).Distinct();
    }

    /// <summary>The first two signs of what is searched for; null when there is only one.</summary>
    public static string? FirstGram(string typed) =>
        Signs(typed) is [var first, var second, ..] ? first + second : null;

    private static List<string> Signs(string name) =>
        [.. PersonName.NameKey(name).EnumerateRunes().Select(r => r.ToString())];

    /// <summary>The first two signs of an address that are neither digits nor punctuation, marked “@”; null when there are none.</summary>
    public static string? AddressGram(string address)
    {
        var signs = string.Concat(address.Where(char.IsLetter).Take(2));
        return signs.Length == 2 ? "@" + signs : null;
    }
}
