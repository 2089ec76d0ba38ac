namespace Yiju.Kernel;

/// <summary>A mainland mobile number (11 digits) or a fixed line with area code; stored as digits only.</summary>
public readonly record struct PhoneNumber
{
    private readonly string? value;

    private PhoneNumber(string value) => this.value = value;

    public string Value => value ?? throw new InvalidOperationException("An empty PhoneNumber has no value.");

    public bool IsMobile => Value.Length == 11 && Value[0] == '1';

    /// <summary>“138****5678”.</summary>
    public string Masked => Mask(Value);

    public static string Mask(string digits) =>
        digits.Length < 7
            ? new string('*', digits.Length)
            : digits[..3] + new string('*', digits.Length - 7) + digits[^4..];

    public static PhoneNumber Trusted(string value) => new(value);

    /// <summary>Reads a number with or without +86, spaces and dashes.</summary>
    public static Outcome<PhoneNumber> Read(string? text)
    {
        var digits = string.Concat(
            (text ?? "")
                .Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c)
                .Where(c => char.IsAsciiDigit(c) || c == '+')
        );
        digits = digits.StartsWith("+86", StringComparison.Ordinal) ? digits[3..] : digits;
        digits = digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits;
        var mobile = digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9';
        var fixedLine = digits.Length is >= 10 and <= 12 && digits[0] == '0';
        var local = digits.Length is 7 or 8 && digits[0] is >= '2' and <= '8';
        return mobile || fixedLine || local
            ? new PhoneNumber(digits)
            : Fault.Invalid("phone-format", "电话应为 11 位手机号，或带区号的座机，例如 0759-3312345。", "phone");
    }

    public override string ToString() => value is null ? "" : Masked;
}
