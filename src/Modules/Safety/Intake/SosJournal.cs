using System.Globalization;
using System.Text;
using System.Text.Json;
using Yiju.Kernel;
using Yiju.Platform;

namespace Yiju.Safety.Intake;

/// <summary>
/// The journal of calls for help: one line per call in a file per day, on disk before the caller gets an answer. It needs no
/// database, so a call is taken while the database is locked, slow or away (EMG-16). One process writes one data folder.
/// </summary>
internal sealed class SosJournal(DataFolder folder, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly SemaphoreSlim raised = new(0, 1);
    private FileStream? file;

    public string Path => folder.Sub("sos");

    /// <summary>Writes the call through to the disk. When it returns the call cannot be lost by a crash.</summary>
    public async Task Append(SosEntry entry, CancellationToken ct)
    {
        var line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(entry, Json.Options) + "\n");
        await writing.WaitAsync(ct);
        try
        {
            var stream = Today();
            await stream.WriteAsync(line, CancellationToken.None);
            stream.Flush(flushToDisk: true);
        }
        finally
        {
            writing.Release();
        }
        if (raised.CurrentCount == 0)
        {
            raised.Release();
        }
    }

    /// <summary>Calls after a position, oldest first, each with the position behind it. A torn last line was never answered.</summary>
    public IEnumerable<(SosEntry? Entry, JournalPosition Next)> Read(JournalPosition from)
    {
        var files = Directory
            .EnumerateFiles(Path, "*.ndjson")
            .Select(f => System.IO.Path.GetFileName(f))
            .Where(f => f != SetAsideName && string.CompareOrdinal(f, from.File) >= 0)
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var name in files)
        {
            foreach (var line in Lines(name, name == from.File ? from.Offset : 0))
            {
                yield return line;
            }
        }
    }

    public Task<bool> Wait(TimeSpan limit, CancellationToken ct) => raised.WaitAsync(limit, ct);

    /// <summary>Keeps a call that cannot be worked off, for people to look at.</summary>
    public Task SetAside(SosEntry entry, CancellationToken ct) =>
        File.AppendAllTextAsync(
            System.IO.Path.Combine(Path, SetAsideName),
            JsonSerializer.Serialize(entry, Json.Options) + "\n",
            ct
        );

    public void Dispose()
    {
        file?.Dispose();
        writing.Dispose();
        raised.Dispose();
    }

    private const string SetAsideName = "set-aside.ndjson";

    private IEnumerable<(SosEntry? Entry, JournalPosition Next)> Lines(string name, long offset)
    {
        var bytes = Rest(name, offset);
        var start = 0;
        for (var end = Array.IndexOf(bytes, (byte)'\n'); end >= 0; end = Array.IndexOf(bytes, (byte)'\n', start))
        {
            var entry = Parse(bytes.AsSpan(start, end - start));
            start = end + 1;
            yield return (entry, new JournalPosition(name, offset + start));
        }
    }

    private byte[] Rest(string name, long offset)
    {
        using var stream = new FileStream(
            System.IO.Path.Combine(Path, name),
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        stream.Position = Math.Min(offset, stream.Length);
        var bytes = new byte[stream.Length - stream.Position];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static SosEntry? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<SosEntry>(line, Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private FileStream Today()
    {
        var name = System.IO.Path.Combine(
            Path,
            time.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".ndjson"
        );
        if (file?.Name == name)
        {
            return file;
        }
        file?.Dispose();
        file = new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        CloseTornLine(file);
        return file;
    }

    /// <summary>A crash in the middle of a line leaves a stump: the next call must not be glued to it.</summary>
    private static void CloseTornLine(FileStream stream)
    {
        if (stream.Length > 0)
        {
            stream.Position = stream.Length - 1;
            if (stream.ReadByte() != '\n')
            {
                stream.WriteByte((byte)'\n');
            }
        }
        stream.Position = stream.Length;
    }
}

/// <summary>A place in the journal: name of the day's file and bytes into it.</summary>
internal sealed record JournalPosition(string File, long Offset)
{
    public static JournalPosition Start { get; } = new("", 0);
}
