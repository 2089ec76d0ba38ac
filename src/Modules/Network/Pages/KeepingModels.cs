using System.Globalization;
using Yiju.Kernel;
using Yiju.Network.Domain;
using Yiju.Ui;

namespace Yiju.Network.Pages;

/// <summary>What is typed about an organisation, unchecked.</summary>
public sealed record OrgForm
{
    public string? Kind { get; init; }

    public string? Name { get; init; }

    public string? CreditCode { get; init; }

    public string? Division { get; init; }

    public string? Phone { get; init; }

    /// <summary>“true” when it no longer works.</summary>
    public string? Closed { get; init; }

    internal static OrgForm Of(Organisation org) =>
        new()
        {
            Kind = org.Kind.ToString(),
            Name = org.Name,
            CreditCode = org.CreditCode,
            Division = org.Division,
            Phone = org.Phone,
            Closed = org.State == OrgState.Closed ? "true" : null,
        };
}

/// <param name="Id">Null: a new one.</param>
public sealed record OrgFormModel(long? Id, OrgForm Form, IReadOnlyList<Choice> Places, IReadOnlyList<Fault> Faults);

/// <summary>What is typed about a contract, unchecked; days yyyy-MM-dd.</summary>
public sealed record ContractForm
{
    public string? Number { get; init; }

    public string? Kind { get; init; }

    public string? Division { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Quota { get; init; }
}

public sealed record ContractFormModel(
    long OrgId,
    string Org,
    ContractForm Form,
    IReadOnlyList<Choice> Counties,
    IReadOnlyList<Fault> Faults
);

/// <summary>What is typed about a place of service, unchecked.</summary>
public sealed record FacilityForm
{
    public string? Kind { get; init; }

    public string? Name { get; init; }

    public string? Division { get; init; }

    public string? Longitude { get; init; }

    public string? Latitude { get; init; }

    public string? AreaM2 { get; init; }

    public string? Beds { get; init; }

    public string? OpenedOn { get; init; }

    public string? ClosedOn { get; init; }

    public string? OrgId { get; init; }

    public string? Phone { get; init; }

    internal static FacilityForm Of(Facility row) =>
        new()
        {
            Kind = row.Kind,
            Name = row.Name,
            Division = row.Division,
            Longitude = row.Longitude?.ToString(CultureInfo.InvariantCulture),
            Latitude = row.Latitude?.ToString(CultureInfo.InvariantCulture),
            AreaM2 = row.AreaM2?.ToString(CultureInfo.InvariantCulture),
            Beds = row.Beds.ToString(CultureInfo.InvariantCulture),
            OpenedOn = row.OpenedOn is { } opened ? opened.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            ClosedOn = row.ClosedOn is { } closed ? closed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            OrgId = row.OrgId?.ToString(CultureInfo.InvariantCulture),
            Phone = row.Phone,
        };
}

/// <param name="Id">Null: a new one; kind and place are then chosen.</param>
public sealed record FacilityFormModel(
    long? Id,
    FacilityForm Form,
    IReadOnlyList<Choice> Kinds,
    IReadOnlyList<Choice> Places,
    IReadOnlyList<Choice> Orgs,
    IReadOnlyList<Fault> Faults
);

/// <summary>Places of service of an area.</summary>
public sealed record FacilitiesModel(
    string? Kind,
    IReadOnlyList<Choice> Kinds,
    IReadOnlyList<FacilityLine> Lines,
    long Total,
    string? NextHref,
    bool MayKeep
);

public sealed record FacilityLine(
    long Id,
    string Name,
    string Kind,
    string Place,
    string? Org,
    int Beds,
    string? Phone,
    DateOnly? ClosedOn
);
