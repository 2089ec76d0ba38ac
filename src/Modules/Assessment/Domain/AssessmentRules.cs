using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>The module's parameter file: numbers with their source; what the text leaves open has no value until a division sets one.</summary>
internal sealed class AssessmentRules
{
    public const string MinHomeAssessors = "homeVisit.minAssessors";
    public const string ValidMonths = "validity.months";
    public const string WarningDays = "validity.warningDays";
    public const string ObjectionDays = "objection.days";
    public const string ProgrammeLevel = "programme.minLevel";

    public required string Id { get; init; }

    public required string Version { get; init; }

    public required List<RuleParameter> Parameters { get; init; }

    public required OccupationRule Occupations { get; init; }

    public required List<CognitiveSign> Cognitive { get; init; }

    public RuleParameter? Find(string key) => Parameters.Find(p => p.Key == key);

    /// <summary>How a certificate is called; itself when it does not qualify.</summary>
    public string OccupationWord(string certificate) => Occupations.Words.GetValueOrDefault(certificate, certificate);

    /// <summary>Whether the sheet shows cognitive impairment (ASM-25): a diagnosis, or a sign listed for the scale.</summary>
    public bool ShowsImpairment(string scaleId, AnswerSheet sheet) =>
        sheet.Conditions.Dementia
        || Cognitive.Exists(c =>
            c.Scale == scaleId && sheet.Answers.TryGetValue(c.Item, out var points) && points >= c.From
        );
}

internal sealed class RuleParameter
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Unit { get; init; }

    /// <summary>Null: not in the text.</summary>
    public int? Value { get; init; }

    /// <summary><c>text</c>, <c>not in the text</c> or <c>platform</c>.</summary>
    public required string Mark { get; init; }

    public required string Source { get; init; }

    /// <summary>Values that other documents name, by scale; shown to the division that decides, never used by themselves.</summary>
    public Dictionary<string, int> Candidates { get; init; } = [];
}

internal sealed class OccupationRule
{
    /// <summary>Certificates that qualify: stable word and how it is called.</summary>
    public required Dictionary<string, string> Words { get; init; }

    public required string Source { get; init; }
}

/// <summary>Points of an item from which it is a sign of cognitive impairment.</summary>
internal sealed class CognitiveSign
{
    public required string Scale { get; init; }

    public required string Item { get; init; }

    public required int From { get; init; }

    public required string Words { get; init; }
}

/// <summary>The most specific and latest of a division's dated records, up its chain of parents.</summary>
internal static class InForce
{
    /// <summary>The division itself, then its parents up to the province.</summary>
    public static IReadOnlyList<string> Chain(string division)
    {
        var chain = new List<string>();
        for (DivisionCode? code = DivisionCode.Parse(division); code is { } here; code = here.Parent)
        {
            chain.Add(here.Value);
        }
        return chain;
    }

    public static T? Pick<T>(
        IEnumerable<T> rows,
        string division,
        DateOnly day,
        Func<T, string> at,
        Func<T, DateOnly> from
    )
        where T : class
    {
        var chain = Chain(division);
        return rows.Where(r => chain.Contains(at(r)) && from(r) <= day)
            .OrderBy(r => chain.IndexOf(at(r)))
            .ThenByDescending(from)
            .FirstOrDefault();
    }

    private static int IndexOf(this IReadOnlyList<string> chain, string value)
    {
        for (var i = 0; i < chain.Count; i++)
        {
            if (chain[i] == value)
            {
                return i;
            }
        }
        return int.MaxValue;
    }
}
