using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Yiju.Platform.Audit;

/// <summary>The keyed hash chain: each seal covers the entry, its place and the seal before it.</summary>
internal static class AuditChain
{
    public static readonly byte[] Start = new byte[32];

    public static byte[] Seal(byte[] key, byte[] previous, long sequence, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(previous);
        Span<byte> number = stackalloc byte[8];
        Append(hash, number, sequence);
        Append(hash, number, entry.Id);
        Append(hash, number, entry.At.Ticks);
        Append(hash, number, entry.AccountId);
        Append(hash, number, entry.PostId);
        foreach (var text in (string?[])[entry.Actor, entry.Action, entry.Subjects, entry.Reason, entry.Detail])
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "\0");
            Append(hash, number, bytes.Length);
            hash.AppendData(bytes);
        }
        return hash.GetHashAndReset();
    }

    /// <summary>The line kept outside the database: place and seal of the last entry, signed.</summary>
    public static string Head(byte[] key, long sequence, byte[] seal)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{sequence} {Convert.ToHexString(seal)}");
        return $"{text} {Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("head " + text)))}";
    }

    /// <summary>Reads a head line; null when its signature is wrong.</summary>
    public static (long Sequence, byte[] Seal)? ReadHead(byte[] key, string line)
    {
        var parts = line.Trim().Split(' ');
        if (parts.Length != 3 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var sequence))
        {
            return null;
        }
        var seal = Convert.FromHexString(parts[1]);
        return Head(key, sequence, seal) == line.Trim() ? (sequence, seal) : null;
    }

    private static void Append(IncrementalHash hash, Span<byte> buffer, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer, value);
        hash.AppendData(buffer);
    }
}
