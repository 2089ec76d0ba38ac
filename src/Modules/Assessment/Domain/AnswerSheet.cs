using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>What stands on the form: derived from the field events, or read back from a finished assessment.</summary>
/// <param name="Answers">Points by item id.</param>
/// <param name="Notes">Words by key: informant, informantRelation, place.</param>
internal sealed record AnswerSheet(
    ImmutableSortedDictionary<string, int> Answers,
    Conditions Conditions,
    ImmutableSortedDictionary<string, string> Notes
)
{
    public const string Start = "start";
    public const string End = "end";
    public const string Photo = "photo";
    public const string Informant = "informant";
    public const string InformantRelation = "informantRelation";
    public const string InformantSignature = "informantSignature";

    private static readonly string[] Words = [Start, End, Photo, Informant, InformantRelation, InformantSignature];

    /// <summary>Whether an event may carry this key on a scale.</summary>
    public static bool Knows(Scale scale, string key) =>
        scale.Place(key) >= 0 || IsCondition(key) || Words.Contains(key);

    public static bool IsCondition(string key) => Conditions.Knows(key) || key == "events30d";

    /// <summary>The last event of each key by device time, then by client id, whatever the order of arrival.</summary>
    public static AnswerSheet From(Scale scale, IEnumerable<FieldEvent> events)
    {
        var last = events
            .GroupBy(e => e.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(e => (e.DeviceAt, e.ClientId))!.Value, StringComparer.Ordinal);
        bool Yes(string key) => last.GetValueOrDefault(key) == "yes";
        return new AnswerSheet(
            last.Where(e => scale.Place(e.Key) >= 0)
                .ToImmutableSortedDictionary(
                    e => e.Key,
                    e => int.Parse(e.Value, CultureInfo.InvariantCulture),
                    StringComparer.Ordinal
                ),
            new Conditions(
                Yes("coma"),
                Yes("dementia"),
                Yes("mentalIllness"),
                int.Parse(last.GetValueOrDefault("events30d", "0"), CultureInfo.InvariantCulture)
            ),
            last.Where(e => Words.Contains(e.Key))
                .ToImmutableSortedDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal)
        );
    }

    /// <summary>Null when the value may be recorded under the key.</summary>
    public static Fault? Wrong(Scale scale, string key, string value)
    {
        if (scale.Place(key) is var place and >= 0)
        {
            var item = scale.Items[place];
            return
                int.TryParse(value, CultureInfo.InvariantCulture, out var points)
                && item.Options.Any(o => o.Points == points)
                ? null
                : scale.Check.Impossible(item, value);
        }
        if (Conditions.Knows(key))
        {
            return value is "yes" or "no"
                ? null
                : Fault.Invalid("condition-wrong", $"“{value}”不对，请选“有”或“没有”。", key);
        }
        if (key == "events30d")
        {
            return int.TryParse(value, CultureInfo.InvariantCulture, out var count) && count is >= 0 and <= 99
                ? null
                : Fault.Invalid("events-wrong", $"近30天事件次数“{value}”不对，请填 0 到 99 的整数。", key);
        }
        return Words.Contains(key)
            ? null
            : Fault.Invalid("item-unknown", $"{scale.File.Citation}没有“{key}”这一项。", key);
    }

    /// <summary>Proves that what was signed is what is submitted.</summary>
    public string Print()
    {
        var text = new StringBuilder();
        foreach (var (key, points) in Answers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{key}={points};");
        }
        text.Append(CultureInfo.InvariantCulture, $"{Conditions};{Notes.GetValueOrDefault(Informant)}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
