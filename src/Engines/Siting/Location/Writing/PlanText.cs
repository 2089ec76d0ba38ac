using System.Globalization;
using System.Text;
using System.Text.Json;
using Yiju.Kernel.Writing;
using Yiju.Siting.Location.Library;

namespace Yiju.Siting.Location.Writing;

/// <summary>A plan of a project library, as JSON and for people to read.</summary>
public static class PlanText
{
    public static string Json(ProjectLibrary library, PlanResult plan) =>
        JsonText.Of(json =>
        {
            json.WriteString("problem", "library");
            json.WriteString("status", LocationText.Name(plan.Status));
            json.Amount("cost", plan.Cost);
            json.Amount("bound", plan.Bound);
            json.WriteNumber("gap", plan.Gap);
            json.List("projects", plan.Projects, project => Project(json, library, project));
            json.List("years", plan.Years, year => Year(json, library, year));
            json.Steps(plan.Steps);
        }) + "\n";

    private static void Project(Utf8JsonWriter json, ProjectLibrary library, PlannedProject planned)
    {
        var project = library.Projects[planned.Project];
        json.WriteString("name", project.Name);
        json.WriteString("site", library.Instance.Sites[project.Site].Name);
        json.WriteStartArray("kinds");
        foreach (var kind in project.Kinds)
        {
            json.WriteStringValue(library.Kinds[kind].Name);
        }
        json.WriteEndArray();
        json.WriteString("year", planned.Year is { } year ? library.Years[year].Name : null);
        json.WriteNumber("cost", planned.Year is null ? 0 : project.Cost);
    }

    private static void Year(Utf8JsonWriter json, ProjectLibrary library, YearResult year)
    {
        json.WriteString("name", library.Years[year.Year].Name);
        json.WriteNumber("budget", library.Years[year.Year].Budget);
        json.WriteNumber("spent", year.Spent);
        json.Amount("cost", year.Cost);
        json.List(
            "kinds",
            year.Kinds,
            kind =>
            {
                json.WriteString("name", library.Kinds[kind.Kind].Name);
                json.WriteNumber("demand", kind.Demand);
                json.WriteNumber("covered", kind.Covered);
                json.WriteNumber("mean", kind.Mean);
            }
        );
    }

    public static string Table(ProjectLibrary library, PlanResult plan)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        Line(
            plan.Status switch
            {
                ResultStatus.Proved => $"已证明最优：{plan.Cost:0.###}",
                ResultStatus.Found =>
                    $"找到的最好：{plan.Cost:0.###}，下界 {plan.Bound:0.###}，至多还能好 {plan.Gap:P3}",
                _ => $"时间内没有找到方案",
            }
        );
        foreach (var standing in plan.Projects.Where(p => p.Year is null))
        {
            Line($"已有\t{library.Projects[standing.Project].Name}");
        }
        foreach (var year in plan.Years)
        {
            Line(
                $"{library.Years[year.Year].Name}\t用去 {year.Spent:0.##}，预算 {library.Years[year.Year].Budget:0.##}"
            );
            foreach (
                var built in plan.Projects.Where(p => p.Year == year.Year).Select(p => library.Projects[p.Project])
            )
            {
                Line(
                    $"  建\t{built.Name}\t{string.Join('、', built.Kinds.Select(k => library.Kinds[k].Name))}\t{built.Cost:0.##}"
                );
            }
            foreach (var kind in year.Kinds)
            {
                Line(
                    $"  {library.Kinds[kind.Kind].Name}\t覆盖 {kind.Covered:0.##} / {kind.Demand:0.##}，平均路程 {kind.Mean:0.##}"
                );
            }
        }
        foreach (var step in plan.Steps)
        {
            Line($"  试过\t{step.Method}\t{step.Cost:0.###}\t{step.Bound:0.###}");
        }
        return text.ToString();
    }
}
