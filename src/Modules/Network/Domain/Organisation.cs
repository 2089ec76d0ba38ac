using Yiju.Network.Contracts;

namespace Yiju.Network.Domain;

/// <summary>Whether an organisation still works; the numbers are stored.</summary>
internal enum OrgState
{
    Active = 0,
    Closed = 1,
}

/// <summary>An operator, agency, station or office.</summary>
internal sealed class Organisation
{
    public long Id { get; init; }

    public required OrgKind Kind { get; init; }

    public required string Name { get; set; }

    /// <summary>18 characters (GB 32100).</summary>
    public required string CreditCode { get; init; }

    /// <summary>Seat, 12 digits.</summary>
    public required string Division { get; set; }

    /// <summary>Of the office, published.</summary>
    public string? Phone { get; set; }

    public OrgState State { get; set; }

    public required DateTime CreatedAt { get; init; }

    public OrgCard Card() => new(Id, Name, Kind, CreditCode, Division, Phone);
}

/// <summary>A county buys from an organisation.</summary>
internal sealed class Contract
{
    public long Id { get; init; }

    public required long OrgId { get; init; }

    /// <summary>County, 12 digits.</summary>
    public required string Division { get; init; }

    public required string Number { get; init; }

    public required ContractKind Kind { get; init; }

    public required DateOnly FromOn { get; init; }

    /// <summary>Last day; null without an end.</summary>
    public DateOnly? ToOn { get; set; }

    /// <summary>Item codes with commas; empty means all.</summary>
    public string Items { get; init; } = "";

    /// <summary>Most visits a month.</summary>
    public int? Quota { get; init; }

    public bool HoldsOn(DateOnly day) => FromOn <= day && (ToOn is null || ToOn >= day);

    public bool Covers(string itemCode) =>
        Items.Length == 0 || Items.Split(',').Contains(itemCode, StringComparer.Ordinal);
}

/// <summary>The highest price that a contract allows for an item.</summary>
internal sealed class Ceiling
{
    public long ContractId { get; init; }

    public required string ItemCode { get; init; }

    public required Kernel.Money Most { get; init; }
}

/// <summary>What an organisation asks for an item from a day on; a later row replaces it.</summary>
internal sealed class Price
{
    public long Id { get; init; }

    public required long OrgId { get; init; }

    public required string ItemCode { get; init; }

    public required Kernel.Money Amount { get; init; }

    public required DateOnly FromOn { get; init; }
}

/// <summary>A place of service.</summary>
internal sealed class Facility
{
    public long Id { get; init; }

    /// <summary>A word of <see cref="FacilityKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; set; }

    public required string Division { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Longitude { get; set; }

    public double? Latitude { get; set; }

    public int? AreaM2 { get; set; }

    public int Beds { get; set; }

    public DateOnly? OpenedOn { get; init; }

    public DateOnly? ClosedOn { get; set; }

    /// <summary>Who runs it; null where the town or village does.</summary>
    public long? OrgId { get; set; }

    public string? Phone { get; set; }

    public FacilityCard Card() => new(Id, Name, Kind, Division, Longitude, Latitude, OrgId, Phone);
}
