using System.Globalization;

namespace Yiju.Routing.HomeCare.Formats;

/// <summary>The mean cost of the instances of a family, and the means of what others published for the same instances.</summary>
/// <param name="Ours">In minutes.</param>
/// <param name="Published">By column; columns without a number for one of the instances are left out.</param>
public sealed record FamilyMeans(double Ours, IReadOnlyList<(string Column, double Mean)> Published)
{
    /// <param name="family">At least one instance: its cost in minutes and its row of the best-known file by column.</param>
    public static FamilyMeans Of(IReadOnlyList<(double Cost, IReadOnlyDictionary<string, string> Row)> family)
    {
        var columns = new List<(string Column, double Mean)>();
        foreach (var column in family[0].Row.Keys)
        {
            var numbers = family.Select(instance => Number(instance.Row.GetValueOrDefault(column))).ToList();
            if (!numbers.Contains(null))
            {
                columns.Add((column, numbers.Average()!.Value));
            }
        }
        return new FamilyMeans(family.Average(instance => instance.Cost), columns);
    }

    private static double? Number(string? field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
