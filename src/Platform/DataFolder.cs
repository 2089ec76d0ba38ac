namespace Yiju.Platform;

/// <summary>The folder of a deployment for what lives outside the database: keys, files, the audit head.</summary>
/// <param name="Path">Absolute path.</param>
public sealed record DataFolder(string Path)
{
    public string Sub(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <summary>The text of a small file, or null when there is none.</summary>
    public async Task<string?> Read(string name, CancellationToken ct)
    {
        var path = System.IO.Path.Combine(Path, name);
        return File.Exists(path) ? await File.ReadAllTextAsync(path, ct) : null;
    }

    /// <summary>Replaces a small file so that a crash leaves the old text or the new, never a half.</summary>
    public async Task Replace(string name, string text, CancellationToken ct)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var next = path + ".next";
        await using (
            var stream = new FileStream(
                next,
                FileMode.Create,
                FileAccess.Write,
                FileShare.None,
                4096,
                FileOptions.WriteThrough
            )
        )
        {
            await using var writer = new StreamWriter(stream);
            await writer.WriteAsync(text.AsMemory(), ct);
        }
        File.Move(next, path, overwrite: true);
    }
}
