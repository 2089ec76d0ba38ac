using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>Founds the operators of the city and signs their contracts: one or two home-care operators for every county.</summary>
internal static class OperatorMaker
{
    private static readonly string[] Words =
    [
        "康怡",
        "椿萱",
        "松鹤",
        "乐颐",
        "慈安",
        "福临",
        "伴夕",
        "孝心",
        "银辉",
        "颐和",
        "安澜",
        "暖阳",
    ];

    public static IReadOnlyList<SyntheticOperator> Operators(
        IReadOnlyList<SyntheticDivision> counties,
        long seed,
        DateOnly today
    )
    {
        var made = new List<SyntheticOperator>();
        for (var i = 0; i < counties.Count; i++)
        {
            Add(OperatorKind.HomeCare, counties[i]);
            if (CountyTable.Rows[i].Share > 0.1)
            {
                Add(OperatorKind.HomeCare, counties[i]);
            }
            if (CountyTable.Rows[i].Urban > 0.5)
            {
                Add(OperatorKind.Property, counties[i]);
            }
            Add(OperatorKind.CareHome, counties[i]);
        }
        Add(OperatorKind.Assessment, counties[0]);
        Add(OperatorKind.Assessment, counties[1]);
        return made;

        void Add(OperatorKind kind, SyntheticDivision county) => made.Add(Make(made.Count, kind, county, seed, today));
    }

    /// <summary>Current contracts of one to three years, and the home-care ones that ran before them.</summary>
    public static IReadOnlyList<SyntheticContract> Contracts(
        IReadOnlyList<SyntheticOperator> operators,
        IReadOnlyList<SyntheticDivision> counties,
        long seed,
        DateOnly today
    )
    {
        var made = new List<SyntheticContract>();
        foreach (var one in operators.Where(o => o.Kind is not (OperatorKind.CareHome or OperatorKind.Assessment)))
        {
            var dice = new Dice(seed, Dice.Stream.Operator, 10_000 + one.Index);
            var from = new DateOnly(today.Year - dice.Between(0, 1), 1, 1);
            Add(one, one.Seat, from, from.AddYears(dice.Between(2, 3)).AddDays(-1));
            if (one.Kind == OperatorKind.HomeCare)
            {
                Add(one, one.Seat, from.AddYears(-2), from.AddDays(-1));
            }
        }
        var assessors = operators.Where(o => o.Kind == OperatorKind.Assessment).ToArray();
        for (var i = 0; i < counties.Count; i++)
        {
            Add(assessors[i % assessors.Length], counties[i].Code, new(today.Year, 1, 1), new(today.Year, 12, 31));
        }
        return made;

        void Add(SyntheticOperator one, DivisionCode county, DateOnly from, DateOnly to) =>
            made.Add(
                new(made.Count, one.Index, county, $"演示-{county.Prefix}-{from.Year}-{made.Count:000}", from, to)
            );
    }

    private static SyntheticOperator Make(
        int index,
        OperatorKind kind,
        SyntheticDivision county,
        long seed,
        DateOnly today
    )
    {
        var dice = new Dice(seed, Dice.Stream.Operator, index);
        var word =
            Words[index % Words.Length]
            + (index >= Words.Length ? Words[(index / Words.Length * 5 + index) % Words.Length][..1] : "");
        var place = county.Name.Length > 4 ? "经开区" : county.Name;
        var name = kind switch
        {
            OperatorKind.HomeCare => $"{place}{word}居家养老服务中心（演示）",
            OperatorKind.Assessment => $"湛江{word}老年人能力评估中心（演示）",
            OperatorKind.Property => $"{place}{word}物业服务有限公司（演示）",
            _ => $"{place}{word}养老院（演示）",
        };
        var code = Numbers.CreditCode(kind == OperatorKind.Property ? "91" : "52", 10_000_000 + index * 7_919);
        var phone = Numbers.FixedLine(ref dice);
        return new(index, name, code, kind, county.Code, phone, today.AddDays(-dice.Between(800, 5_000)));
    }
}
