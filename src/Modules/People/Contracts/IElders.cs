using Yiju.Kernel;

namespace Yiju.People.Contracts;

/// <summary>The registry of elders as other modules need it: one record per elder for the whole city (REG-03).</summary>
public interface IElders
{
    /// <summary>An elder inside the viewer's scope, or null. Reading it is the caller's look: audit it.</summary>
    Task<ElderCard?> Find(long elderId, CancellationToken ct);

    /// <summary>An elder whatever the scope, for work the system does by itself; null when there is none.</summary>
    Task<ElderCard?> FindForSystem(long elderId, CancellationToken ct);

    /// <summary>Cards by id, whatever the scope: for lists whose rows were already limited to the viewer's scope.</summary>
    Task<IReadOnlyDictionary<long, ElderCard>> Cards(IReadOnlyCollection<long> elderIds, CancellationToken ct);

    /// <summary>The elder whose elder card (老年证 / 养老助残卡) this is, whatever the scope; null when unknown (FND-02).</summary>
    Task<ElderCard?> FindByCard(string cardNumber, CancellationToken ct);

    /// <summary>Those to notify, in order, with their numbers revealed. Only for sending; never for showing.</summary>
    Task<IReadOnlyList<ContactToNotify>> ContactsToNotify(long elderId, CancellationToken ct);

    /// <summary>The elder's own phone revealed, for sending; null when unknown.</summary>
    Task<string?> PhoneForSending(long elderId, CancellationToken ct);

    /// <summary>Whether a contact may do something on the elder's behalf today.</summary>
    /// <param name="accountId">Account of the family member.</param>
    Task<bool> MayActFor(long accountId, long elderId, FamilyScope what, CancellationToken ct);
}

/// <summary>States of an elder's record; the numbers are stored.</summary>
public enum ElderState
{
    Active = 0,
    MovedOut = 1,
    Dead = 2,

    /// <summary>Left the service by own wish; the record stays.</summary>
    Withdrawn = 3,

    /// <summary>Merged into another record.</summary>
    Merged = 4,
}

/// <summary>What a family member or supporter may do for the elder; flags, the numbers are stored (REG-20).</summary>
[Flags]
public enum FamilyScope
{
    None = 0,

    /// <summary>Is notified.</summary>
    Notify = 1,

    /// <summary>Sees the record.</summary>
    See = 2,

    /// <summary>Applies and agrees.</summary>
    Apply = 4,

    /// <summary>Orders and confirms services.</summary>
    Order = 8,

    /// <summary>Spends the wallet.</summary>
    Spend = 16,
}

/// <summary>An elder as lists and headings show it.</summary>
/// <param name="Name">In full; mask it for viewers who need not know it.</param>
/// <param name="Division">Where the elder lives, 12 digits.</param>
/// <param name="HukouDivision">Where the hukou is; null when unknown.</param>
/// <param name="Address">From the village down.</param>
/// <param name="Tags">Words of the tags that hold today, such as 独居.</param>
public sealed record ElderCard(
    long Id,
    string Name,
    Sex Sex,
    DateOnly? BirthDate,
    string Division,
    string? HukouDivision,
    string Address,
    double? Longitude,
    double? Latitude,
    ElderState State,
    IReadOnlyList<string> Tags
)
{
    public int? AgeOn(DateOnly day) => BirthDate?.YearsUntil(day);
}

/// <summary>Somebody to call or write to.</summary>
public sealed record ContactToNotify(string Name, string Relation, string? Phone, long? AccountId, FamilyScope Scope);
