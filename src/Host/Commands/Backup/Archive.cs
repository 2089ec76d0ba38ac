using System.IO.Compression;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Map;

namespace Yiju.Host.Commands.Backup;

/// <summary>
/// One file with everything a deployment needs to live again elsewhere: database, files, audit head, and the keys when asked, locked
/// by a passphrase.
/// </summary>
internal static class Archive
{
    private const string KeysEntry = "keys.locked";
    private static readonly string[] Loose = ["audit-head", "yiju.json", StreetMap.FileName];

    /// <param name="passphrase">Null leaves the keys out.</param>
    public static async Task Write(
        string path,
        Database database,
        string folder,
        string? passphrase,
        CancellationToken ct
    )
    {
        await using var file = new FileStream(path, FileMode.CreateNew);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var name in Loose.Where(n => File.Exists(Path.Combine(folder, n))))
        {
            zip.CreateEntryFromFile(Path.Combine(folder, name), name);
        }
        await DatabaseDump.Write(zip, database, ct);
        foreach (var content in FilesUnder(Path.Combine(folder, "files")))
        {
            zip.CreateEntryFromFile(content, Relative(folder, content), CompressionLevel.NoCompression);
        }
        if (passphrase is not null)
        {
            using var keys = new MemoryStream();
            using (var inner = new ZipArchive(keys, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var key in FilesUnder(Path.Combine(folder, "keys")))
                {
                    inner.CreateEntryFromFile(key, Relative(folder, key));
                }
            }
            await using var entry = zip.CreateEntry(KeysEntry).Open();
            await entry.WriteAsync(SecretBox.Lock(keys.ToArray(), passphrase), ct);
        }
    }

    /// <summary>Puts a backup into an empty deployment.</summary>
    /// <param name="prepare">Makes the schema of an empty PostgreSQL database.</param>
    /// <returns>True when the keys came with it.</returns>
    public static async Task<Outcome<bool>> Read(
        string path,
        Database database,
        string folder,
        string? passphrase,
        Func<Task> prepare,
        CancellationToken ct
    )
    {
        using var zip = ZipFile.OpenRead(path);
        if (DatabaseDump.KindOf(zip) != database.Kind)
        {
            return Fault.Refused("restore-kind", "这份备份来自另一种数据库。请用 --db 指向同一种数据库。");
        }
        if (FilesUnder(Path.Combine(folder, "files")).Any() || !await DatabaseDump.IsEmpty(database, ct))
        {
            return Fault.Refused("restore-not-empty", "这里已经有数据，不能覆盖。请恢复到空的数据库和空的数据文件夹。");
        }
        byte[]? keys = null;
        if (zip.GetEntry(KeysEntry) is { } locked && passphrase is not null)
        {
            using var box = new MemoryStream();
            await using (var stream = locked.Open())
            {
                await stream.CopyToAsync(box, ct);
            }
            keys = SecretBox.Unlock(box.ToArray(), passphrase);
            if (keys is null)
            {
                return Fault.Refused("restore-passphrase", "口令不对，或者备份被改过。没有恢复任何内容。");
            }
        }
        if (database.Kind == DatabaseKind.Postgres)
        {
            await prepare();
        }
        await DatabaseDump.Read(zip, database, ct);
        foreach (
            var entry in zip.Entries.Where(e =>
                e.FullName.StartsWith("files/", StringComparison.Ordinal) || Loose.Contains(e.FullName)
            )
        )
        {
            Extract(entry, folder);
        }
        if (keys is not null)
        {
            using var inner = new ZipArchive(new MemoryStream(keys));
            foreach (var entry in inner.Entries)
            {
                Extract(entry, folder);
            }
        }
        return keys is not null;
    }

    private static void Extract(ZipArchiveEntry entry, string folder)
    {
        var target = Path.GetFullPath(Path.Combine(folder, entry.FullName));
        if (!target.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{entry.FullName} points outside the data folder.");
        }
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        entry.ExtractToFile(target, overwrite: true);
    }

    private static IEnumerable<string> FilesUnder(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];

    private static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');
}
