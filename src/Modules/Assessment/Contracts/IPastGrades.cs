using Yiju.Kernel;

namespace Yiju.Assessment.Contracts;

/// <summary>
/// Takes finished assessments over from another system or a simulated city, many at once, inside the caller's unit of work (at most 500 a
/// call). States the facts; tells no events and sends no messages. The same <see cref="PastGrade.ExternalId"/> is taken once.
/// </summary>
public interface IPastGrades
{
    /// <summary>Takes what can be taken; the faults name the index of each refused row as field.</summary>
    Task<PastGradesTaken> Take(string source, IReadOnlyList<PastGrade> grades, CancellationToken ct);
}

/// <summary>One past result. With answers the level is computed; a level that was given beside them must agree.</summary>
/// <param name="ExternalId">Unique within the source.</param>
/// <param name="Division">Where the elder lives, 12 digits.</param>
/// <param name="Scale">Scale id.</param>
/// <param name="Day">Day of the assessment.</param>
/// <param name="Level">As the other system had it; needed when there are no answers.</param>
/// <param name="Points">As the other system had them; used when there are no answers.</param>
/// <param name="Answers">Points by item id.</param>
/// <param name="OrgName">Agency, as it was called.</param>
/// <param name="Assessors">Worker id (0 when unknown), name and certificate word.</param>
public sealed record PastGrade(
    string ExternalId,
    long ElderId,
    string Division,
    string Scale,
    DateOnly Day,
    int? Level,
    int? Points = null,
    IReadOnlyDictionary<string, int>? Answers = null,
    bool Dementia = false,
    int Events30d = 0,
    long? OrgId = null,
    string? OrgName = null,
    DateOnly? ValidUntil = null,
    IReadOnlyList<(long WorkerId, string Name, string Occupation)>? Assessors = null
);

/// <param name="Taken">Rows written now.</param>
/// <param name="Known">Rows that were there already.</param>
public sealed record PastGradesTaken(int Taken, int Known, IReadOnlyList<Fault> Refused);
