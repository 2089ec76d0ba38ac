namespace Yiju.Assessment.Domain;

/// <summary>
/// From the preliminary to the final level. Coma first, then the cap; raises go on whatever levels remain possible, and the
/// result is settled when they all end at the same one.
/// </summary>
internal static class Adjusting
{
    public static Verdict ByComa(ScaleFile file, List<string> reasons)
    {
        var rule = file.Adjustments!.Coma;
        reasons.Add($"{rule.Words}（{rule.Clause}）。");
        return new Verdict(rule.Level, [rule.Level]);
    }

    public static Verdict Of(
        ScaleFile file,
        Verdict preliminary,
        Conditions conditions,
        TakenReading? reading,
        List<string> reasons
    )
    {
        var final = file.Adjustments is { } rules
            ? Raised(rules, preliminary, conditions, reading, reasons)
            : preliminary;
        reasons.Add(
            final.Level is { } level
                ? $"最后等级为 {level}（{file.Levels[level].Name}）。"
                : $"等级未定：可能是{CellWords.Either(file, final.Candidates)}，须由主管部门明确读法后再定。"
        );
        return final;
    }

    private static Verdict Raised(
        Adjustments rules,
        Verdict preliminary,
        Conditions conditions,
        TakenReading? reading,
        List<string> reasons
    )
    {
        var applying = 0;
        foreach (var raise in rules.Raises)
        {
            if (raise.Applies(conditions))
            {
                applying++;
                reasons.Add($"{raise.Words}（{raise.Clause}）。");
            }
        }
        if (applying == 0)
        {
            return preliminary;
        }
        if (preliminary.Candidates.All(level => level >= rules.Cap.Level))
        {
            reasons.Add($"{rules.Cap.Words}（{rules.Cap.Clause}）。");
            return preliminary;
        }
        var levels = Ends(preliminary, rules.Cap.Level, StepsOf(rules, applying, preliminary, reading, reasons));
        return levels.Count == 1 && !preliminary.Silent
            ? new Verdict(levels[0], levels)
            : new Verdict(null, levels, preliminary.Silent);
    }

    private static int[] StepsOf(
        Adjustments rules,
        int applying,
        Verdict preliminary,
        TakenReading? reading,
        List<string> reasons
    )
    {
        if (applying == 1)
        {
            return [1];
        }
        // One below the cap, one step and two end at the same level: nothing to read.
        if (preliminary.Candidates.All(level => level >= rules.Cap.Level - 1))
        {
            return [1];
        }
        var stated = rules.Stacking.Rule;
        if (stated == Stacking.NotStated && reading is { Reading.Stacking: not Stacking.NotStated })
        {
            stated = reading.Reading.Stacking;
            reasons.Add($"{reading.Words}，两条同时符合时{(stated == Stacking.Once ? "共提高一级" : "各提高一级")}。");
        }
        else if (stated == Stacking.NotStated)
        {
            reasons.Add($"{rules.Stacking.Words}。");
        }
        return stated switch
        {
            Stacking.Once => [1],
            Stacking.Each => [applying],
            _ => [1, applying],
        };
    }

    private static List<int> Ends(Verdict preliminary, int cap, int[] steps) =>
        [
            .. preliminary
                .Candidates.SelectMany(level =>
                    steps.Select(step => level >= cap ? level : Math.Min(cap, level + step))
                )
                .Distinct()
                .Order(),
        ];
}
