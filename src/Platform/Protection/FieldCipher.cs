using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Yiju.Platform.Protection;

/// <summary>
/// Encrypts single fields. A protected value is: algorithm (1 byte), key id (2), nonce (12), tag (16), cipher text. The field's name
/// is bound in, so a value moved to another column does not open.
/// </summary>
public sealed class FieldCipher(KeyRing keys)
{
    private const int Header = 3;
    private const int Nonce = 12;
    private const int Tag = 16;

    // Setting a key up costs more than encrypting a number with it, so each thread keeps the one it used last.
    [ThreadStatic]
    private static (ProtectionKey Key, AesGcm Cipher)? last;

    /// <summary>Encrypts with the newest key.</summary>
    /// <param name="field">Stable name of the column, such as <c>people.resident_id</c>.</param>
    public byte[] Protect(string field, string value)
    {
        var key = keys.Current;
        var plain = Encoding.UTF8.GetBytes(value);
        var result = new byte[Header + Nonce + Tag + plain.Length];
        result[0] = (byte)key.Algorithm;
        BinaryPrimitives.WriteUInt16BigEndian(result.AsSpan(1), key.Id);
        RandomNumberGenerator.Fill(result.AsSpan(Header, Nonce));
        var bound = Encoding.UTF8.GetBytes(field);
        var nonce = result.AsSpan(Header, Nonce);
        if (key.Algorithm == FieldAlgorithm.AesGcm)
        {
            Aes(key)
                .Encrypt(nonce, plain, result.AsSpan(Header + Nonce + Tag), result.AsSpan(Header + Nonce, Tag), bound);
        }
        else
        {
            var sealedText = Sm4(true, key, nonce.ToArray(), plain, bound);
            sealedText.AsSpan(0, plain.Length).CopyTo(result.AsSpan(Header + Nonce + Tag));
            sealedText.AsSpan(plain.Length).CopyTo(result.AsSpan(Header + Nonce));
        }
        return result;
    }

    /// <summary>Decrypts with the key the value names.</summary>
    /// <exception cref="CryptographicException">The key is not in the ring, or the value was changed or moved.</exception>
    public string Reveal(string field, byte[] value)
    {
        var id = BinaryPrimitives.ReadUInt16BigEndian(value.AsSpan(1));
        var key =
            keys.All.FirstOrDefault(k => k.Id == id)
            ?? throw new CryptographicException($"Key {id} is not in the key ring.");
        var nonce = value.AsSpan(Header, Nonce);
        var tag = value.AsSpan(Header + Nonce, Tag);
        var text = value.AsSpan(Header + Nonce + Tag);
        var bound = Encoding.UTF8.GetBytes(field);
        if (value[0] == (byte)FieldAlgorithm.AesGcm)
        {
            var plain = new byte[text.Length];
            Aes(key).Decrypt(nonce, text, tag, plain, bound);
            return Encoding.UTF8.GetString(plain);
        }
        try
        {
            return Encoding.UTF8.GetString(Sm4(false, key, nonce.ToArray(), [.. text, .. tag], bound));
        }
        catch (Org.BouncyCastle.Crypto.InvalidCipherTextException error)
        {
            throw new CryptographicException("The protected value was changed or moved.", error);
        }
    }

    /// <summary>True when a value was written with an older key and a rotation should rewrite it.</summary>
    public bool IsOld(byte[] value) => BinaryPrimitives.ReadUInt16BigEndian(value.AsSpan(1)) != keys.Current.Id;

    private static AesGcm Aes(ProtectionKey key)
    {
        if (last is not { } kept || !ReferenceEquals(kept.Key, key))
        {
            last?.Cipher.Dispose();
            last = kept = (key, new AesGcm(key.Secret, Tag));
        }
        return kept.Cipher;
    }

    private static byte[] Sm4(bool encrypt, ProtectionKey key, byte[] nonce, byte[] input, byte[] bound)
    {
        var cipher = new GcmBlockCipher(new SM4Engine());
        cipher.Init(encrypt, new AeadParameters(new KeyParameter(key.Secret, 0, 16), Tag * 8, nonce, bound));
        var output = new byte[cipher.GetOutputSize(input.Length)];
        var written = cipher.ProcessBytes(input, 0, input.Length, output, 0);
        cipher.DoFinal(output, written);
        return output;
    }
}
