using System.Globalization;
using Yiju.Kernel;

namespace Yiju.Routing.HomeCare.Formats;

/// <summary>An instance of a collection with what others published for it.</summary>
/// <param name="Id">Family and number: A1.</param>
/// <param name="File">Name of the file in the folder of the collection.</param>
/// <param name="Published">One for each of <see cref="BestKnown.Columns"/>, in minutes; null where nothing was published.</param>
public sealed record BestKnownRow(string Id, string File, IReadOnlyList<double?> Published)
{
    /// <summary>The letters that the id begins with.</summary>
    public string Family => new([.. Id.TakeWhile(char.IsAsciiLetter)]);
}

/// <summary>Means over the instances of one family that were solved.</summary>
/// <param name="Family">Its letters.</param>
/// <param name="Instances">How many were solved.</param>
/// <param name="Ours">What they cost in the mean.</param>
/// <param name="Published">Means of the same instances; null for a column that lacks one of them.</param>
public sealed record FamilyMean(string Family, int Instances, double Ours, IReadOnlyList<double?> Published);

/// <summary>
/// What is published about a collection of instances: a CSV whose header names <c>id</c>, <c>instance</c> and columns of
/// costs or bounds; columns that hold anything else are passed over.
/// </summary>
public sealed class BestKnown
{
    private BestKnown(IReadOnlyList<string> columns, IReadOnlyList<BestKnownRow> rows)
    {
        Columns = columns;
        Rows = rows;
    }

    /// <summary>Names of the columns that hold numbers.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<BestKnownRow> Rows { get; }

    /// <summary>Reads the CSV; fields have no commas in them.</summary>
    public static Outcome<BestKnown> Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0).ToList();
        var header = lines.Count == 0 ? [] : lines[0].Split(',');
        var (id, file) = (Array.IndexOf(header, "id"), Array.IndexOf(header, "instance"));
        if (id < 0 || file < 0)
        {
            return Fault.Invalid("home-care-best-known", "第一行要有 id 和 instance 两列的名称。", "第 1 行");
        }
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToList();
        var wrong = rows.FindIndex(row => row.Length != header.Length);
        if (wrong >= 0)
        {
            var sentence = $"这一行有 {rows[wrong].Length} 列，第一行有 {header.Length} 列。";
            return Fault.Invalid("home-care-best-known", sentence, $"第 {wrong + 2} 行");
        }
        var columns = Enumerable
            .Range(0, header.Length)
            .Where(column => column != id && column != file && rows.All(row => IsNumber(row[column])))
            .ToList();
        return new BestKnown(
            [.. columns.Select(column => header[column])],
            [.. rows.Select(row => new BestKnownRow(row[id], row[file], [.. columns.Select(c => Number(row[c]))]))]
        );
    }

    /// <summary>Means of each family, in the order in which they come first.</summary>
    /// <param name="costs">What the solved instances cost, in minutes.</param>
    public IReadOnlyList<FamilyMean> Means(IReadOnlyDictionary<BestKnownRow, double> costs) =>
        [
            .. Rows.Where(costs.ContainsKey)
                .GroupBy(row => row.Family)
                .Select(family => new FamilyMean(
                    family.Key,
                    family.Count(),
                    family.Average(row => costs[row]),
                    [.. Columns.Select((_, column) => Mean([.. family.Select(row => row.Published[column])]))]
                )),
        ];

    private static double? Mean(double?[] values) => values.Contains(null) ? null : values.Average();

    private static bool IsNumber(string field) => field.Length == 0 || Number(field) is not null;

    private static double? Number(string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
