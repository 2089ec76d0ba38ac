using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Yiju.Access.Domain;

/// <summary>Codes of an authenticator app: RFC 6238 with SHA-1, 30 seconds, 6 digits, which every app understands.</summary>
internal static class Totp
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30;

    /// <summary>160 random bits in base 32.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Letters, 32);

    /// <summary>The address that an app reads from the square code.</summary>
    public static string Link(string userName, string secret) =>
        $"otpauth://totp/{Uri.EscapeDataString("颐居:" + userName)}?secret={secret}&issuer={Uri.EscapeDataString("颐居")}";

    public static long StepOf(DateTime now) => new DateTimeOffset(now).ToUnixTimeSeconds() / Seconds;

    /// <param name="step">Count of 30-second steps since 1970.</param>
    /// <param name="digits">6; the RFC's own examples have 8.</param>
    public static string CodeAt(string secret, long step, int digits = 6)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 as authenticator apps speak it; HMAC-SHA-1 is not affected by collisions.
        var hash = HMACSHA1.HashData(Bytes(secret), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        var modulus = (int)Math.Pow(10, digits);
        return (number % modulus).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step a code belongs to, one step of clock error allowed; null when it fits none after <paramref name="after"/>.</summary>
    /// <param name="after">The step of the last code that was taken: a code is good once.</param>
    public static long? Matching(string secret, string code, DateTime now, long after)
    {
        var digits = Encoding.ASCII.GetBytes(string.Concat(code.Where(char.IsAsciiDigit)));
        long? found = null;
        for (var step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
        {
            var same = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(secret, step)), digits);
            found = same && step > after ? step : found;
        }
        return found;
    }

    private static byte[] Bytes(string base32)
    {
        var result = new byte[base32.Length * 5 / 8];
        int buffer = 0,
            bits = 0,
            next = 0;
        foreach (var letter in base32)
        {
            buffer = (buffer << 5 | Letters.IndexOf(letter, StringComparison.Ordinal)) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                result[next++] = (byte)(buffer >> bits & 0xFF);
            }
        }
        return result;
    }
}
