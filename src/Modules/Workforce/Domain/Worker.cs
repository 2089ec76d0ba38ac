namespace Yiju.Workforce.Domain;

/// <summary>Somebody employed by an organisation: care worker, assessor, nurse.</summary>
internal sealed class Worker
{
    public const string ResidentIdField = "workforce.resident_id";
    public const string PhoneField = "workforce.phone";

    public long Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The ID number, encrypted.</summary>
    public required byte[] ResidentId { get; set; }

    /// <summary>By which the encrypted number is found again.</summary>
    public required byte[] ResidentIdIndex { get; set; }

    /// <summary>Encrypted; null when unknown.</summary>
    public byte[]? Phone { get; set; }

    public required long OrgId { get; init; }

    public required DateOnly EmployedFrom { get; init; }

    /// <summary>Last day of work; null while employed without an end.</summary>
    public DateOnly? EmployedTo { get; set; }

    public long? AccountId { get; set; }

    /// <summary>Where the day starts, degrees.</summary>
    public double? Longitude { get; set; }

    public double? Latitude { get; set; }

    public bool EmployedOn(DateOnly day) => EmployedFrom <= day && (EmployedTo is null || EmployedTo >= day);
}

/// <summary>A certificate as on paper.</summary>
internal sealed class Certificate
{
    public long Id { get; init; }

    public required long WorkerId { get; init; }

    /// <summary>A word of <see cref="Contracts.CertificateKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Number { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null without end.</summary>
    public DateOnly? ValidTo { get; set; }

    public bool ValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || ValidTo >= day);
}

/// <summary>A worker is related to an elder and must not assess that elder (ASM-20).</summary>
internal sealed class Relative
{
    public long WorkerId { get; init; }

    public long ElderId { get; init; }
}
