using System.Collections.Immutable;

namespace Yiju.Host.Demo;

/// <summary>Doors inside a village: town doors stand along a street, country doors in a cluster around the centre.</summary>
internal static class Addresses
{
    private static readonly ImmutableArray<string> Streets =
    [
        "荔园路",
        "海棠街",
        "椰林路",
        "兴安路",
        "建设巷",
        "文明路",
        "红棉街",
        "新华巷",
        "和平路",
        "港湾路",
        "金桂街",
        "民享路",
    ];

    public static (string Address, GeoPoint At) In(ref Dice dice, SyntheticDivision village)
    {
        // Within ±0.43 of the centre: the bent border is straight between lattice corners and must not be crossed.
        var east = Math.Clamp(0.5 + dice.Bell() * 0.13, 0.07, 0.93);
        var north = Math.Clamp(0.5 + dice.Bell() * 0.13, 0.07, 0.93);
        if (!village.Urban)
        {
            return ($"第{dice.Between(1, 9)}村民小组{dice.Between(1, 180)}号", village.Cells.At(east, north));
        }
        var street = dice.Below(4);
        var at = village.Cells.At(0.26 + street * 0.16, north);
        var name = Streets[(village.Index + street) % Streets.Length];
        var number = 1 + (int)(north * 120);
        var address = dice.Chance(0.6)
            ? $"{name}{number}号{dice.Between(1, 12)}栋{dice.Between(1, 8)}0{dice.Between(1, 4)}房"
            : $"{name}{number}号";
        return (address, at);
    }
}
