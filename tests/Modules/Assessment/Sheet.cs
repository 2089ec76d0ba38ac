using System.Collections.Frozen;
using Yiju.Assessment.Domain;

namespace Yiju.Tests.Modules.Assessment;

/// <summary>Filled-in forms for the tests. The points are typed here from the standards, not read from the scale files.</summary>
internal static class Sheet
{
    public const string Mzt = "mzt-039-2013";
    public const string Gbt = "gbt-42195-2022";
    public const string Ltci = "ltci-2021";

    public static readonly FrozenDictionary<string, (string Item, int[] Points)[]> Points = new Dictionary<
        string,
        string
    >
    {
        [Mzt] = """
            B1.1 10 5 0 / B1.2 5 0 / B1.3 5 0 / B1.4 10 5 0 / B1.5 10 5 0 / B1.6 10 5 0 / B1.7 10 5 0
            B1.8 15 10 5 0 / B1.9 15 10 5 0 / B1.10 10 5 0
            B2.1 0 1 2 / B2.2 0 1 2 / B2.3 0 1 2
            B3.1 0 1 2 3 / B3.2 0 1 2 3 4 / B3.3 0 1 2 3 4 / B3.4 0 1 2 3
            B4.1 0 1 2 3 4 / B4.2 0 1 2 3 4 / B4.3 0 1 2 3 4 / B4.4 0 1 2 3 4 / B4.5 0 1 2 3 4
            """,
        [Gbt] = """
            B.1.1 4 3 2 1 0 / B.1.2 4 3 2 1 0 / B.1.3 4 3 2 1 0 / B.1.4 4 3 2 1 0
            B.1.5 4 3 2 1 0 / B.1.6 4 3 2 1 0 / B.1.7 4 3 2 1 0 / B.1.8 4 3 2 1 0
            B.2.1 4 3 2 1 0 / B.2.2 4 3 2 1 0 / B.2.3 4 3 2 1 0 / B.2.4 3 2 1 0
            B.3.1 4 3 2 1 0 / B.3.2 4 3 2 1 0 / B.3.3 4 3 2 1 0 / B.3.4 4 3 2 1 0 / B.3.5 4 3 2 1 0
            B.3.6 4 3 2 1 0 / B.3.7 1 0 / B.3.8 1 0 / B.3.9 2 1 0
            B.4.1 2 1 0 / B.4.2 2 1 0 / B.4.3 4 3 2 1 0 / B.4.4 3 2 1 0 / B.4.5 4 3 2 1 0
            """,
        [Ltci] = """
            1.1 0 5 10 / 1.2 0 5 10 / 1.3 0 5 / 1.4 0 5 10 / 1.5 0 5 10 / 1.6 0 5 10
            1.7 0 5 10 15 / 1.8 0 5 10 15 / 1.9 0 5 10 / 1.10 0 5
            2.1 0 1 2 3 4 / 2.2 0 1 2 3 4 / 2.3 0 1 2 3 4 / 2.4 0 1 2 3 4
            3.1 0 1 2 3 4 / 3.2 0 1 2 3 4 / 3.3 0 1 2 3 4
            """,
    }.ToFrozenDictionary(x => x.Key, x => Parse(x.Value));

    public static Scale Scale(string id) => ScaleLibrary.Shipped.Find(id).Value;

    /// <summary>The able person: best points everywhere.</summary>
    public static Dictionary<string, int> Best(string scale) =>
        Points[scale].ToDictionary(x => x.Item, x => BetterIsLess(x.Item) ? x.Points.Min() : x.Points.Max());

    /// <summary>Changes the items of a section so that they add up to <paramref name="sum"/>.</summary>
    public static Dictionary<string, int> Sum(this Dictionary<string, int> sheet, string scale, string section, int sum)
    {
        var items = Points[scale].Where(x => x.Item.StartsWith(section + ".", StringComparison.Ordinal)).ToArray();
        var found = Find(items, 0, sum) ?? throw new ArgumentException($"No points of {section} add up to {sum}.");
        foreach (var (item, points) in items.Zip(found))
        {
            sheet[item.Item] = points;
        }
        return sheet;
    }

    public static Dictionary<string, int> With(this Dictionary<string, int> sheet, string item, int points)
    {
        sheet[item] = points;
        return sheet;
    }

    /// <summary>MZ/T 039 answers whose four sections have these grades.</summary>
    public static Dictionary<string, int> MztGrades(int living, int mental, int senses, int social) =>
        Best(Mzt)
            .Sum(Mzt, "B1", new[] { 100, 80, 50, 20 }[living])
            .Sum(Mzt, "B2", new[] { 0, 1, 3, 5 }[mental])
            .With("B3.4", senses)
            .Sum(Mzt, "B4", new[] { 1, 5, 10, 17 }[social]);

    /// <summary>GB/T 42195 answers with this total.</summary>
    public static Dictionary<string, int> GbtTotal(int total)
    {
        var items = Points[Gbt];
        return items.Zip(Find(items, 0, total)!).ToDictionary(x => x.First.Item, x => x.Second);
    }

    /// <summary>Long-term-care answers whose three sections have these grades.</summary>
    public static Dictionary<string, int> LtciGrades(int living, int mind, int senses) =>
        Best(Ltci)
            .Sum(Ltci, "1", new[] { 100, 80, 50, 20 }[living])
            .Sum(Ltci, "2", new[] { 16, 9, 3, 0 }[mind])
            .Sum(Ltci, "3", new[] { 12, 8, 3, 0 }[senses]);

    private static bool BetterIsLess(string item) => item[0] == 'B' && item[1] is ('2' or '3' or '4');

    private static int[]? Find((string Item, int[] Points)[] items, int from, int sum)
    {
        if (from == items.Length)
        {
            return sum == 0 ? [] : null;
        }
        var rest = items[(from + 1)..].Sum(item => item.Points.Max());
        foreach (var points in items[from].Points.Where(p => p <= sum && sum - p <= rest).OrderDescending())
        {
            if (Find(items, from + 1, sum - points) is { } found)
            {
                return [points, .. found];
            }
        }
        return null;
    }

    private static (string, int[])[] Parse(string table) =>
        [
            .. table
                .Split(['/', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(row => row.Split(' '))
                .Select(words => (words[0], words[1..].Select(int.Parse).ToArray())),
        ];
}
