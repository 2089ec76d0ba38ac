using System.Globalization;

namespace Yiju.Assessment.Domain;

/// <summary>A level, or the levels that remain.</summary>
/// <param name="Level">Null when unsettled or when items are missing.</param>
/// <param name="Candidates">All levels possible, ascending; one when settled; empty when items are missing.</param>
/// <param name="Silent">The text gives no level at all under some reading, so that adjustments cannot settle it either.</param>
internal readonly record struct Verdict(int? Level, IReadOnlyList<int> Candidates, bool Silent = false);

/// <summary>The step from section results to the preliminary level.</summary>
internal sealed class Combination
{
    private const int Grades = 4;
    private readonly ScaleFile file;
    private readonly int[][] axes;
    private readonly (FinalCell Cell, Verdict Verdict, string Reason)[] cells;
    private readonly (Verdict Verdict, string Reason)[] totals;

    public Combination(ScaleFile file)
    {
        this.file = file;
        var ids = file.Sections.Select(section => section.Id).ToList();
        axes = file.Final.Axes?.Select(axis => axis.Select(id => ids.IndexOf(id)).ToArray()).ToArray() ?? [];
        cells =
            file.Final.Cells?.OrderBy(cell => cell.At, StringComparer.Ordinal)
                .Select(cell => (cell, VerdictOf(cell), CellWords.Of(file, cell)))
                .ToArray()
            ?? [];
        totals = file.Final.Totals is null ? [] : [.. Enumerable.Range(0, Most() + 1).Select(OfTotal)];
    }

    /// <summary>Adds its sentences to <paramref name="reasons"/>.</summary>
    public Verdict Of(SectionScore[] sections, TakenReading? reading, List<string> reasons)
    {
        if (Array.Exists(sections, section => section.Points is null))
        {
            return new Verdict(null, []);
        }
        if (Total(sections) is { } total)
        {
            reasons.Add(totals[total].Reason);
            return totals[total].Verdict;
        }
        var index = 0;
        foreach (var axis in axes)
        {
            var worst = 0;
            foreach (var section in axis)
            {
                worst = Math.Max(worst, sections[section].Grade!.Value);
            }
            index = (index * Grades) + worst;
        }
        var (cell, verdict, reason) = cells[index];
        reasons.Add(reason);
        if (verdict.Level is null && reading is not null && reading.Takes.TryGetValue(cell.At, out var taken))
        {
            reasons.Add($"{reading.Words}，初步等级为{file.Levels[taken].Name}。");
            return new Verdict(taken, [taken]);
        }
        return verdict;
    }

    /// <summary>Sum over all sections when the level comes from it and nothing is missing; else null.</summary>
    public int? Total(SectionScore[] sections)
    {
        if (totals.Length == 0)
        {
            return null;
        }
        var sum = 0;
        foreach (var section in sections)
        {
            if (section.Points is not { } points)
            {
                return null;
            }
            sum += points;
        }
        return sum;
    }

    private static Verdict VerdictOf(FinalCell cell) =>
        cell.Level is { } level ? new Verdict(level, [level]) : new Verdict(null, cell.Candidates!, cell.Silent);

    private int Most() => file.Sections.Sum(section => section.Items.Sum(item => item.Options.Max(o => o.Points)));

    private (Verdict, string) OfTotal(int total)
    {
        var level = file.Final.Totals!.First(band => total >= band.From && total <= band.To).Level;
        var reason = string.Create(
            CultureInfo.InvariantCulture,
            $"总分 {total} 分，初步等级为{file.Levels[level].Name}（{file.Final.Clause}）。"
        );
        return (new Verdict(level, [level]), reason);
    }
}
