using Yiju.People.Contracts;
using Yiju.Platform.Access;

namespace Yiju.People.Domain;

/// <summary>The one record of an elder for the whole city, in its current version (REG-03).</summary>
internal sealed class Elder : ElderData, IScoped
{
    /// <summary>The elder's id: the subject of grants, facts and audit entries.</summary>
    public long SubjectId { get; init; }

    public DateTime RegisteredAt { get; init; }

    public long RegisteredBy { get; init; }

    public RegisteredThrough RegisteredThrough { get; init; }

    /// <summary>The import run that brought the record.</summary>
    public long? ImportId { get; set; }

    /// <summary>Since when the figures count the elder in the present division.</summary>
    public DateOnly CountedFrom { get; set; }

    /// <summary>How far the town has looked at the entry (REG-10).</summary>
    public EntryState Entry { get; set; }

    /// <summary>A copy of this version as it stands now, to be kept among the earlier ones.</summary>
    /// <param name="validTo">Last day on which it holds in the world; null when it was simply wrong or is open.</param>
    public ElderPast Past(long id, DateOnly? validTo, DateTime recordedAt, DateTime? supersededAt)
    {
        var past = new ElderPast
        {
            Id = id,
            ElderId = SubjectId,
            ValidTo = validTo,
            SupersededAt = supersededAt,
            Name = Name,
            NameKey = NameKey,
            Initials = Initials,
            Division = Division,
            Address = Address,
        };
        Copy(this, past);
        past.RecordedAt = recordedAt;
        return past;
    }

    /// <summary>Takes everything that changes with time from another version.</summary>
    public static void Copy(ElderData from, ElderData to)
    {
        to.ExternalId = from.ExternalId;
        to.Name = from.Name;
        to.NameKey = from.NameKey;
        to.Initials = from.Initials;
        to.DocumentKind = from.DocumentKind;
        to.DocumentCipher = from.DocumentCipher;
        to.DocumentIndex = from.DocumentIndex;
        to.DocumentTail = from.DocumentTail;
        to.Sex = from.Sex;
        to.BirthOn = from.BirthOn;
        to.Ethnicity = from.Ethnicity;
        to.PhoneCipher = from.PhoneCipher;
        to.PhoneIndex = from.PhoneIndex;
        to.PhoneTail = from.PhoneTail;
        to.Division = from.Division;
        to.Address = from.Address;
        to.Longitude = from.Longitude;
        to.Latitude = from.Latitude;
        CopyRights(from, to);
    }

    private static void CopyRights(ElderData from, ElderData to)
    {
        to.LivingSince = from.LivingSince;
        to.HukouDivision = from.HukouDivision;
        to.HukouAddress = from.HukouAddress;
        to.PermitCipher = from.PermitCipher;
        to.FixedHome = from.FixedHome;
        to.CardCipher = from.CardCipher;
        to.CardIndex = from.CardIndex;
        to.State = from.State;
        to.MergedInto = from.MergedInto;
        to.ValidFrom = from.ValidFrom;
        to.RecordedAt = from.RecordedAt;
        to.RecordedBy = from.RecordedBy;
        to.Version = from.Version;
    }
}
