using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;

namespace Yiju.Platform.Access;

/// <summary>A row that belongs to a place and speaks of one subject, usually an elder.</summary>
public interface IScoped
{
    /// <summary>12 digits of the division the row hangs on.</summary>
    string Division { get; }

    /// <summary>Whom grants name; the elder's id for everything about an elder.</summary>
    long SubjectId { get; }
}

/// <summary>
/// How far a viewer sees: a range of divisions, or only what was granted to one of the viewer's keys, or everything (system
/// work, never a person).
/// </summary>
/// <param name="First">Smallest division code inside; null when the viewer has no territory.</param>
/// <param name="Last">Largest division code inside.</param>
/// <param name="Grantee">Key under which grants were written for this viewer, such as <c>org:17</c> or <c>account:5</c>.</param>
/// <param name="Now">The instant at which grants must be valid.</param>
public sealed record Scope(string? First, string? Last, string? Grantee, DateTime Now)
{
    private static readonly string[] Whole = ["000000000000", "999999999999"];

    public static Scope Everything(DateTime now) => new(Whole[0], Whole[1], null, now);

    public static Scope Nothing(DateTime now) => new(null, null, null, now);

    public static Scope Of(DivisionCode division, DateTime now) =>
        new(division.Range.First, division.Range.Last, null, now);

    public static Scope Granted(string grantee, DateTime now) => new(null, null, grantee, now);

    public bool HasTerritory => First is not null;

    public bool Covers(string division) =>
        HasTerritory && string.CompareOrdinal(division, First) >= 0 && string.CompareOrdinal(division, Last) <= 0;
}

public static class ScopeQueries
{
    /// <summary>
    /// The one predicate “division range or grant”. A viewer has one or the other, so each query is answered by one index.
    /// </summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> rows, Scope scope, IQueryable<Grant> grants)
        where T : class, IScoped
    {
        var (first, last, grantee, now) = scope;
        if (first is not null)
        {
            return rows.Where(r => string.Compare(r.Division, first) >= 0 && string.Compare(r.Division, last) <= 0);
        }
        return grantee is null
            ? rows.Where(_ => false)
            : rows.Where(r =>
                grants
                    .Where(g => g.Grantee == grantee && g.FromAt <= now && (g.UntilAt == null || g.UntilAt > now))
                    .Select(g => g.SubjectId)
                    .Contains(r.SubjectId)
            );
    }
}
