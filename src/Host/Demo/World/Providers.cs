using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>What an operator does.</summary>
internal enum OperatorKind
{
    /// <summary>居家服务</summary>
    HomeCare,

    /// <summary>评估机构</summary>
    Assessment,

    /// <summary>物业</summary>
    Property,

    /// <summary>养老机构</summary>
    CareHome,
}

/// <summary>An invented organisation.</summary>
/// <param name="Index">Position in <see cref="World.Operators"/>.</param>
/// <param name="CreditCode">Right check character, area 990000 (not given).</param>
/// <param name="Seat">County of the seat.</param>
internal sealed record SyntheticOperator(
    int Index,
    string Name,
    string CreditCode,
    OperatorKind Kind,
    DivisionCode Seat,
    string Phone,
    DateOnly Founded
);

/// <summary>A county buys from an operator.</summary>
/// <param name="Number">“演示-440802-2025-01”.</param>
/// <param name="To">Last day, included.</param>
internal sealed record SyntheticContract(
    int Index,
    int Operator,
    DivisionCode County,
    string Number,
    DateOnly From,
    DateOnly To
);

/// <summary>What a place is; from the city centre down to the village.</summary>
internal enum FacilityKind
{
    /// <summary>市级质量指导中心</summary>
    CityGuidance,

    /// <summary>县级示范（指导）中心</summary>
    CountyDemonstration,

    /// <summary>镇（街）综合服务中心</summary>
    TownCentre,

    /// <summary>村（社区）服务站</summary>
    VillageStation,

    /// <summary>长者饭堂</summary>
    Canteen,

    /// <summary>日间照料</summary>
    DayCare,

    /// <summary>养老院</summary>
    CareHome,
}

/// <summary>An invented place of service.</summary>
/// <param name="Operator">Index of the operator who runs it; null where the town or village does.</param>
/// <param name="AreaM2">Floor area in square metres.</param>
/// <param name="Beds">0 where nobody sleeps.</param>
internal sealed record SyntheticFacility(
    int Index,
    FacilityKind Kind,
    string Name,
    DivisionCode Division,
    GeoPoint At,
    int AreaM2,
    int Beds,
    DateOnly Opened,
    int? Operator
);

/// <summary>What somebody has learnt, as on paper.</summary>
/// <param name="Kind">“养老护理员（初级）”, “养老护理员（中级）”, “养老护理员（高级）”, “执业护士”, “社工师”, “医师”.</param>
/// <param name="Number">“DEMO” and nine digits.</param>
/// <param name="ValidTo">Last day; null for a certificate without end. A few have just run out.</param>
internal sealed record SyntheticCertificate(string Kind, string Number, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>An invented member of staff of an operator.</summary>
/// <param name="Index">Position in <see cref="World.Workers"/>.</param>
/// <param name="Division">Town in which the worker goes from door to door; county for assessors and doctors.</param>
/// <param name="Home">Where the day starts.</param>
internal sealed record SyntheticWorker(
    int Index,
    string Name,
    Sex Sex,
    DateOnly BirthDate,
    string ResidentId,
    string Phone,
    int Operator,
    DivisionCode Division,
    GeoPoint Home,
    IReadOnlyList<SyntheticCertificate> Certificates
);

/// <summary>An emergency button in an elder's home.</summary>
/// <param name="Serial">“DEMO-SOS-” and eight digits.</param>
internal sealed record SyntheticDevice(string Serial, int Elder, DateOnly Installed, bool Worn);
