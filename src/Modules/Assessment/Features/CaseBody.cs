using System.Text.Json;
using Yiju.Assessment.Domain;

namespace Yiju.Assessment.Features;

/// <summary>An assessment as programs read it. Level and points are never read from a request.</summary>
internal sealed record CaseBody(
    long Id,
    long ApplicationId,
    string Scale,
    string? ScaleVersion,
    CaseState State,
    Mode? Mode,
    DateOnly? AssessedOn,
    int? Level,
    string? LevelName,
    int? Points,
    bool Unsettled,
    IReadOnlyList<int>? Candidates,
    IReadOnlyList<string>? Reasons,
    DateOnly? ValidUntil
)
{
    /// <param name="withResult">False for those who must not see it, such as the assessors of a blind repetition.</param>
    public static CaseBody Of(Case row, bool withResult = true)
    {
        var score = withResult ? ScoreOf(row) : null;
        return new CaseBody(
            row.Id,
            row.ApplicationId,
            row.ScaleId,
            row.ScaleVersion,
            row.State,
            row.Mode,
            row.AssessedOn,
            withResult ? row.Level : null,
            withResult ? row.LevelName : null,
            withResult ? row.Points : null,
            withResult && row.Unsettled,
            score?.Candidates,
            score?.Reasons,
            row.ValidUntil
        );
    }

    public static Score? ScoreOf(Case row) =>
        row.Result is null ? null : JsonSerializer.Deserialize<Score>(row.Result, Platform.Json.Options);
}
