using Yiju.Kernel;

namespace Yiju.Host.Commands.Route;

/// <summary>Prints one line for each instance as it is done, and the means at the end.</summary>
internal sealed class BenchTable(TextWriter writer)
{
    private readonly List<(string Class, double? Percent, int MoreVehicles)> rows = [];
    private bool faulty;

    public void Add(string name, string family, RouteAnswer answer, RouteGap? gap)
    {
        rows.Add((family, gap?.Percent, gap?.MoreVehicles ?? 0));
        var percent = gap?.Percent is { } value ? $"{value, 7:F3} %" : "";
        var more = gap is { MoreVehicles: not 0 } ? $"  车辆 {gap.MoreVehicles:+0;-0}" : "";
        writer.WriteLine(
            $"{name, -28}{answer.Cost, 14}{gap?.BestKnown, 14}{percent, 10}{answer.Seconds, 8:F2} 秒{more}"
        );
        foreach (var fault in answer.Faults)
        {
            faulty = true;
            writer.WriteLine($"  {fault}");
        }
    }

    public void Refused(string name, IEnumerable<Fault> faults)
    {
        faulty = true;
        foreach (var fault in faults)
        {
            writer.WriteLine($"{name, -28}{fault.Sentence}");
        }
    }

    /// <returns>Whether all plans keep everything.</returns>
    public bool End()
    {
        foreach (var family in rows.GroupBy(r => r.Class).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Mean(family.Key, [.. family]);
        }
        Mean("全部", rows);
        return !faulty;
    }

    private void Mean(string name, List<(string Class, double? Percent, int MoreVehicles)> some)
    {
        var gaps = some.Select(r => r.Percent).OfType<double>().ToList();
        var mean = gaps.Count > 0 ? $"平均差距 {gaps.Average():F3} %" : "没有可比的结果";
        var more = some.Count(r => r.MoreVehicles > 0) is var worse and > 0 ? $"，{worse} 个用车较多" : "";
        writer.WriteLine($"{name, -6}{some.Count, 4} 个  {mean}{more}");
    }
}
