using Yiju.Kernel;

namespace Yiju.Access.Domain;

/// <summary>What a password must be: long, not the user's name, not one that everybody knows. No signs are prescribed.</summary>
internal static class PasswordRules
{
    public const int Longest = 200;

    /// <returns>Null when the password will do.</returns>
    public static Fault? Judge(string password, string userName, AccessRules rules, IReadOnlySet<string> common)
    {
        var wrong =
            password.Length < rules.PasswordMinLength
                ? $"密码只有 {password.Length} 位，至少要 {rules.PasswordMinLength} 位。可以用一句好记的话。"
            : password.Length > Longest ? $"密码有 {password.Length} 位，最多 {Longest} 位。请短一些。"
            : password.Contains(userName, StringComparison.OrdinalIgnoreCase) ? "密码里有账号名，容易被猜到。请换一个。"
            : common.Contains(password.ToLowerInvariant()) || password.Distinct().Count() < 4
                ? "这个密码很多人在用，容易被猜到。请换一个。"
            : null;
        return wrong is null ? null : Fault.Invalid("password-weak", wrong, "password");
    }
}
