using Yiju.Kernel;
using Yiju.Kernel.Reading;

namespace Yiju.Routing.Rosters.Json;

/// <summary>What the files of rosters have in common: they name their format, and write times and minutes.</summary>
internal static class RosterFields
{
    /// <summary>Reads a file that must name its format.</summary>
    /// <param name="what">What the file should be, for the sentence when it is something else.</param>
    public static Outcome<T> Read<T>(
        ReadOnlyMemory<byte> utf8,
        string format,
        string what,
        Func<JsonField, Outcome<T>> read
    ) =>
        JsonFile.Read(
            utf8,
            root =>
                root["format"].Value is { ValueKind: System.Text.Json.JsonValueKind.String } named
                && named.ValueEquals(format)
                    ? read(root)
                    : Fault.Invalid("format", $"这不是{what}：开头应写 \"format\": \"{format}\"。", "format")
        );

    /// <summary>Minutes, also with a fraction, as whole seconds.</summary>
    public static int Minutes(this JsonField field, double least = 0, double most = RosterData.MostDays * 1440) =>
        (int)Math.Round(field.Number(least, most) * 60);

    public static int? OptionalMinutes(this JsonField field, string name) =>
        field.Has(name) ? field[name].Minutes() : null;

    /// <summary>Seconds since midnight of the first day, from 08:30 or 2026-03-03T08:30.</summary>
    public static int Time(this JsonField field, DateOnly firstDay)
    {
        if (!TimeText.TryRead(field.Text(), firstDay, out var seconds))
        {
            field.Wrong("应为时间，例如 08:30（第一天）或 2026-03-03T08:30，并且不早于第一天");
        }
        return seconds;
    }

    public static int? OptionalTime(this JsonField field, string name, DateOnly firstDay) =>
        field.Has(name) ? field[name].Time(firstDay) : null;
}
