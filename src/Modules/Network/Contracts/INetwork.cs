using Yiju.Kernel;

namespace Yiju.Network.Contracts;

/// <summary>Kinds of organisation; the numbers are stored.</summary>
public enum OrgKind
{
    HomeCare = 1,
    AssessmentAgency = 2,
    PropertyCompany = 3,
    Institution = 4,
    Station = 5,
    Office = 6,
}

/// <summary>Operators, agencies and stations, their contracts and facilities, as other modules need them.</summary>
public interface INetwork
{
    Task<OrgCard?> Find(long orgId, CancellationToken ct);

    Task<IReadOnlyDictionary<long, OrgCard>> Cards(IReadOnlyCollection<long> orgIds, CancellationToken ct);

    /// <summary>Organisations with these credit codes that sit in an area or hold a contract there, by code.</summary>
    Task<IReadOnlyDictionary<string, OrgCard>> ByCreditCode(
        IReadOnlyCollection<string> codes,
        DivisionCode area,
        CancellationToken ct
    );

    /// <summary>Organisations of a kind with a contract in force for the county of <paramref name="division"/> on a day.</summary>
    Task<IReadOnlyList<OrgCard>> InContract(OrgKind kind, string division, DateOnly day, CancellationToken ct);

    /// <summary>Whether an organisation holds a contract for the county of <paramref name="division"/> on a day (ASM-02).</summary>
    Task<bool> HasContract(long orgId, string division, DateOnly day, CancellationToken ct);

    /// <summary>Stations and centres nearest to a place, by straight line until the street network is asked.</summary>
    Task<IReadOnlyList<FacilityCard>> Nearest(
        double longitude,
        double latitude,
        string withinPrefix,
        int count,
        CancellationToken ct
    );
}

/// <param name="CreditCode">18 characters.</param>
/// <param name="Division">Seat, 12 digits.</param>
public sealed record OrgCard(long Id, string Name, OrgKind Kind, string CreditCode, string Division, string? Phone);

public sealed record FacilityCard(
    long Id,
    string Name,
    string Kind,
    string Division,
    double? Longitude,
    double? Latitude,
    long? OrgId,
    string? Phone
);
