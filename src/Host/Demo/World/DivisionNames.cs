namespace Yiju.Host.Demo;

/// <summary>
/// Invented names of towns and villages, put together from signs that are common in the region. A likeness to a real
/// place is chance.
/// </summary>
internal static class DivisionNames
{
    private const string TownFirst = "青碧丰锦云榕荔椰霁映澄启昭沐翠栖瑶朗";
    private const string TownSecond = "棠湾坪澜溪坡岭港渡塘泉屿";
    private const string VillageFirst = "上下东西南北新大石白龙后坡田林水官马沙黄高青麻竹塘红长平";
    private const string VillageSecond = "塘坡山岭田寮仔井园边桥埠湖坑头尾墩莲林陂江洋角门沟湾排";
    private const string CommunityFirst = "红海椰荔榕金康福和新东南民建文百银双锦绿";
    private const string CommunitySecond = "棉滨园湾景华兴乐泰安苑塔平桥荫馨";

    /// <summary>Town names without suffix, each once in the whole city.</summary>
    public static string[] Towns(ref Dice dice) => Shuffled(ref dice, TownFirst, TownSecond);

    public static string[] Villages(ref Dice dice) => Shuffled(ref dice, VillageFirst, VillageSecond);

    public static string[] Communities(ref Dice dice) => Shuffled(ref dice, CommunityFirst, CommunitySecond);

    private static string[] Shuffled(ref Dice dice, string first, string second)
    {
        var names = (from a in first from b in second where a != b select $"{a}{b}").ToArray();
        for (var i = names.Length - 1; i > 0; i--)
        {
            var j = dice.Below(i + 1);
            (names[i], names[j]) = (names[j], names[i]);
        }
        return names;
    }
}
