namespace Yiju.Tests.Scenarios;

/// <summary>What the phones of assessors and carers send.</summary>
internal static class Sent
{
    private const int StepsOfABath = 5;

    /// <summary>A whole form: start, every answer, who told.</summary>
    public static List<object> Sheet(long task, IReadOnlyDictionary<string, int> answers, string informant, DateTime at)
    {
        List<object> events = [Answer(task, "start", at.ToString("O"), at)];
        events.AddRange(answers.Select(a => Answer(task, a.Key, $"{a.Value}", at)));
        events.Add(Answer(task, "informant", informant, at));
        return events;
    }

    public static object Answer(long task, string key, string value, DateTime at) =>
        new
        {
            Id = Guid.CreateVersion7().ToString(),
            At = at,
            Task = $"{task}",
            Kind = "answer",
            Key = key,
            Value = value,
        };

    /// <summary>A bath of an hour and five minutes with every standard step and the elder's code.</summary>
    public static List<object> Visit(long visit, DateTime at, string code)
    {
        List<object> reports =
        [
            Report(visit, "go", "onTheWay", at.AddMinutes(-20)),
            Report(visit, "in", "checkIn", at),
        ];
        reports.AddRange(
            Enumerable.Range(0, StepsOfABath).Select(i => Report(visit, $"s{i}", "step", at.AddMinutes(5 + i), step: i))
        );
        reports.Add(Report(visit, "code", "code", at.AddMinutes(64), code));
        reports.Add(Report(visit, "out", "checkOut", at.AddMinutes(65)));
        return reports;
    }

    private static object Report(
        long visit,
        string id,
        string kind,
        DateTime at,
        string? text = null,
        int? step = null
    ) =>
        new
        {
            Id = $"{visit}-{id}",
            VisitId = $"{visit}",
            Kind = kind,
            At = at,
            Text = text,
            Step = step,
        };
}
