using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Yiju.People.Features.Census;

/// <summary>One question of the form, from <c>packs/national/survey.yaml</c>.</summary>
internal sealed class SurveyQuestion
{
    public string Key { get; set; } = "";

    /// <summary>Heading it stands under: body, economy, housing, services.</summary>
    public string Part { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>The fact its answer becomes; null when it stays with the survey.</summary>
    public string? Fact { get; set; }

    public bool Several { get; set; }

    public List<SurveyChoice> Choices { get; set; } = [];
}

internal sealed class SurveyChoice
{
    public string Value { get; set; } = "";

    public string Label { get; set; } = "";
}

/// <summary>The questions of a visit.</summary>
internal sealed class SurveyForm
{
    public IReadOnlyList<SurveyQuestion> Questions { get; } = Load();

    /// <summary>The answers that are among the choices; anything else was not asked.</summary>
    public Dictionary<string, string> Read(Func<string, IEnumerable<string>> given)
    {
        var answers = new Dictionary<string, string>();
        foreach (var question in Questions)
        {
            var known = given(question.Key).Where(g => question.Choices.Exists(c => c.Value == g)).Distinct().ToList();
            if (known.Count > 0)
            {
                answers[question.Key] = question.Several ? string.Join(',', known) : known[0];
            }
        }
        return answers;
    }

    private static List<SurveyQuestion> Load()
    {
        using var stream = typeof(SurveyForm).Assembly.GetManifestResourceStream("Yiju.People.survey.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .Build()
            .Deserialize<List<SurveyQuestion>>(reader);
    }
}
