using System.Collections.Immutable;
using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>Invented names with the surnames of western Guangdong and the given names of each generation.</summary>
internal static class PersonNames
{
    private const string SurnameTable =
        "陈148 李92 林84 黄82 梁62 吴60 杨40 王34 张34 何30 周26 钟24 郑22 许20 庞20 谢18 邓17 罗17 蔡16 刘16 曾14 符14 莫13 冯13 "
        + "苏12 麦12 叶11 赖11 劳10 戴10 龙10 颜9 彭9 朱9 江8 高8 肖8 卢8 欧8 韩7 唐7 温7 宋7 廖7 潘6 洪6 凌6 全6 余6 方6 杜5 柯5 易5 孙5 "
        + "徐5 赵5 胡5 占4 揭4 骆4 邱4 沈4 游4 姚4 邹4 车4 宁4 卓4 邵3 程3 袁3 丁3 关3 吕3 翁3 詹3 窦3 尤3 湛2 区2 覃2 单2 洗2 查1 解1 仇1 "
        + "欧阳5 司徒1 上官1 尉迟1 司马1";

    private const string MaleOld = "国华明光荣文武志伟亚康观德景茂福寿生土秋保日炳龙权有胜水木金贵才富昌南兴兆建永树振";
    private const string FemaleOld = "秀英兰珍琼妹娣莲月桂凤玉金芳清群连琴梅春妃惠美丽少爱彩娟花婵燕仙琴素亚和";
    private const string Rare = "㛃䶮𠮷堃犇燊淼𬭎㭎喆翀瑸镕昇";

    private static readonly string[] MinorityFirst =
    [
        "阿依古丽",
        "帕提古丽",
        "买买提",
        "扎西",
        "卓玛",
        "其其格",
        "巴特尔",
        "玛依拉",
        "吐尔逊",
        "德吉",
    ];
    private static readonly string[] MinorityLast =
    [
        "艾山",
        "买买提",
        "次仁",
        "旺姆",
        "吐逊",
        "阿不都拉",
        "尼玛",
        "肉孜",
    ];

    private static readonly ImmutableArray<string> SurnameList;
    private static readonly ImmutableArray<int> SurnameTotals;
    private static readonly ImmutableArray<string> Male = Characters(MaleOld);
    private static readonly ImmutableArray<string> Female = Characters(FemaleOld);
    private static readonly ImmutableArray<string> RareSigns = Characters(Rare);

    static PersonNames()
    {
        var total = 0;
        var names = ImmutableArray.CreateBuilder<string>();
        var totals = ImmutableArray.CreateBuilder<int>();
        foreach (var entry in SurnameTable.Split(' '))
        {
            var name = entry.TrimEnd("0123456789".ToCharArray());
            total += int.Parse(entry.AsSpan(name.Length), System.Globalization.CultureInfo.InvariantCulture);
            names.Add(name);
            totals.Add(total);
        }
        SurnameList = names.ToImmutable();
        SurnameTotals = totals.ToImmutable();
    }

    public static string Surname(ref Dice dice) => SurnameList[dice.Weighted(SurnameTotals.AsSpan())];

    /// <summary>A full name; one in 900 holds a sign that old systems cannot show.</summary>
    public static string Full(ref Dice dice, Sex sex) => Full(ref dice, sex, Surname(ref dice));

    public static string Full(ref Dice dice, Sex sex, string surname)
    {
        var signs = (sex == Sex.Male ? Male : Female).AsSpan();
        if (dice.Chance(1 / 900.0))
        {
            return string.Concat(surname, dice.Pick(signs), dice.Pick(RareSigns.AsSpan()));
        }
        return dice.Chance(0.07)
            ? string.Concat(surname, dice.Pick(signs))
            : string.Concat(surname, dice.Pick(signs), dice.Pick(signs));
    }

    /// <summary>A transliterated name with a middle dot.</summary>
    public static string Minority(ref Dice dice) =>
        string.Concat(dice.Pick<string>(MinorityFirst), "·", dice.Pick<string>(MinorityLast));

    /// <summary>A name as in a passport: “TAN Siew Lan”.</summary>
    public static string Latin(ref Dice dice, Sex sex)
    {
        ReadOnlySpan<string> surnames = ["TAN", "LIM", "CHAN", "WONG", "NG", "SMITH"];
        ReadOnlySpan<string> women = ["Siew Lan", "Mei Ling", "Mary", "Geok Choo"];
        ReadOnlySpan<string> men = ["Ah Kow", "Kim Seng", "John", "Boon Huat"];
        return string.Concat(dice.Pick(surnames), " ", dice.Pick(sex == Sex.Male ? men : women));
    }

    /// <summary>The surname that a child of this man bears; another one for names that are not Chinese.</summary>
    public static string SurnameOf(string name, ref Dice dice)
    {
        if (char.IsAsciiLetter(name[0]))
        {
            return Surname(ref dice);
        }
        var compound = SurnameList.FirstOrDefault(s => s.Length > 1 && name.StartsWith(s, StringComparison.Ordinal));
        return compound ?? name[..1];
    }

    private static ImmutableArray<string> Characters(string text) =>
        [.. text.EnumerateRunes().Select(r => r.ToString())];
}
