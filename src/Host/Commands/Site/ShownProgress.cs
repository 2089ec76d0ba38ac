using System.Globalization;
using Yiju.Kernel.Search;

namespace Yiju.Host.Commands.Site;

/// <summary>Cost and bound on the way, on the standard error.</summary>
internal sealed class ShownProgress : IProgress<SearchProgress>
{
    public void Report(SearchProgress value)
    {
        var bound = value.Bound is { } known ? known.ToString("F3", CultureInfo.InvariantCulture) : "—";
        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Elapsed.TotalSeconds:F1} 秒\t费用 {value.Cost:F3}\t下界 {bound}"
            )
        );
    }
}
