using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>
/// The ten county-level units of 湛江: real names and codes, a schematic place on the lattice, and a made-up share of the
/// elders. 440871 is a statistical code of the development zone, whose management committee stands in for a county.
/// </summary>
internal static class CountyTable
{
    public static readonly DivisionCode City = DivisionCode.Parse("440800");

    public const string CityName = "湛江市";

    /// <summary>The counties in code order; the blocks tile the land without overlap.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
    [
        new("440802", "赤坎区", 0.05, 0.92, new(135, 460, 25, 65)),
        new("440803", "霞山区", 0.07, 0.90, new(135, 400, 25, 60)),
        new("440804", "坡头区", 0.05, 0.35, new(160, 400, 65, 125)),
        new("440811", "麻章区", 0.05, 0.35, new(100, 350, 35, 175)),
        new("440823", "遂溪县", 0.13, 0.20, new(0, 350, 100, 175)),
        new("440825", "徐闻县", 0.09, 0.20, new(0, 0, 190, 125)),
        new("440871", "湛江经济技术开发区管理委员会", 0.05, 0.60, new(135, 350, 90, 50)),
        new("440881", "廉江市", 0.20, 0.22, new(0, 525, 225, 125)),
        new("440882", "雷州市", 0.19, 0.20, new(0, 125, 190, 225)),
        new("440883", "吴川市", 0.12, 0.28, new(225, 475, 175, 175)),
    ];

    /// <summary>The outline of the city on the lattice, corner by corner, counter-clockwise.</summary>
    public static IReadOnlyList<(int X, int Y)> Outline { get; } =
    [(0, 0), (190, 0), (190, 350), (225, 350), (225, 475), (400, 475), (400, 650), (0, 650)];

    /// <param name="Code">Six digits.</param>
    /// <param name="Share">Share of the city's elders; all add up to 1.</param>
    /// <param name="Urban">Share of towns that are sub-districts.</param>
    internal sealed record Row(string Code, string Name, double Share, double Urban, Cells Cells);
}
