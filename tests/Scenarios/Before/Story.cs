using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Tests.Modules.People;

namespace Yiju.Tests.Scenarios.Before;

/// <summary>The people the scenarios are about, as the village hears of them. They begin on 1 July 2026.</summary>
internal static class Story
{
    /// <summary>SC-01: 81 years old, living alone.</summary>
    public static ElderInput Zhang { get; } = Residents.Zhang();

    /// <summary>SC-01: the same woman, registered by the next village with a slip in her number.</summary>
    public static ElderInput ZhangNextDoor(string? village) =>
        Zhang with
        {
            Division = village,
            DocumentNumber = Residents.Id(1945, 3, 5, 322),
            ContactName = "张小明",
            ContactRelation = "儿子",
        };

    /// <summary>SC-02: 67 years old, registered in 广西, here since 2 July 2024.</summary>
    public static ElderInput Wei { get; } =
        Residents.Zhang() with
        {
            Name = "韦玉珍",
            DocumentNumber = Residents.Id(1959, 1, 1, 222),
            Phone = "13900005678",
            Address = "3 组 12 号",
            HukouDivision = "450100",
            LivingSince = "2024-07-02",
            Living = "with-children",
        };

    /// <summary>SC-02: what is still missing on the first day.</summary>
    public static ElderInput WeiWithPapers { get; } = Wei with { ResidencePermit = "G4508881", FixedHome = "yes" };

    /// <summary>SC-03: 85 years old, at home with her husband.</summary>
    public static ElderInput Huang { get; } =
        Residents.Zhang() with
        {
            Name = "黄桂芳",
            DocumentNumber = Residents.Id(1941, 2, 3, 124),
            Phone = "13900003333",
            Address = "5 组 8 号",
            CardNumber = "4408-1003",
            Living = "with-spouse",
        };

    public static Actor HuangHerself { get; } = new(Huang.Name!, Role.Elder, Phone: Huang.Phone);

    public static Actor HuangsDaughter { get; } = new("李小梅", Role.Family, Phone: "13900002222");

    /// <summary>What her daughter may do for her.</summary>
    public static IReadOnlyList<string> DaughterMay { get; } = ["Notify", "See", "Apply", "Order", "Spend"];
}
