using Yiju.Kernel;
using Yiju.Platform.Divisions;

namespace Yiju.Tests.Modules.Testing;

/// <summary>A small division tree: one city, two counties, two towns and two villages in each.</summary>
public static class Places
{
    public const string City = "440800000000";
    public const string County = "440823000000";
    public const string Town = "440823101000";
    public const string Village = "440823101201";
    public const string NextVillage = "440823101202";
    public const string OtherTown = "440823102000";
    public const string OtherTownVillage = "440823102201";
    public const string OtherCounty = "440804000000";
    public const string OtherCountyTown = "440804001000";
    public const string OtherCountyVillage = "440804001001";

    public static IEnumerable<Division> All() =>
        [
            Place(City, null, "湛江市", DivisionLevel.City),
            Place(County, City, "遂溪县", DivisionLevel.County),
            Place(Town, County, "东岭镇", DivisionLevel.Town),
            Place(Village, Town, "上园村", DivisionLevel.Village),
            Place(NextVillage, Town, "下园村", DivisionLevel.Village),
            Place(OtherTown, County, "西岭镇", DivisionLevel.Town),
            Place(OtherTownVillage, OtherTown, "石桥村", DivisionLevel.Village),
            Place(OtherCounty, City, "坡头区", DivisionLevel.County, urban: true),
            Place(OtherCountyTown, OtherCounty, "海滨街道", DivisionLevel.Town, urban: true),
            Place(OtherCountyVillage, OtherCountyTown, "港湾社区", DivisionLevel.Village, urban: true),
        ];

    private static Division Place(string code, string? parent, string name, DivisionLevel level, bool urban = false) =>
        new()
        {
            Code = code,
            ParentCode = parent,
            Name = name,
            Level = level,
            Urban = urban,
            ValidFrom = new DateOnly(2000, 1, 1),
        };
}
