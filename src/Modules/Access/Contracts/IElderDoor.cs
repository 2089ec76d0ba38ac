namespace Yiju.Access.Contracts;

/// <summary>
/// Finds the person who stands at the elders' door. People implements it; Access makes the account at the first sign-in (SEC-12).
/// </summary>
public interface IElderDoor
{
    /// <summary>Living elders and family contacts who registered this phone; several when a household shares one.</summary>
    /// <param name="phone">Digits only, as <see cref="Yiju.Kernel.PhoneNumber"/> reads them.</param>
    Task<IReadOnlyList<DoorPerson>> ByPhone(string phone, CancellationToken ct);

    /// <summary>The living elder with this elder card and day of birth; null when they do not belong together.</summary>
    Task<DoorPerson?> ByCard(string cardNumber, DateOnly bornOn, CancellationToken ct);

    /// <summary>
    /// Somebody of the family came in with this account, inside the caller's unit of work: from now on the account sees the elders who
    /// allow it, for as long as they do.
    /// </summary>
    Task Entered(DoorPerson person, long accountId, CancellationToken ct);
}

/// <summary>Somebody who may come in by the elders' door.</summary>
/// <param name="PersonId">The elder's id, or the contact's id of a family member.</param>
/// <param name="Division">12 digits: where the elder lives.</param>
/// <param name="ActsFor">Empty for an elder; for family the elders who allowed it.</param>
public sealed record DoorPerson(long PersonId, string Name, string Division, IReadOnlyList<long> ActsFor)
{
    /// <summary>False for a member of the family.</summary>
    public bool IsElder => ActsFor.Count == 0;
}
