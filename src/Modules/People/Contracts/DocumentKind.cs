namespace Yiju.People.Contracts;

/// <summary>The paper that says who somebody is; the numbers are stored.</summary>
public enum DocumentKind
{
    /// <summary>None shown yet.</summary>
    None = 0,

    /// <summary>Mainland identity card, 15 or 18 signs.</summary>
    ResidentId = 1,

    /// <summary>港澳居民来往内地通行证.</summary>
    HongKongMacaoPermit = 2,

    /// <summary>台湾居民来往大陆通行证.</summary>
    TaiwanPermit = 3,

    /// <summary>港澳台居民居住证, 18 signs with the check character of the mainland card.</summary>
    ResidencePermit = 4,

    Passport = 5,

    /// <summary>外国人永久居留身份证.</summary>
    ForeignResident = 6,

    Other = 9,
}

/// <summary>Who brought an elder to the registry; the numbers are stored (REG-25).</summary>
public enum RegisteredThrough
{
    Self = 1,
    Family = 2,
    Committee = 3,
    Consultant = 4,
    Hotline = 5,
    Import = 6,
    Survey = 7,
}

/// <summary>What an elder agrees to, each by itself; the numbers are stored (SEC-05).</summary>
public enum ConsentPurpose
{
    /// <summary>To be in the registry and served from it.</summary>
    Registration = 1,

    /// <summary>Devices that watch over the home.</summary>
    Monitoring = 2,

    /// <summary>Sharing health data with the family doctor.</summary>
    Doctor = 3,

    /// <summary>The family sees the record.</summary>
    Family = 4,

    /// <summary>Photos and stories in public.</summary>
    Media = 5,

    /// <summary>To be asked as a helper for others (REG-27).</summary>
    Helping = 6,
}

/// <summary>What a contact is to the elder; the numbers are stored (REG-20).</summary>
public enum ContactKind
{
    Family = 0,

    /// <summary>赡养人、扶养人.</summary>
    Supporter = 1,

    /// <summary>监护人.</summary>
    Guardian = 2,

    /// <summary>Neighbour, friend, committee: for emergencies.</summary>
    Emergency = 3,
}
