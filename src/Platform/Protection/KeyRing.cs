using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Yiju.Platform.Protection;

/// <summary>How a field is encrypted; the number is the first byte of every protected value.</summary>
public enum FieldAlgorithm : byte
{
    AesGcm = 1,
    Sm4Gcm = 2,
}

/// <summary>One key of the ring.</summary>
/// <param name="Id">1, 2, 3 …; stored with each value it protects.</param>
/// <param name="Secret">32 random bytes; 16 are used by SM4.</param>
public sealed record ProtectionKey(ushort Id, FieldAlgorithm Algorithm, byte[] Secret, DateTime MadeAt);

/// <summary>
/// The keys of a deployment, kept in a file outside the database: losing the file loses the numbers, stealing the database alone
/// reveals none. New values use the newest key; older keys stay readable until a rotation has rewritten everything.
/// </summary>
public sealed class KeyRing
{
    private const long LookEveryMilliseconds = 2000;

    private readonly string path;
    private Content held;
    private DateTime heldFrom;
    private long lookedAt;

    private KeyRing(string path, Content content)
    {
        this.path = path;
        held = content;
        heldFrom = File.Exists(path) ? File.GetLastWriteTimeUtc(path) : default;
        lookedAt = Environment.TickCount64;
    }

    /// <summary>What is in the file: another process, the command line above all, may have rotated it.</summary>
    private Content Now
    {
        get
        {
            if (Environment.TickCount64 - lookedAt > LookEveryMilliseconds)
            {
                lookedAt = Environment.TickCount64;
                if (File.Exists(path) && File.GetLastWriteTimeUtc(path) is var written && written != heldFrom)
                {
                    held = JsonSerializer.Deserialize(File.ReadAllBytes(path), RingJson.Default.Content) ?? held;
                    heldFrom = written;
                }
            }
            return held;
        }
        set => held = value;
    }

    public ProtectionKey Current => Now.Fields[^1];

    /// <summary>Newest last.</summary>
    public IReadOnlyList<ProtectionKey> All => Now.Fields;

    /// <summary>Keys of the blind indexes, newest last; a search asks for the value under each.</summary>
    public IReadOnlyList<ProtectionKey> Indexes => Now.Indexes;

    internal byte[] AuditKey => Now.Audit;

    /// <summary>Opens the ring, or makes one with fresh keys when the file does not exist.</summary>
    /// <exception cref="InvalidDataException">The file is there but is not a key ring.</exception>
    public static KeyRing Open(string path, FieldAlgorithm algorithm, DateTime now)
    {
        if (File.Exists(path))
        {
            var read = JsonSerializer.Deserialize(File.ReadAllBytes(path), RingJson.Default.Content);
            return new KeyRing(path, read ?? throw new InvalidDataException($"{path} is not a key ring."));
        }
        var ring = new KeyRing(
            path,
            new Content([NewKey(1, algorithm, now)], [NewKey(1, algorithm, now)], RandomNumberGenerator.GetBytes(32))
        );
        ring.Save();
        return ring;
    }

    /// <summary>Adds a new field key and a new index key; values are rewritten by the rotation job while the platform runs.</summary>
    public void Rotate(FieldAlgorithm algorithm, DateTime now)
    {
        var next = checked((ushort)(Current.Id + 1));
        Now = Now with
        {
            Fields = [.. Now.Fields, NewKey(next, algorithm, now)],
            Indexes = [.. Now.Indexes, NewKey(next, algorithm, now)],
        };
        Save();
    }

    /// <summary>Drops the keys before the newest, once nothing uses them any more.</summary>
    public void Retire()
    {
        Now = Now with { Fields = [Now.Fields[^1]], Indexes = [Now.Indexes[^1]] };
        Save();
    }

    private static ProtectionKey NewKey(ushort id, FieldAlgorithm algorithm, DateTime now) =>
        new(id, algorithm, RandomNumberGenerator.GetBytes(32), now);

    private void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var file = new FileStream(path + ".next", options))
        {
            JsonSerializer.Serialize(file, Now, RingJson.Default.Content);
        }
        File.Move(path + ".next", path, overwrite: true);
        heldFrom = File.GetLastWriteTimeUtc(path);
    }

    internal sealed record Content(
        IReadOnlyList<ProtectionKey> Fields,
        IReadOnlyList<ProtectionKey> Indexes,
        byte[] Audit
    );
}

[JsonSerializable(typeof(KeyRing.Content))]
internal sealed partial class RingJson : JsonSerializerContext;
