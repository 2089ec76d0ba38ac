using System.Globalization;

namespace Yiju.Siting.Location.Reading;

/// <summary>
/// Published optima as tables give them: columns <c>instance</c> and <c>pmedian_optimum</c> (or another problem's), or
/// <c>problem</c>, <c>instance</c> and <c>optimum</c>. Lines that say something else are passed over.
/// </summary>
public sealed class KnownOptima
{
    private readonly Dictionary<(string Problem, string Instance), double> optima = [];

    public void Read(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0)
        {
            return;
        }
        var head = lines[0].Split(',');
        var (instance, problem) = (Array.IndexOf(head, "instance"), Array.IndexOf(head, "problem"));
        foreach (var cells in lines.Skip(1).Select(line => line.Split(',')))
        {
            for (var k = 0; k < Math.Min(cells.Length, head.Length) && instance >= 0 && instance < cells.Length; k++)
            {
                var about =
                    head[k] == "optimum" && problem >= 0 && problem < cells.Length ? cells[problem]
                    : head[k].EndsWith("_optimum", StringComparison.Ordinal) ? head[k][..^"_optimum".Length]
                    : null;
                if (
                    about is not null
                    && double.TryParse(cells[k], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                )
                {
                    optima[(about, cells[instance])] = value;
                }
            }
        }
    }

    /// <returns>Null where none is known.</returns>
    public double? Of(string problem, string instance) =>
        optima.TryGetValue((problem, instance), out var value) ? value : null;
}
