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
        if (hukou is not null && !DivisionCode.Parse(living).At(DivisionLevel.City).Contains(DivisionCode.Parse(hukou)))
        {
            return (living, "户籍不在本市，由居住地受理。");
        }
        if (kind != ApplicationKind.Change || hukou == living)
        {
            return (living, "由居住地受理。");
        }
        return hukou is null ? (living, "户籍地不明，由居住地受理。") : (hukou, "需求变化由户籍地受理。");
    }
}
