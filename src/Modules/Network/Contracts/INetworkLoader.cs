using Yiju.Kernel;

namespace Yiju.Network.Contracts;

/// <summary>
/// Writes many organisations, contracts, facilities and prices inside the caller's unit of work: take-over imports and the demo city. Safe to
/// repeat: what is there already is found and not added again. Give at most 500 rows at a time; rows are taken as checked.
/// </summary>
public interface INetworkLoader
{
    /// <summary>The same credit code is one organisation.</summary>
    /// <returns>Ids in the order given.</returns>
    Task<IReadOnlyList<long>> Orgs(IReadOnlyList<NewOrg> orgs, CancellationToken ct);

    /// <summary>The same number is one contract.</summary>
    /// <returns>Ids in the order given.</returns>
    Task<IReadOnlyList<long>> Contracts(IReadOnlyList<NewContract> contracts, CancellationToken ct);

    /// <summary>The same name in the same division is one facility.</summary>
    /// <returns>Ids in the order given.</returns>
    Task<IReadOnlyList<long>> Facilities(IReadOnlyList<NewFacility> facilities, CancellationToken ct);

    /// <summary>The same organisation, item and first day is one price.</summary>
    Task Prices(IReadOnlyList<NewPrice> prices, CancellationToken ct);
}

/// <param name="CreditCode">18 characters, checked.</param>
/// <param name="Division">Seat, 12 digits.</param>
public sealed record NewOrg(OrgKind Kind, string Name, string CreditCode, string Division, string? Phone);

/// <summary>What a contract is about; the numbers are stored.</summary>
public enum ContractKind
{
    /// <summary>Services in homes, paid by item.</summary>
    HomeCare = 1,

    /// <summary>Assessment of elders.</summary>
    Assessment = 2,

    /// <summary>Running a facility.</summary>
    Operation = 3,

    /// <summary>Care by a property company in its estates.</summary>
    Property = 4,
}

/// <param name="Division">County, 12 digits.</param>
/// <param name="To">Last day, included; null for a contract without an end.</param>
/// <param name="Items">Codes of the catalogue items it covers; empty means all.</param>
/// <param name="Quota">Most visits a month; null when the contract names none.</param>
/// <param name="Ceilings">Highest price per item code; an item that is not named has none.</param>
public sealed record NewContract(
    long OrgId,
    string Division,
    string Number,
    ContractKind Kind,
    DateOnly From,
    DateOnly? To,
    IReadOnlyList<string>? Items = null,
    int? Quota = null,
    IReadOnlyDictionary<string, Money>? Ceilings = null
);

/// <param name="Kind">A word of <see cref="FacilityKinds"/>.</param>
/// <param name="Division">12 digits.</param>
/// <param name="AreaM2">Floor area in square metres; null when unknown.</param>
/// <param name="Beds">0 where nobody sleeps.</param>
public sealed record NewFacility(
    string Kind,
    string Name,
    string Division,
    double? Longitude,
    double? Latitude,
    int? AreaM2,
    int Beds,
    DateOnly? Opened,
    long? OrgId,
    string? Phone
);

/// <summary>A price from a day on, until a later one replaces it.</summary>
public sealed record NewPrice(long OrgId, string ItemCode, Money Price, DateOnly From);
