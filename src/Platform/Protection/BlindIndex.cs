using System.Security.Cryptography;
using System.Text;

namespace Yiju.Platform.Protection;

/// <summary>
/// A keyed fingerprint by which an encrypted number can be found again without being stored in the clear: equal values have equal
/// fingerprints, and without the key a fingerprint says nothing.
/// </summary>
public sealed class BlindIndex(KeyRing keys)
{
    // Setting a key up costs more than a fingerprint, so each thread keeps the one it used last.
    [ThreadStatic]
    private static (ProtectionKey Key, IncrementalHash Hash)? last;

    /// <summary>16 bytes under the newest index key.</summary>
    public byte[] Of(string field, string value) => Under(keys.Indexes[^1], field, value);

    /// <summary>The fingerprints under every key still in the ring, newest first: what a search must ask for.</summary>
    public IReadOnlyList<byte[]> Candidates(string field, string value) =>
        [.. keys.Indexes.Reverse().Select(k => Under(k, field, value))];

    private static byte[] Under(ProtectionKey key, string field, string value)
    {
        if (last is not { } kept || !ReferenceEquals(kept.Key, key))
        {
            last?.Hash.Dispose();
            last = kept = (key, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Secret));
        }
        kept.Hash.AppendData(Encoding.UTF8.GetBytes($"{field}\0{value}"));
        return kept.Hash.GetHashAndReset()[..16];
    }
}
