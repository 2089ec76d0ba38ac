using Yiju.Kernel;

namespace Yiju.Siting.Location;

/// <summary>Whether a question fits an instance.</summary>
internal static class QuestionCheck
{
    public static List<Fault> Faults(LocationInstance instance, LocationQuestion question)
    {
        var faults = new List<Fault>();
        void Say(string code, string sentence, string field) => faults.Add(Fault.Invalid(code, sentence, field));
        var possible = instance.Sites.Count(s => s.Status != SiteStatus.Forbidden);
        var existing = instance.Sites.Count(s => s.Status == SiteStatus.Existing);
        var counted =
            question.Problem is LocationProblem.PMedian or LocationProblem.PCenter or LocationProblem.MaximalCovering;
        if (possible == 0)
        {
            Say("location-no-site", "没有可以开设的地点。", "sites");
        }
        if (counted && question.P is null && question.Budget is null)
        {
            Say("location-p", "要写明开设几个地点 p，或者预算。", "p");
        }
        if (counted && question.P is { } p && possible > 0)
        {
            if (p < 1)
            {
                Say("location-p", $"p 至少是 1，现在是 {p}。", "p");
            }
            else if (p > possible)
            {
                Say("location-p", $"要开设 {p} 个，可以开设的地点只有 {possible} 个。", "p");
            }
            else if (p < existing)
            {
                Say("location-p", $"要开设 {p} 个，已有且保留的就有 {existing} 个；p 包括已有的。", "p");
            }
        }
        if (question.Problem == LocationProblem.MaximalCovering && question.Radius is null)
        {
            Say("location-radius", "最大覆盖要写明半径。", "radius");
        }
        if (question.Radius is { } radius && !(radius >= 0 && double.IsFinite(radius)))
        {
            Say("location-radius", $"半径不能为负，现在是 {radius}。", "radius");
        }
        if (question.Budget is { } budget && !(budget >= 0 && double.IsFinite(budget)))
        {
            Say("location-budget", $"预算不能为负，现在是 {budget}。", "budget");
        }
        if (question.Unserved is { } unserved && !(unserved > 0 && double.IsFinite(unserved)))
        {
            Say("location-unserved", $"无人服务的费用应大于 0，现在是 {unserved}。", "unserved");
        }
        if (
            question.WorstDivisionFirst
            && question.Problem is not (LocationProblem.PMedian or LocationProblem.MaximalCovering)
        )
        {
            Say("location-fair", "“最差的片区优先”只用于 p 中值和最大覆盖。", "worstDivisionFirst");
        }
        return faults;
    }
}
