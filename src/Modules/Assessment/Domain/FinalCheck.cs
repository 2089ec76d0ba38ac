using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>Checks the combination table of a scale file: total, unambiguous, and readings that stay within the candidates.</summary>
internal static class FinalCheck
{
    public static IEnumerable<Fault> Of(ScaleFile file) =>
        file.Final switch
        {
            { Totals: { } totals, Cells: null } => Totals(file, totals),
            { Totals: null, Cells: { } cells, Axes: { Count: > 0 } axes } => Cells(file, cells, axes),
            _ => [ScaleCheck.Wrong("final", "最后等级要么按总分，要么按组合表，只能有一种。")],
        };

    private static IEnumerable<Fault> Totals(ScaleFile file, IReadOnlyList<TotalBand> totals)
    {
        var most = file.Sections.SelectMany(section => section.Items).Sum(item => item.Options.Max(o => o.Points));
        for (var total = 0; total <= most; total++)
        {
            var bands = totals.Where(band => total >= band.From && total <= band.To).ToList();
            if (bands.Count != 1 || bands[0].Level < 0 || bands[0].Level >= file.Levels.Count)
            {
                yield return ScaleCheck.Wrong("final.totals", $"总分 {total} 没有唯一的等级。");
            }
        }
    }

    private static IEnumerable<Fault> Cells(
        ScaleFile file,
        IReadOnlyList<FinalCell> cells,
        IReadOnlyList<IReadOnlyList<string>> axes
    )
    {
        var graded = file.Sections.Where(section => section.Grading is not null).Select(section => section.Id);
        if (!axes.SelectMany(axis => axis).ToHashSet().SetEquals(graded))
        {
            yield return ScaleCheck.Wrong("final.axes", "组合表要正好用到每个有分级的部分。");
        }
        var expected = Keys(axes.Count).ToHashSet();
        if (cells.Count != expected.Count || !expected.SetEquals(cells.Select(cell => cell.At)))
        {
            yield return ScaleCheck.Wrong("final.cells", $"组合表要有 {expected.Count} 格，每格一次。");
            yield break;
        }
        foreach (var cell in cells.Where(cell => !Sound(file, cell)))
        {
            yield return ScaleCheck.Wrong(
                cell.At,
                $"组合 {cell.At} 要么有等级且来源确定，要么标为 UNSURE 并列出候选等级。"
            );
        }
        foreach (var (at, level) in file.Readings.SelectMany(reading => reading.Takes))
        {
            if (ReadingCheck.Wrong(file, at, level) is { } fault)
            {
                yield return ScaleCheck.Wrong(at, fault.Sentence);
            }
        }
    }

    private static bool Sound(ScaleFile file, FinalCell cell)
    {
        bool Known(int level) => level >= 0 && level < file.Levels.Count;
        return cell.Mark == Mark.UNSURE
            ? cell.Level is null && cell.Candidates is { Count: > 0 } candidates && candidates.All(Known)
            : cell.Level is { } level && cell.Candidates is null && Known(level);
    }

    private static IEnumerable<string> Keys(int digits) =>
        Enumerable
            .Range(0, digits)
            .Aggregate<int, IEnumerable<string>>(
                [""],
                (keys, _) => keys.SelectMany(key => "0123".Select(d => key + d))
            );
}
