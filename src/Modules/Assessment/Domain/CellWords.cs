namespace Yiju.Assessment.Domain;

/// <summary>The sentence that explains one cell of a combination table.</summary>
internal static class CellWords
{
    public static string Of(ScaleFile file, FinalCell cell)
    {
        var grades = string.Join(
            '、',
            file.Final.Axes!.Select((axis, digit) => $"{Title(file, axis)}{cell.At[digit]}")
        );
        return $"分级为{grades}：{Verdict(file, cell)}（{file.Final.Clause}）。";
    }

    /// <summary>“轻度失能或中度失能”.</summary>
    public static string Either(ScaleFile file, IEnumerable<int> levels) =>
        string.Join('或', levels.Select(level => file.Levels[level].Name));

    private static string Verdict(ScaleFile file, FinalCell cell)
    {
        if (cell.Level is { } level)
        {
            return Clause(file, cell, level) is { } clause
                ? $"符合“{clause}”，初步等级为{file.Levels[level].Name}"
                : $"初步等级为{file.Levels[level].Name}";
        }
        var open = $"等级未定，可能是{Either(file, cell.Candidates!)}";
        if (cell.Given is not { } given)
        {
            return $"组合表的这一格还没有核实，{open}";
        }
        if (given.All(levels => levels.Count == 0))
        {
            return $"标准文字没有写到这种组合，{open}";
        }
        if (given.All(levels => levels.SequenceEqual(given[0])))
        {
            return $"标准文字同时给出{string.Join('和', given[0].Select(l => file.Levels[l].Name))}，{open}";
        }
        var ways = file.Final.WaysToRead!.Select((way, i) => $"{way}时{Gives(file, given[i])}");
        return $"标准文字有不同读法，{string.Join('，', ways)}，{open}";
    }

    private static string Gives(ScaleFile file, IReadOnlyList<int> levels) =>
        levels.Count == 0 ? "没有写到" : $"得{string.Join('和', levels.Select(level => file.Levels[level].Name))}";

    private static string Title(ScaleFile file, IReadOnlyList<string> axis)
    {
        var titles = axis.Select(id => file.Sections.First(section => section.Id == id).Title).ToList();
        return titles.Count == 1 ? titles[0] : $"{string.Join('、', titles)}中较重者";
    }

    private static string? Clause(ScaleFile file, FinalCell cell, int level)
    {
        var axes = file.Final.Axes!;
        if (file.Final.Wording is not { } wording || axes.Any(axis => axis.Count != 1))
        {
            return null;
        }
        var grades = axes.Select((axis, digit) => (axis[0], cell.At[digit] - '0'))
            .ToDictionary(x => x.Item1, x => x.Item2);
        return wording.FirstOrDefault(clause => clause.Level == level && clause.Holds(grades, 0))?.Words;
    }
}
