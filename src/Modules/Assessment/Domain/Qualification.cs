using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>What is asked of somebody who is to assess one elder on one day.</summary>
/// <param name="Certificates">Valid on that day.</param>
/// <param name="RelativeIds">Elders the person is related to.</param>
internal sealed record Candidate(
    long WorkerId,
    string Name,
    long? AccountId,
    IReadOnlyList<string> Certificates,
    IReadOnlyList<long> RelativeIds
);

/// <summary>Who may assess whom (ASM-05, ASM-18, ASM-20).</summary>
internal static class Qualification
{
    /// <summary>The certificate that qualifies, or null.</summary>
    public static string? OccupationOf(Candidate person, AssessmentRules rules) =>
        person.Certificates.FirstOrDefault(rules.Occupations.Words.ContainsKey);

    /// <summary>Why this person may not assess this elder; null when nothing stands against it.</summary>
    /// <param name="excluded">Workers who assessed the result that is objected to or checked.</param>
    /// <param name="conflicts">Workers who serve the elder, with the reason.</param>
    public static Fault? Against(
        Candidate person,
        long elderId,
        AssessmentRules rules,
        IReadOnlySet<long> excluded,
        IReadOnlyDictionary<long, string> conflicts
    )
    {
        if (OccupationOf(person, rules) is null)
        {
            var words = string.Join('、', rules.Occupations.Words.Values);
            return Refuse("assessor-unqualified", $"{person.Name}当天没有有效的评估员资格（{words}之一）。请换一位。");
        }
        if (person.AccountId is null)
        {
            return Refuse("assessor-no-account", $"{person.Name}还没有登录账号，不能本人签名。请先开通账号。");
        }
        if (person.RelativeIds.Contains(elderId))
        {
            return Refuse("assessor-related", $"{person.Name}是这位老人的亲属，应当回避。请换一位。");
        }
        if (excluded.Contains(person.WorkerId))
        {
            return Refuse("assessor-excluded", $"{person.Name}做过这位老人之前的评估，复评要换人。请换一位。");
        }
        return conflicts.TryGetValue(person.WorkerId, out var reason)
            ? Refuse("assessor-conflict", $"{person.Name}{reason}，应当回避。请换一位。")
            : null;
    }

    /// <summary>How many assessors a visit needs: the stricter of the division's rule and the tool's own (F-10).</summary>
    public static int MinAssessors(Mode mode, ScaleFile scale, int? forHomeVisits)
    {
        var tool = scale.Process.FirstOrDefault(p => p.Id == "min-assessors")?.Value ?? 1;
        return Math.Max(tool, mode == Mode.HomeVisit ? forHomeVisits ?? 1 : 1);
    }

    private static Fault Refuse(string code, string sentence) => Fault.Refused(code, sentence, "assessors");
}
