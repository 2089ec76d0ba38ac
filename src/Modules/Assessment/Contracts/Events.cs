namespace Yiju.Assessment.Contracts;

/// <summary>Names of the events this module tells.</summary>
public static class AssessmentEvents
{
    public const string Finished = "assessment.finished.v1";
}

/// <summary>A result stands. The facts of the care-need or insurance assessment were stated in the same transaction.</summary>
/// <param name="Level">Null when the standard's text does not settle the grade.</param>
public sealed record AssessmentFinished(
    long AssessmentId,
    long ElderId,
    string Scale,
    int? Level,
    int Score,
    DateOnly Day
);
