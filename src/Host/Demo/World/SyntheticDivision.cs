using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>A division of the synthetic city. City and counties bear their real names, towns and villages invented ones.</summary>
/// <param name="Index">Position in <see cref="World.Divisions"/>; parents come before children.</param>
/// <param name="Code">12 digits; 街道 001–099, 镇 100–199; 居委会 001–199, 村委会 200–399.</param>
/// <param name="Parent">Null for the city.</param>
/// <param name="Name">As on a door plate: “青荔街道”, “石塘村”, “红棉社区”.</param>
/// <param name="Urban">True for sub-districts and their communities.</param>
/// <param name="UrbanRuralClass">城乡分类代码 of a village: 111, 112, 121, 122 or 220; empty above.</param>
/// <param name="Households">Number of households, of every age.</param>
/// <param name="Elders">Number of elders who live here; parents hold the sum of their children.</param>
/// <param name="Centre">A point inside, used as the seat of the committee.</param>
/// <param name="Cells">The block on the lattice; for the city the box around it.</param>
internal sealed record SyntheticDivision(
    int Index,
    DivisionCode Code,
    DivisionCode? Parent,
    string Name,
    bool Urban,
    string UrbanRuralClass,
    int Households,
    int Elders,
    GeoPoint Centre,
    Cells Cells
)
{
    public DivisionLevel Level => Code.Level;

    /// <summary>The border as a closed GeoJSON ring (counter-clockwise); children tile their parent without overlap.</summary>
    public GeoPoint[] Ring() => Level == DivisionLevel.City ? CityRing() : Cells.Ring();

    private static GeoPoint[] CityRing()
    {
        var corners = CountyTable.Outline;
        var ring = new List<GeoPoint>();
        for (var i = 0; i < corners.Count; i++)
        {
            var (x, y) = corners[i];
            var (toX, toY) = corners[(i + 1) % corners.Count];
            for (; (x, y) != (toX, toY); x += Math.Sign(toX - x), y += Math.Sign(toY - y))
            {
                ring.Add(new Cells(x, y, 0, 0).Centre);
            }
        }
        ring.Add(ring[0]);
        return [.. ring];
    }
}
