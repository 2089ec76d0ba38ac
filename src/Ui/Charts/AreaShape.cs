namespace Yiju.Ui;

/// <summary>One division on an <see cref="AreaMap"/>.</summary>
/// <param name="Href">One level down; null where there is none.</param>
/// <param name="Path">Border as an SVG path on a sheet of 1000 × 1000 units; null where only the centre is known.</param>
/// <param name="X">Centre on the sheet, where the name stands.</param>
/// <param name="Width">How wide the area is on the sheet; a name that is wider is left out.</param>
/// <param name="Alarm">Something is open here that cannot wait.</param>
public sealed record AreaShape(
    string Name,
    string? Href,
    long Count,
    string? Path,
    double X,
    double Y,
    double Width = double.PositiveInfinity,
    bool Alarm = false
);

/// <summary>How much of an area's label has room, from nothing to the name over the number.</summary>
internal enum LabelRoom
{
    None,
    Number,
    Both,
}

/// <summary>Decides which labels of a map of areas are shown whole, so that none covers another: the larger count goes first.</summary>
internal static class AreaLabels
{
    private const double Sheet = 1000;

    /// <summary>A name may reach a little beyond the border of its area.</summary>
    private const double Overlap = 1.4;

    private static readonly LabelRoom[] Rooms = [LabelRoom.Both, LabelRoom.Number];

    /// <param name="pixels">Width of the map on the screen.</param>
    /// <param name="type">Height of a sign in pixels.</param>
    /// <returns>One entry per area, in the order of <paramref name="areas"/>.</returns>
    public static IReadOnlyList<LabelRoom> Place(IReadOnlyList<AreaShape> areas, double pixels, double type)
    {
        var placed = new List<(double Left, double Top, double Right, double Bottom)>();
        var rooms = new LabelRoom[areas.Count];
        foreach (var (area, at) in areas.Select((a, i) => (a, i)).OrderByDescending(a => a.a.Count))
        {
            var (x, y) = (area.X / Sheet * pixels, area.Y / Sheet * pixels);
            var named = area.Name.Length * type <= area.Width / Sheet * pixels * Overlap;
            foreach (var room in named ? Rooms : Rooms[1..])
            {
                var half = Math.Max(
                    room == LabelRoom.Both ? area.Name.Length * type / 2 : 0,
                    Digits(area) * type * 0.3
                );
                var box = (
                    x - half,
                    room == LabelRoom.Both ? y - type * 1.3 : y - type * 0.2,
                    x + half,
                    y + type * 1.2
                );
                if (!placed.Exists(p => Cover(p, box)))
                {
                    placed.Add(box);
                    rooms[at] = room;
                    break;
                }
            }
        }
        return rooms;
    }

    private static int Digits(AreaShape area) => Say.Count(area.Count).Length;

    private static bool Cover(
        (double Left, double Top, double Right, double Bottom) a,
        (double Left, double Top, double Right, double Bottom) b
    ) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;
}
