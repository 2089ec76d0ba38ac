using System.Security.Cryptography;
using System.Text;

namespace Yiju.Access.Domain;

/// <summary>Secrets that the platform makes and then keeps only as a fingerprint.</summary>
internal static class Secrets
{
    private const string Readable = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>“K7QF-M2XB-…”: no signs that look alike.</summary>
    public static string NewCode(int groups) =>
        string.Join('-', Enumerable.Range(0, groups).Select(_ => RandomNumberGenerator.GetString(Readable, 4)));

    /// <summary>Six digits.</summary>
    public static string NewDigits() => RandomNumberGenerator.GetString("0123456789", 6);

    /// <summary>A security stamp; a new one ends all open sign-ins.</summary>
    public static string NewStamp() => RandomNumberGenerator.GetHexString(32);

    /// <summary>What is stored of a secret; typing differences (case, spaces, dashes) do not matter.</summary>
    public static string Print(string context, string secret) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{context}\0{Plain(secret)}")));

    public static bool Same(string? print, string context, string secret) =>
        print is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(print),
            Encoding.ASCII.GetBytes(Print(context, secret))
        );

    private static string Plain(string secret) =>
        string.Concat(secret.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
