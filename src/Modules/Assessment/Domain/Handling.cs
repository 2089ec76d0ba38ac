using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>Which place handles an application (REG-07, F-09).</summary>
internal static class Handling
{
    /// <summary>A change of need goes to the hukou place, everything else to where the elder lives.</summary>
    /// <param name="living">12 digits.</param>
    /// <param name="hukou">12 digits; null when unknown.</param>
    /// <returns>The division and why.</returns>
    public static (string Division, string Note) PlaceOf(ApplicationKind kind, string living, string? hukou)
    {
        if (kind != ApplicationKind.Change || hukou == living)
        {
            return (living, "由居住地受理。");
        }
        if (hukou is null)
        {
            return (living, "户籍地不明，由居住地受理。");
        }
        var city = DivisionCode.Parse(living).At(DivisionLevel.City);
        return city.Contains(DivisionCode.Parse(hukou))
            ? (hukou, "需求变化由户籍地受理。")
            : (living, "户籍不在本市，由居住地受理。");
    }
}
