using System.Security.Cryptography;
using System.Text;

namespace Yiju.Host.Commands.Backup;

/// <summary>Locks the keys inside a backup with a passphrase: salt (16), nonce (12), tag (16), AES-256-GCM text.</summary>
internal static class SecretBox
{
    private const int Rounds = 600_000;

    public static byte[] Lock(byte[] content, string passphrase)
    {
        var box = new byte[44 + content.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, 28));
        using var aes = new AesGcm(Key(passphrase, box[..16]), 16);
        aes.Encrypt(box.AsSpan(16, 12), content, box.AsSpan(44), box.AsSpan(28, 16));
        return box;
    }

    /// <summary>The content; null when the passphrase is wrong or the box was changed.</summary>
    public static byte[]? Unlock(byte[] box, string passphrase)
    {
        try
        {
            var content = new byte[box.Length - 44];
            using var aes = new AesGcm(Key(passphrase, box[..16]), 16);
            aes.Decrypt(box.AsSpan(16, 12), box.AsSpan(44), box.AsSpan(28, 16), content);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] Key(string passphrase, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), salt, Rounds, HashAlgorithmName.SHA256, 32);
}
