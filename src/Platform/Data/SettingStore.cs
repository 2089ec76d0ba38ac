using Microsoft.EntityFrameworkCore;

namespace Yiju.Platform.Data;

/// <summary>Small values that outlive a restart, such as what a nightly task did last.</summary>
public sealed class SettingStore(PlatformDb db)
{
    public Task<string?> Get(string key, CancellationToken ct) =>
        db.Settings.AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).SingleOrDefaultAsync(ct);

    /// <summary>Writes inside the caller's unit of work.</summary>
    public async Task Set(string key, string value, CancellationToken ct)
    {
        if (await db.Settings.SingleOrDefaultAsync(s => s.Key == key, ct) is { } row)
        {
            row.Value = value;
        }
        else
        {
            db.Settings.Add(new Setting { Key = key, Value = value });
        }
    }
}
