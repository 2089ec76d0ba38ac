using Yiju.Kernel;

namespace Yiju.Platform.Messages;

/// <summary>The gateway of a deployment without one: writes each message to <c>sms.ndjson</c> in the data folder.</summary>
public sealed class LocalSmsGateway(DataFolder folder, TimeProvider time) : ISmsGateway
{
    private readonly LocalLog<Sent> log = new(folder, "sms.ndjson");

    public Task Send(string key, string phone, string text, CancellationToken ct) =>
        log.Add(new Sent(key, time.Instant(), phone, text), ct);

    /// <summary>The last messages, newest first.</summary>
    public Task<IReadOnlyList<Sent>> Latest(int count, CancellationToken ct) => log.Latest(count, ct);

    public sealed record Sent(string Key, DateTime At, string Phone, string Text);
}
