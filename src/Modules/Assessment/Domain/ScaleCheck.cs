using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>What a scale file must hold before anything is scored with it: no gap, no overlap, no reference into nothing.</summary>
internal static class ScaleCheck
{
    public static List<Fault> Of(ScaleFile file) =>
        [.. Items(file), .. Sources(file), .. Grading(file), .. FinalCheck.Of(file), .. Rules(file)];

    private static IEnumerable<Fault> Items(ScaleFile file)
    {
        var items = file.Sections.SelectMany(section => section.Items).ToList();
        if (file.Sections.Count == 0 || file.Sections.Any(section => section.Items.Count == 0))
        {
            yield return Wrong("sections", "量表没有项目，或有的部分没有项目。");
        }
        foreach (var twice in items.GroupBy(item => item.Id).Where(group => group.Count() > 1))
        {
            yield return Wrong(twice.Key, $"项目编号 {twice.Key} 用了两次。");
        }
        foreach (var item in items)
        {
            var points = item.Options.Select(option => option.Points).ToList();
            if (points.Distinct().Count() != points.Count || points.Count < 2)
            {
                yield return Wrong(item.Id, $"项目 {item.Id} 至少要有两个选项，分值不能重复。");
            }
            if (points.Any(point => point is < 0 or > Scale.MostPoints))
            {
                yield return Wrong(item.Id, $"项目 {item.Id} 的分值要在 0 到 {Scale.MostPoints} 之间。");
            }
        }
        if (!file.Levels.Select(level => level.Level).SequenceEqual(Enumerable.Range(0, file.Levels.Count)))
        {
            yield return Wrong("levels", "等级要从 0 起连续排列。");
        }
    }

    private static IEnumerable<Fault> Sources(ScaleFile file)
    {
        var used = file
            .Sections.SelectMany(section => section.Items)
            .SelectMany(item => item.Options)
            .Select(option => option.Source)
            .Concat(file.Levels.Select(level => level.Source))
            .Concat(file.Process.Select(fact => fact.Source))
            .Concat(file.Final.Cells?.Select(cell => cell.Source) ?? [])
            .Concat(file.Final.Totals?.Select(band => band.Source) ?? [])
            .Concat(file.Final.Wording?.Select(clause => clause.Source) ?? [])
            .Concat(file.Sections.SelectMany(section => section.Grading?.Bands ?? []).Select(band => band.Source))
            .Concat(file.Sections.SelectMany(section => section.Grading?.Lookup ?? []).Select(row => row.Source));
        return used.Distinct()
            .Where(source => !file.Sources.ContainsKey(source))
            .Select(source => Wrong("sources", $"来源 {source} 没有说明。"));
    }

    private static IEnumerable<Fault> Grading(ScaleFile file)
    {
        foreach (var section in file.Sections)
        {
            if (section.Grading is not { } grading)
            {
                continue;
            }
            if (grading.Bands is null == grading.Lookup is null)
            {
                yield return Wrong(section.Id, $"部分 {section.Id} 要么按总分分级，要么按条件查表，只能有一种。");
            }
            foreach (var sum in grading.Bands is null ? [] : Sums(section.Items))
            {
                if (grading.Bands!.Count(band => sum >= band.From && sum <= band.To) != 1)
                {
                    yield return Wrong(section.Id, $"部分 {section.Id} 的总分 {sum} 没有唯一的分级。");
                }
            }
            if (grading.Lookup is { } rows && (rows.Count == 0 || rows[^1].AnyOf.Count > 0))
            {
                yield return Wrong(section.Id, $"部分 {section.Id} 的查表要以没有条件的一行结尾。");
            }
            var ids = section.Items.Select(item => item.Id).ToHashSet();
            foreach (var range in (grading.Lookup ?? []).SelectMany(row => row.AnyOf).Where(r => !ids.Contains(r.Item)))
            {
                yield return Wrong(section.Id, $"部分 {section.Id} 的查表用到了不存在的项目 {range.Item}。");
            }
        }
        var grades = file.Sections.SelectMany(s =>
            (s.Grading?.Bands ?? []).Select(b => b.Grade).Concat((s.Grading?.Lookup ?? []).Select(r => r.Grade))
        );
        if (grades.Any(grade => grade is < 0 or > 3 || grade >= file.GradeNames.Count))
        {
            yield return Wrong("gradeNames", "分级要在 0 到 3 之间，并且各有名称。");
        }
    }

    private static IEnumerable<Fault> Rules(ScaleFile file)
    {
        var items = file.Sections.SelectMany(section => section.Items).Select(item => item.Id).ToHashSet();
        var named = (file.Adjustments?.Coma.AtOnce.Keys ?? []).Concat(file.Hints.Select(hint => hint.Item));
        foreach (var item in named.Where(item => !items.Contains(item)))
        {
            yield return Wrong("adjustments", $"规则用到了不存在的项目 {item}。");
        }
        var conditions = (file.Adjustments?.Raises ?? []).SelectMany(raise => raise.When);
        foreach (
            var condition in conditions.Concat(file.Hints.Select(h => h.Condition)).Where(c => !Conditions.Knows(c))
        )
        {
            yield return Wrong("adjustments", $"规则用到了不存在的情况 {condition}。");
        }
        int[] levels = file.Adjustments is { } rules ? [rules.Coma.Level, rules.Cap.Level] : [];
        if (levels.Any(level => level < 0 || level >= file.Levels.Count))
        {
            yield return Wrong("adjustments", "等级变更用到了不存在的等级。");
        }
    }

    /// <summary>Every sum the options can make; 97 of a Barthel index is none.</summary>
    private static IEnumerable<int> Sums(IEnumerable<ScaleItem> items) =>
        items.Aggregate(
            new HashSet<int> { 0 },
            (sums, item) => [.. sums.SelectMany(sum => item.Options.Select(option => sum + option.Points))]
        );

    internal static Fault Wrong(string field, string sentence) => Fault.Invalid("scale-file-wrong", sentence, field);
}
