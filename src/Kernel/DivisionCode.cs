namespace Yiju.Kernel;

/// <summary>The levels of the division tree, from province down to village; units such as estates hang below.</summary>
public enum DivisionLevel
{
    Province = 1,
    City = 2,
    County = 3,
    Town = 4,
    Village = 5,
}

/// <summary>
/// A statistical division code of 12 digits: province 2, city 2, county 2, town 3, village 3 (国家统计局统计用区划代码).
/// A code that ends in zeros names a higher level: 440800000000 is the city 湛江.
/// </summary>
public readonly record struct DivisionCode : IComparable<DivisionCode>
{
    private readonly string? digits;

    private DivisionCode(string digits) => this.digits = digits;

    /// <summary>The 12 digits; “000000000000” for the whole country.</summary>
    public string Value => digits ?? "000000000000";

    /// <summary>Accepts 2, 4, 6, 9 or 12 digits and pads them with zeros to 12.</summary>
    public static bool TryParse(string? text, out DivisionCode code)
    {
        code = default;
        var trimmed = text?.Trim();
        if (trimmed is not { Length: 2 or 4 or 6 or 9 or 12 } || !trimmed.All(char.IsAsciiDigit))
        {
            return false;
        }
        code = new DivisionCode(trimmed.PadRight(12, '0'));
        return true;
    }

    /// <exception cref="FormatException">The text is not a division code.</exception>
    public static DivisionCode Parse(string text) =>
        TryParse(text, out var code)
            ? code
            : throw new FormatException($"“{text}” is not a division code of 12 digits.");

    public DivisionLevel Level =>
        Value switch
        {
            _ when !Value.EndsWith("000", StringComparison.Ordinal) => DivisionLevel.Village,
            _ when Value[6..9] != "000" => DivisionLevel.Town,
            _ when Value[4..6] != "00" => DivisionLevel.County,
            _ when Value[2..4] != "00" => DivisionLevel.City,
            _ => DivisionLevel.Province,
        };

    /// <summary>How many of the 12 digits name a division of a level: 4 a city, 6 a county, 9 a town.</summary>
    public static int DigitsOf(DivisionLevel level) =>
        level switch
        {
            DivisionLevel.Province => 2,
            DivisionLevel.City => 4,
            DivisionLevel.County => 6,
            DivisionLevel.Town => 9,
            _ => 12,
        };

    /// <summary>The significant digits: “4408” for 湛江, “440804101” for a town, empty for the whole country.</summary>
    public string Prefix => Value == "000000000000" ? "" : Value[..DigitsOf(Level)];

    /// <summary>The smallest and largest codes inside this division, for a range condition that an index can answer.</summary>
    public (string First, string Last) Range => (Value, Prefix.PadRight(12, '9'));

    public DivisionCode? Parent =>
        Level switch
        {
            DivisionLevel.Village => new DivisionCode(Value[..9] + "000"),
            DivisionLevel.Town => new DivisionCode(Value[..6] + "000000"),
            DivisionLevel.County => new DivisionCode(Value[..4] + "00000000"),
            DivisionLevel.City => new DivisionCode(Value[..2] + "0000000000"),
            _ => null,
        };

    public bool Contains(DivisionCode other) => other.Value.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The code of the division at <paramref name="level"/> that this one lies in, or itself.</summary>
    public DivisionCode At(DivisionLevel level) =>
        level >= Level ? this : new DivisionCode(Value[..DigitsOf(level)].PadRight(12, '0'));

    public int CompareTo(DivisionCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
