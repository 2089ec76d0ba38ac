namespace Yiju.Network.Contracts;

/// <summary>Stable words for what a facility is, and how people call it.</summary>
public static class FacilityKinds
{
    public const string CityGuidance = "city-guidance";
    public const string CountyDemonstration = "county-demonstration";
    public const string TownCentre = "town-centre";
    public const string VillageStation = "village-station";
    public const string Canteen = "canteen";
    public const string DayCare = "day-care";
    public const string CareHome = "care-home";

    /// <summary>Every kind with its name, from the city down.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } =
        new Dictionary<string, string>
        {
            [CityGuidance] = "市级质量指导中心",
            [CountyDemonstration] = "县级示范中心",
            [TownCentre] = "镇（街）综合服务中心",
            [VillageStation] = "村（社区）服务站",
            [Canteen] = "长者饭堂",
            [DayCare] = "日间照料",
            [CareHome] = "养老院",
        };

    public static string NameOf(string kind) => Names.GetValueOrDefault(kind, kind);
}
