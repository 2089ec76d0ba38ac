using Yiju.Kernel;
using Yiju.People.Import.Elders;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.Tests.Modules.People.Import;

/// <summary>A small city on 2026-07-01: one county whose village worker sends files, with all that can be wrong with a code.</summary>
internal sealed class TestCity : IImportLookups
{
    public const string Village = "440802001001";
    public const string Merged = "440802001009";
    public const string Gone = "440802001008";
    public const string Elsewhere = "440803001001";

    private static readonly ImportDivision[] Divisions =
    [
        new(DivisionCode.Parse("4408"), "湛江市"),
        new(DivisionCode.Parse("440802"), "赤坎区"),
        new(DivisionCode.Parse("440803"), "霞山区"),
        new(DivisionCode.Parse("440802001"), "中华街道"),
        new(DivisionCode.Parse(Village), "中山社区居委会"),
        new(DivisionCode.Parse("440802001002"), "幸福村委会"),
        new(DivisionCode.Parse("440802001003"), "幸福社区居委会"),
        new(DivisionCode.Parse(Merged), "旧街社区居委会", Abolished: true, Successor: DivisionCode.Parse(Village)),
        new(DivisionCode.Parse(Gone), "海边村委会", Abolished: true),
        new(DivisionCode.Parse(Elsewhere), "工农社区居委会"),
    ];

    private static readonly Dictionary<DivisionCode, ImportDivision> ByCode = Divisions.ToDictionary(d => d.Code);

    public DateOnly Today { get; init; } = new(2026, 7, 1);

    public DivisionCode SubmitterArea => DivisionCode.Parse("440802");

    public DivisionCode City => DivisionCode.Parse("4408");

    public ElderPolicy Policy => new(60, 2, 130);

    public ImportDivision? Find(DivisionCode code) => ByCode.GetValueOrDefault(code);

    public IReadOnlyList<ImportDivision> FindVillages(string name) =>
        [
            .. Divisions.Where(d =>
                !d.Abolished
                && d.Code.Level == DivisionLevel.Village
                && SubmitterArea.Contains(d.Code)
                && VillageName.Core(d.Name) == VillageName.Core(name)
            ),
        ];

    /// <summary>A right number for a birth date and a sequence of three digits, odd for men.</summary>
    public static string Id(string birth, int sequence, string area = "440802")
    {
        var first17 = $"{area}{birth}{sequence:000}";
        return first17 + ResidentId.CheckCharacter(first17);
    }

    /// <summary>Cells of a right row by column key; each number makes another person.</summary>
    public static Dictionary<string, object?> Row(int n = 0) =>
        new(StringComparer.Ordinal)
        {
            ["name"] = "陈" + (char)('\u4E00' + n % 500) + (char)('\u5200' + n / 500 % 500),
            ["idNumber"] = Id(new DateOnly(1930, 1, 1).AddDays(n / 900).ToString("yyyyMMdd"), n % 900 + 1),
            ["phone"] = $"{13000000000 + n}",
            ["division"] = Village,
            ["address"] = $"中山一路 {n + 1} 号",
        };

    public static string Header(string key) => ElderColumns.All.First(c => c.Key == key).Header;

    /// <summary>A sheet with the columns that the rows use, in the order of the template.</summary>
    public static object?[][] Sheet(params Dictionary<string, object?>[] rows)
    {
        var keys = ElderColumns.All.Select(c => c.Key).Where(k => rows.Any(r => r.ContainsKey(k))).ToArray();
        return
        [
            [.. keys.Select(k => (object?)Header(k))],
            .. rows.Select(r => keys.Select(k => r.GetValueOrDefault(k)).ToArray()),
        ];
    }

    public static (List<ImportedRow<ElderRow>> Rows, IReadOnlyList<FileIssue> File) Read(
        byte[] bytes,
        string name = "老人.xlsx",
        ImportOptions? options = null
    )
    {
        using var import = ElderTable.Open(new MemoryStream(bytes), name, new TestCity(), options);
        return ([.. import.Rows()], import.FileIssues);
    }

    /// <summary>All codes reported for a file, without repeats.</summary>
    public static string[] CodesOf(byte[] bytes, string name = "老人.xlsx", ImportOptions? options = null)
    {
        var (rows, file) = Read(bytes, name, options);
        return
        [
            .. file.Select(i => i.Code)
                .Concat(rows.SelectMany(r => r.Issues).Select(i => i.Code))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}
