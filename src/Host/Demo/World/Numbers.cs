using System.Globalization;
using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>
/// Numbers that look right, check right and belong to nobody: identity areas begin with 99, mobile numbers with 194,
/// fixed lines of the area have a local number that begins with 1, credit codes are of area 990000.
/// </summary>
internal static class Numbers
{
    private const int SequencesPerArea = 499;
    private const int Positions = 10_000 * SequencesPerArea;

    /// <summary>
    /// Scatters a person's number over all area and sequence pairs, one to one: two people of the city never share a
    /// pair, whatever their birth dates.
    /// </summary>
    public static int Position(int person, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(person, Positions);
        // 1,234,567 has no factor in common with 4,990,000, so the multiplication is a permutation.
        return (int)((person * 1_234_567L + Math.Abs(seed % Positions)) % Positions);
    }

    public static string ResidentId(int position, DateOnly birth, Sex sex) =>
        Eighteen(990_000 + position / SequencesPerArea, position % SequencesPerArea, birth, sex);

    /// <summary>The 15 digits of the time before 1999: two-digit year, no check character.</summary>
    public static string OldResidentId(int position, DateOnly birth, Sex sex)
    {
        var full = ResidentId(position, birth, sex);
        return string.Concat(full.AsSpan(0, 6), full.AsSpan(8, 9));
    }

    /// <param name="prefix">81 for Hong Kong, 82 for Macao; the four digits behind it were never used.</param>
    /// <param name="rare">Below 49,900.</param>
    public static string Permit(int prefix, int rare, DateOnly birth, Sex sex) =>
        Eighteen(prefix * 10_000 + 9_900 + rare / SequencesPerArea, rare % SequencesPerArea, birth, sex);

    public static string Passport(int rare) => $"ZZ{rare:0000000}";

    public static string Mobile(ref Dice dice) =>
        string.Create(CultureInfo.InvariantCulture, $"194{dice.Below(100_000_000):00000000}");

    public static string FixedLine(ref Dice dice) =>
        string.Create(CultureInfo.InvariantCulture, $"07591{dice.Below(1_000_000):000000}");

    /// <param name="kind">“91” for companies, “52” for private non-enterprise bodies.</param>
    /// <param name="serial">Up to eight digits.</param>
    public static string CreditCode(string kind, int serial)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{serial:00000000}");
        var first17 = $"{kind}990000{body}{BodyCheck(body)}";
        return first17 + Kernel.CreditCode.CheckCharacter(first17);
    }

    private static string Eighteen(int area, int sequence, DateOnly birth, Sex sex)
    {
        Span<char> digits = stackalloc char[18];
        Put(digits[..6], area);
        Put(digits[6..14], birth.Year * 10_000 + birth.Month * 100 + birth.Day);
        Put(digits[14..17], 2 * (sequence + 1) + (sex == Sex.Male ? 1 : 0));
        digits[17] = Kernel.ResidentId.CheckCharacter(digits[..17]);
        return new string(digits);
    }

    /// <summary>The check character of an organisation code (GB 11714).</summary>
    private static char BodyCheck(string eight)
    {
        ReadOnlySpan<byte> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            sum += (eight[i] - '0') * weights[i];
        }
        return (11 - sum % 11) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }

    private static void Put(Span<char> digits, int number)
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (char)('0' + number % 10);
            number /= 10;
        }
    }
}
