using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Yiju.Platform.Access;

/// <summary>
/// Leave to see one subject for one purpose during one time: an operator and its client, an assessor and the case, a daughter
/// and her mother, the hukou division and somebody who lives elsewhere. Modules write them; scope reads them.
/// </summary>
public sealed class Grant
{
    public long Id { get; init; }

    /// <summary><c>org:17</c>, <c>account:5</c>, <c>worker:9</c> or <c>division:440804101000</c>.</summary>
    public required string Grantee { get; init; }

    public required long SubjectId { get; init; }

    /// <summary>Stable word such as <c>care</c>, <c>assess</c>, <c>family</c>, <c>hukou</c>, <c>rescue</c>.</summary>
    public required string Purpose { get; init; }

    public required DateTime FromAt { get; init; }

    /// <summary>Null while it is open; a withdrawal closes it at once.</summary>
    public DateTime? UntilAt { get; set; }

    /// <summary>What caused it, such as <c>order:88</c>; closing the cause closes the grant.</summary>
    public required string Cause { get; init; }
}

internal static class AccessModel
{
    public static void Grants(EntityTypeBuilder<Grant> grant)
    {
        grant.ToTable("platform_grant").HasKey(g => g.Id);
        grant.HasIndex(g => new { g.Grantee, g.SubjectId });
        grant.HasIndex(g => g.SubjectId);
        grant.HasIndex(g => g.Cause);
    }
}
