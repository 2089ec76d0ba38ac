using System.Globalization;

namespace Yiju.Kernel;

public enum Sex
{
    Unknown = 0,
    Male = 1,
    Female = 2,
}

/// <summary>
/// A resident identity number (GB 11643-1999): six digits of area, eight of birth date, three of sequence whose last is
/// odd for men, one check character (ISO 7064 MOD 11-2). The area is not checked: divisions are abolished, numbers stay.
/// </summary>
public readonly record struct ResidentId
{
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly string? value;

    private ResidentId(string value) => this.value = value;

    /// <summary>18 characters, the last possibly an upper-case X.</summary>
    public string Value => value ?? throw new InvalidOperationException("An empty ResidentId has no value.");

    public DateOnly BirthDate => DateOnly.ParseExact(Value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    public Sex Sex => (Value[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    public string LastFour => Value[14..];

    /// <summary>“4408**********0016”: six in front, four behind.</summary>
    public string Masked => Mask(Value);

    public static string Mask(string number) =>
        number.Length < 12
            ? new string('*', number.Length)
            : number[..4] + new string('*', number.Length - 8) + number[^4..];

    /// <summary>
    /// Reads 18 characters, or an old number of 15 digits, which becomes 18 by “19” before the year and a new check
    /// character. Full-width digits and spaces inside are forgiven.
    /// </summary>
    /// <param name="text">What was typed or imported.</param>
    /// <param name="today">A birth date after it, or more than 130 years before it, is refused.</param>
    public static Outcome<ResidentId> Read(string? text, DateOnly today)
    {
        var typed = Normalize(text);
        if (typed.Length == 15 && typed.All(char.IsAsciiDigit))
        {
            var long17 = typed[..6] + "19" + typed[6..];
            typed = long17 + CheckCharacter(long17);
        }
        if (typed.Length != 18)
        {
            return Wrong("resident-id-length", $"身份证号应为 18 位，现在是 {typed.Length} 位。请对照证件重新填写。");
        }
        if (
            typed.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9')
            || !(char.IsAsciiDigit(typed[17]) || typed[17] == 'X')
        )
        {
            return Wrong(
                "resident-id-characters",
                "身份证号只能是数字，最后一位可以是 X。请检查有没有混入字母或符号。"
            );
        }
        if (
            !DateOnly.TryParseExact(
                typed.AsSpan(6, 8),
                "yyyyMMdd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var birth
            )
        )
        {
            return Wrong("resident-id-date", $"身份证号第 7 至 14 位“{typed[6..14]}”不是一个真实的日期。请核对证件。");
        }
        if (birth > today)
        {
            return Wrong("resident-id-future", $"身份证号里的出生日期 {birth:yyyy年M月d日} 还没有到。请核对证件。");
        }
        if (birth.YearsUntil(today) > 130)
        {
            return Wrong("resident-id-too-old", $"身份证号里的出生日期 {birth:yyyy年M月d日} 超过 130 年。请核对证件。");
        }
        return CheckCharacter(typed.AsSpan(0, 17)) == typed[17]
            ? new ResidentId(typed)
            : Wrong("resident-id-check-digit", "身份证号校验位不对，可能抄错了一位。请对照证件逐位核对。");
    }

    /// <summary>A number already known to be right, for example from our own database.</summary>
    public static ResidentId Trusted(string value) => new(value);

    /// <summary>The check character for the first 17 digits.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (first17[i] - '0') * Weights[i];
        }
        return "10X98765432"[sum % 11];
    }

    private static string Normalize(string? text) =>
        string.Concat(
            (text ?? "")
                .Where(c => !char.IsWhiteSpace(c))
                .Select(c =>
                    c switch
                    {
                        >= '０' and <= '９' => (char)(c - '０' + '0'),
                        'x' or 'Ｘ' or 'ｘ' or '×' => 'X',
                        _ => c,
                    }
                )
        );

    private static Fault Wrong(string code, string sentence) => Fault.Invalid(code, sentence, "residentId");

    public override string ToString() => value is null ? "" : Masked;
}
