using System.Text.Json;
using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>The module's parameter file: numbers with their source; what the text leaves open has no value until a division sets one.</summary>
internal sealed record AssessmentRules(
    string Id,
    string Version,
    IReadOnlyList<RuleParameter> Parameters,
    OccupationRule Occupations,
    IReadOnlyList<CognitiveSign> Cognitive
)
{
    public const string MinHomeAssessors = "homeVisit.minAssessors";
    public const string ValidMonths = "validity.months";
    public const string WarningDays = "validity.warningDays";
    public const string ObjectionDays = "objection.days";
    public const string ProgrammeLevel = "programme.minLevel";

    private static readonly Lazy<AssessmentRules> Embedded = new(Read);

    public static AssessmentRules Shipped => Embedded.Value;

    public RuleParameter? Find(string key) => Parameters.FirstOrDefault(p => p.Key == key);

    /// <summary>Whether the sheet shows cognitive impairment (ASM-25): a diagnosis, or a sign listed for the scale.</summary>
    public bool ShowsImpairment(string scaleId, AnswerSheet sheet) =>
        sheet.Conditions.Dementia
        || Cognitive.Any(c =>
            c.Scale == scaleId && sheet.Answers.TryGetValue(c.Item, out var points) && points >= c.From
        );

    private static AssessmentRules Read()
    {
        using var stream = typeof(AssessmentRules).Assembly.GetManifestResourceStream("Rules/parameters.json")!;
        return JsonSerializer.Deserialize<AssessmentRules>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <param name="Value">Null: not in the text.</param>
/// <param name="Mark"><c>text</c>, <c>not in the text</c> or <c>platform</c>.</param>
/// <param name="Candidates">Values that other documents name, by scale; shown to the division that decides, never used by themselves.</param>
internal sealed record RuleParameter(
    string Key,
    string Title,
    string Unit,
    int? Value,
    string Mark,
    string Source,
    IReadOnlyDictionary<string, int>? Candidates = null
);

/// <param name="Words">Certificates that qualify: stable word and how it is called.</param>
internal sealed record OccupationRule(IReadOnlyDictionary<string, string> Words, string Source);

/// <summary>Points of an item from which it is a sign of cognitive impairment.</summary>
internal sealed record CognitiveSign(string Scale, string Item, int From, string Words);

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
