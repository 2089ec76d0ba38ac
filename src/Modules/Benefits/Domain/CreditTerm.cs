using System.Globalization;

namespace Yiju.Benefits.Domain;

/// <summary>The stretch of time that one credit is for.</summary>
internal static class CreditTerm
{
    /// <summary>The month (<c>yyyy-MM</c>), the year (<c>yyyy</c>) or <c>once</c>; null for what is paid when it is used.</summary>
    public static string? Of(string? every, DateOnly day) =>
        every switch
        {
            "month" => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            "year" => day.ToString("yyyy", CultureInfo.InvariantCulture),
            "once" => "once",
            _ => null,
        };

    /// <summary>2026年7月, 2026年, 一次性.</summary>
    public static string Say(string term) =>
        term.Split('-') switch
        {
            [var year, var month] => $"{year}年{month.TrimStart('0')}月",
            ["once"] => "一次性",
            _ => $"{term}年",
        };
}
