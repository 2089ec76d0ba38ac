namespace Yiju.Assessment.Contracts;

/// <summary>Results of assessments as other modules and desks show them.</summary>
public interface IAssessments
{
    /// <summary>Standing results of an elder inside the viewer's scope, newest first: one archive, each kind of scale beside the others (ASM-11, ASM-26).</summary>
    Task<IReadOnlyList<AssessmentSummary>> Of(long elderId, CancellationToken ct);
}

/// <param name="Scale">Scale id, such as <c>mzt-039-2013</c>.</param>
/// <param name="Level">Null when the text does not settle it.</param>
/// <param name="LevelName">Null with the level.</param>
/// <param name="ValidUntil">Null where the division has set no interval.</param>
/// <param name="Current">False when a later one took its place.</param>
/// <param name="Href">Page of the report.</param>
public sealed record AssessmentSummary(
    long Id,
    string Scale,
    string ScaleTitle,
    int? Level,
    string? LevelName,
    int? Points,
    DateOnly Day,
    DateOnly? ValidUntil,
    bool Current,
    string Href
);
