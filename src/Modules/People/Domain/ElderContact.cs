using Yiju.People.Contracts;
using Yiju.Platform.Access;

namespace Yiju.People.Domain;

/// <summary>A family member, legal supporter, guardian or emergency contact and what each may do for the elder (REG-20).</summary>
internal sealed class ElderContact : IScoped
{
    public long Id { get; init; }

    public required string Division { get; set; }

    public required long SubjectId { get; init; }

    public required string Name { get; set; }

    /// <summary>Such as 女儿, 监护人, 邻居.</summary>
    public required string Relation { get; set; }

    public byte[]? PhoneCipher { get; set; }

    /// <summary>Fingerprint by which the elders' door finds the contact.</summary>
    public byte[]? PhoneIndex { get; set; }

    /// <summary>1 is notified first.</summary>
    public int NoticeOrder { get; set; }

    public FamilyScope Scope { get; set; }

    public ContactKind Kind { get; set; }

    /// <summary>The family member's own account; null while there is none.</summary>
    public long? AccountId { get; set; }

    public required DateTime AddedAt { get; init; }

    public DateTime? EndedAt { get; set; }
}
