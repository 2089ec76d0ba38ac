namespace Yiju.Kernel;

/// <summary>
/// A unified social credit code (GB 32100-2015): 18 characters without I, O, S, V, Z, the last a check character
/// that may be any of the 31.
/// </summary>
public readonly record struct CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private readonly string? value;

    private CreditCode(string value) => this.value = value;

    public string Value => value ?? throw new InvalidOperationException("An empty CreditCode has no value.");

    public static Outcome<CreditCode> Read(string? text)
    {
        var typed = (text ?? "").Trim().ToUpperInvariant();
        if (typed.Length != 18 || typed.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal)))
        {
            return Fault.Invalid(
                "credit-code-format",
                "统一社会信用代码应为 18 位数字或大写字母（没有 I、O、S、V、Z）。",
                "creditCode"
            );
        }
        return CheckCharacter(typed) == typed[17]
            ? new CreditCode(typed)
            : Fault.Invalid(
                "credit-code-check",
                "统一社会信用代码校验位不对，可能抄错了一位。请对照营业执照核对。",
                "creditCode"
            );
    }

    /// <summary>The check character for the first 17 characters of <paramref name="code"/>.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += Alphabet.IndexOf(code[i], StringComparison.Ordinal) * Weights[i];
        }
        return Alphabet[(31 - sum % 31) % 31];
    }

    public override string ToString() => value ?? "";
}
