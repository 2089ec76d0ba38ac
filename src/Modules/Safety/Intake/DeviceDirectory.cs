using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Safety.Data;

namespace Yiju.Safety.Intake;

/// <summary>Who a device is, remembered so that a call is recognised while the database is away.</summary>
internal sealed class DeviceDirectory(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (byte[]? KeyHash, DateTimeOffset Until)> known = new();

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>
    /// Whether a device may speak. When the database cannot be asked and the device was never seen, the answer is null: the call
    /// is taken and judged later.
    /// </summary>
    public async Task<bool?> Knows(string serial, byte[] keyHash, CancellationToken ct)
    {
        if (!known.TryGetValue(serial, out var entry) || time.GetUtcNow() >= entry.Until)
        {
            try
            {
                entry = (await Load(serial, ct), time.GetUtcNow() + Freshness);
                known[serial] = entry;
            }
            catch (Exception error) when (error is DbException or InvalidOperationException or TimeoutException)
            {
                if (entry.KeyHash is null)
                {
                    return null;
                }
            }
        }
        return entry.KeyHash is { } hash && CryptographicOperations.FixedTimeEquals(hash, keyHash);
    }

    public void Forget(string serial) => known.TryRemove(serial, out _);

    private async Task<byte[]?> Load(string serial, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<SafetyDb>()
            .AllDevices.Where(d => d.Serial == serial)
            .Select(d => d.KeyHash)
            .SingleOrDefaultAsync(ct);
    }
}
