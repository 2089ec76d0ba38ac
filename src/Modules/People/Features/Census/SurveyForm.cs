using Yiju.Platform.Packs;

namespace Yiju.People.Features.Census;

/// <summary>One question of the form, from <c>survey.yaml</c>, of which the packs have one.</summary>
internal sealed class SurveyQuestion
{
    public required string Key { get; init; }

    /// <summary>Heading it stands under: body, economy, housing, services.</summary>
    public required string Part { get; init; }

    public required string Text { get; init; }

    /// <summary>The fact its answer becomes; null when it stays with the survey.</summary>
    public string? Fact { get; init; }

    public bool Several { get; init; }

    public required List<SurveyChoice> Choices { get; init; }
}

internal sealed class SurveyChoice
{
    public required string Value { get; init; }

    public required string Label { get; init; }
}

/// <summary>The questions of a visit.</summary>
internal sealed class SurveyForm(IReadOnlyList<SurveyQuestion> questions)
{
    public IReadOnlyList<SurveyQuestion> Questions { get; } = questions;

    public static SurveyForm Read(PackReader packs) => new(packs.Only<List<SurveyQuestion>>("survey.yaml").Content);

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
}
