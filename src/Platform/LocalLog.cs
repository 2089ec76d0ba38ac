using System.Text.Json;

namespace Yiju.Platform;

/// <summary>
/// A file in the data folder to which a deployment without an outside service writes what it would have sent: one JSON line per entry,
/// newest last, so that a person can read it.
/// </summary>
/// <param name="file">Its name, such as <c>sms.ndjson</c>.</param>
public sealed class LocalLog<T>(DataFolder folder, string file)
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    private string Path => System.IO.Path.Combine(folder.Path, file);

    public async Task Add(T entry, CancellationToken ct)
    {
        var line = JsonSerializer.Serialize(entry, Json.Options) + "\n";
        await oneAtATime.WaitAsync(ct);
        try
        {
            await File.AppendAllTextAsync(Path, line, ct);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Everything, oldest first.</summary>
    public async Task<IReadOnlyList<T>> All(CancellationToken ct)
    {
        if (!File.Exists(Path))
        {
            return [];
        }
        var lines = await File.ReadAllLinesAsync(Path, ct);
        return [.. lines.Select(l => JsonSerializer.Deserialize<T>(l, Json.Options)!)];
    }

    /// <summary>The last entries, newest first.</summary>
    public async Task<IReadOnlyList<T>> Latest(int count, CancellationToken ct) =>
        [.. (await All(ct)).TakeLast(count).Reverse()];
}
