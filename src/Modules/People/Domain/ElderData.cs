using Yiju.Kernel;
using Yiju.People.Contracts;

namespace Yiju.People.Domain;

/// <summary>
/// What is known about an elder, in one version: it holds in the world from <see cref="ValidFrom"/> and was written at
/// <see cref="RecordedAt"/>. Numbers are encrypted; beside each stands the fingerprint by which it is found.
/// </summary>
internal abstract class ElderData
{
    /// <summary>The source system's key of this person.</summary>
    public string? ExternalId { get; set; }

    public required string Name { get; set; }

    /// <summary>See <see cref="Names.NameOrder.Key"/>: sorts and finds by prefix the same way on every database.</summary>
    public required string NameKey { get; set; }

    /// <summary>Pinyin initials, a–z; empty when nothing can be read.</summary>
    public required string Initials { get; set; }

    public DocumentKind DocumentKind { get; set; }

    public byte[]? DocumentCipher { get; set; }

    public byte[]? DocumentIndex { get; set; }

    /// <summary>Fingerprint of the last four signs.</summary>
    public byte[]? DocumentTail { get; set; }

    public Sex Sex { get; set; }

    public DateOnly? BirthOn { get; set; }

    public string? Ethnicity { get; set; }

    public byte[]? PhoneCipher { get; set; }

    public byte[]? PhoneIndex { get; set; }

    public byte[]? PhoneTail { get; set; }

    /// <summary>Where the elder lives, 12 digits; services follow it (REG-07).</summary>
    public required string Division { get; set; }

    /// <summary>From the village down.</summary>
    public required string Address { get; set; }

    public double? Longitude { get; set; }

    public double? Latitude { get; set; }

    /// <summary>Since when without a break in the same community; null while unknown.</summary>
    public DateOnly? LivingSince { get; set; }

    /// <summary>12 digits, also outside the city; null while unknown.</summary>
    public string? HukouDivision { get; set; }

    public string? HukouAddress { get; set; }

    public byte[]? PermitCipher { get; set; }

    /// <summary>Null while nobody asked.</summary>
    public bool? FixedHome { get; set; }

    public byte[]? CardCipher { get; set; }

    /// <summary>Fingerprint of the elder card's number (老年证).</summary>
    public byte[]? CardIndex { get; set; }

    public ElderState State { get; set; }

    /// <summary>The record this one was merged into.</summary>
    public long? MergedInto { get; set; }

    /// <summary>First day on which this version holds in the world.</summary>
    public DateOnly ValidFrom { get; set; }

    public DateTime RecordedAt { get; set; }

    public long RecordedBy { get; set; }

    /// <summary>1, 2, 3 …: the ETag of the record.</summary>
    public int Version { get; set; }
}
