using System.Text.Json;
using Yiju.Kernel;

namespace Yiju.Platform.Messages;

/// <summary>
/// The gateway of a deployment without one: appends each message to <c>sms.ndjson</c> in the data folder, newest last, so that
/// a person can read what would have been sent.
/// </summary>
public sealed class LocalSmsGateway(DataFolder folder, TimeProvider time) : ISmsGateway
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public async Task Send(string key, string phone, string text, CancellationToken ct)
    {
        var line = JsonSerializer.Serialize(new Sent(key, time.Instant(), phone, text), Json.Options);
        await OneAtATime.WaitAsync(ct);
        try
        {
            await File.AppendAllTextAsync(Path.Combine(folder.Path, "sms.ndjson"), line + "\n", ct);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>The last messages, newest first.</summary>
    public async Task<IReadOnlyList<Sent>> Latest(int count, CancellationToken ct)
    {
        var path = Path.Combine(folder.Path, "sms.ndjson");
        if (!File.Exists(path))
        {
            return [];
        }
        var lines = await File.ReadAllLinesAsync(path, ct);
        return [.. lines.TakeLast(count).Reverse().Select(l => JsonSerializer.Deserialize<Sent>(l, Json.Options)!)];
    }

    public sealed record Sent(string Key, DateTime At, string Phone, string Text);
}
