using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;

namespace Yiju.Platform.Files;

/// <summary>A file that somebody gave us: a photo of a visit, a signature, a workbook. The content lies encrypted in the data folder.</summary>
public sealed class StoredFile
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required int Size { get; init; }

    /// <summary>SHA-256 of the content as given, in hex; proves that evidence is what was sent.</summary>
    public required string Hash { get; init; }

    /// <summary>Whom it shows or belongs to; null for what is about nobody.</summary>
    public long? SubjectId { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required long CreatedBy { get; init; }
}

/// <summary>Keeps files: rows in the database, contents encrypted in the data folder, never changed once written.</summary>
public sealed class FileStore(PlatformDb db, DbSession session, DataFolder folder, KeyRing keys)
{
    /// <summary>Stores a file inside the caller's unit of work. The content is written first, so a row always has its content.</summary>
    /// <returns>The file's id.</returns>
    public async Task<long> Keep(string name, string contentType, byte[] content, long? subject, CancellationToken ct)
    {
        var file = new StoredFile
        {
            Id = session.Ids.Next(),
            Name = name,
            ContentType = contentType,
            Size = content.Length,
            Hash = Convert.ToHexString(SHA256.HashData(content)),
            SubjectId = subject,
            CreatedAt = session.Time.Instant(),
            CreatedBy = session.Viewer.AccountId,
        };
        var path = PathOf(file.Id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, Sealed(content), ct);
        db.Files.Add(file);
        return file.Id;
    }

    public Task<StoredFile?> Find(long id, CancellationToken ct) =>
        db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct);

    /// <summary>The content of a file.</summary>
    /// <exception cref="CryptographicException">The key is missing, or the content on disk was changed.</exception>
    public async Task<byte[]> Content(StoredFile file, CancellationToken ct)
    {
        var content = Opened(await File.ReadAllBytesAsync(PathOf(file.Id), ct));
        return Convert.ToHexString(SHA256.HashData(content)) == file.Hash
            ? content
            : throw new CryptographicException($"File {file.Id} is not what was stored.");
    }

    /// <summary>Encrypts a content anew when it lies under an older key; answers whether it did.</summary>
    internal async Task<bool> Rewrite(StoredFile file, CancellationToken ct)
    {
        var path = PathOf(file.Id);
        if (!File.Exists(path))
        {
            return false;
        }
        var stored = await File.ReadAllBytesAsync(path, ct);
        if ((stored[0] << 8 | stored[1]) == keys.Current.Id)
        {
            return false;
        }
        await File.WriteAllBytesAsync(path + ".next", Sealed(Opened(stored)), ct);
        File.Move(path + ".next", path, overwrite: true);
        return true;
    }

    private string PathOf(long id) => Path.Combine(folder.Path, "files", $"{id % 256:x2}", $"{id}.bin");

    private byte[] Sealed(byte[] content)
    {
        var key = keys.Current;
        var result = new byte[2 + 12 + 16 + content.Length];
        (result[0], result[1]) = ((byte)(key.Id >> 8), (byte)(key.Id & 0xFF));
        RandomNumberGenerator.Fill(result.AsSpan(2, 12));
        using var aes = new AesGcm(key.Secret, 16);
        aes.Encrypt(result.AsSpan(2, 12), content, result.AsSpan(30), result.AsSpan(14, 16));
        return result;
    }

    private byte[] Opened(byte[] stored)
    {
        var id = stored[0] << 8 | stored[1];
        var key =
            keys.All.FirstOrDefault(k => k.Id == id)
            ?? throw new CryptographicException($"Key {id} is not in the key ring.");
        var content = new byte[stored.Length - 30];
        using var aes = new AesGcm(key.Secret, 16);
        aes.Decrypt(stored.AsSpan(2, 12), stored.AsSpan(30), stored.AsSpan(14, 16), content);
        return content;
    }
}
