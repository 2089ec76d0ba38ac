using Yiju.Assessment.Contracts;

namespace Yiju.Host.Demo;

/// <summary>Past assessments of those who need help: the answers are thrown, the grade is computed.</summary>
internal static class DemoAssessments
{
    private const double NeedsHelp = 0.3;
    private const string Scale = "mzt-039-2013";

    public static async Task Write(DemoRun run, CancellationToken ct)
    {
        var elders = run.World.Elders().Where(e => e.Frailty >= NeedsHelp).ToList();
        await run.InChunks("能力评估", elders, 200, elders.Count, (scope, chunk) => Take(run, scope, chunk, ct), ct);
    }

    private static async Task Take(DemoRun run, IServiceProvider scope, SyntheticElder[] chunk, CancellationToken ct)
    {
        var taken = await scope
            .GetRequiredService<IPastGrades>()
            .Take("demo", [.. chunk.Select(e => Grade(run, e))], ct);
        if (taken.Refused.Count > 0)
        {
            throw new InvalidOperationException(taken.Refused[0].Sentence);
        }
    }

    private static PastGrade Grade(DemoRun run, SyntheticElder elder)
    {
        var day = run.Today.AddDays(-(30 + elder.Index * 7 % 140));
        return new PastGrade(
            $"demo-{elder.Index}",
            run.Elders[elder.Index],
            elder.Division.Value,
            Scale,
            day,
            Level: null,
            Answers: run.World.AnswersOf(elder).ToDictionary(a => a.Item, a => a.Points),
            Dementia: elder.Dementia,
            OrgName: "演示评估机构",
            ValidUntil: day.AddMonths(6)
        );
    }
}
