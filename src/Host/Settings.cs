using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;

namespace Yiju.Host;

/// <summary>
/// How a deployment is set up. Each value comes from a flag, else the environment (<c>YIJU_DB</c>, <c>YIJU_DATA</c> …), else
/// <c>yiju.json</c> in the data folder, else the default.
/// </summary>
/// <param name="Db"><c>sqlite:path</c> or <c>postgres:Host=…</c>.</param>
/// <param name="Data">Folder for keys, files and the audit head.</param>
/// <param name="Demo">A synthetic city with a front door for visitors.</param>
/// <param name="Cipher">Algorithm of newly made keys.</param>
/// <param name="Packs">Folder of the packs.</param>
public sealed record Settings(string Db, string Data, bool Demo, FieldAlgorithm Cipher, string Packs)
{
    /// <summary>The default: everything embedded in ./data, as a demo city.</summary>
    public static Settings Read(IConfiguration configuration, string? db, string? data)
    {
        var folder = Path.GetFullPath(data ?? configuration["YIJU_DATA"] ?? "data");
        var embedded = db is null && configuration["YIJU_DB"] is null;
        return new Settings(
            db ?? configuration["YIJU_DB"] ?? $"sqlite:{Path.Combine(folder, "yiju.db")}",
            folder,
            configuration["YIJU_DEMO"] is { } demo ? bool.Parse(demo) : embedded,
            Enum.Parse<FieldAlgorithm>(configuration["YIJU_CIPHER"] ?? nameof(FieldAlgorithm.AesGcm), ignoreCase: true),
            Path.GetFullPath(configuration["YIJU_PACKS"] ?? Path.Combine(AppContext.BaseDirectory, "packs"))
        );
    }

    /// <summary>Opens what the settings name.</summary>
    public Outcome<Opened> Open(TimeProvider time)
    {
        var database = Database.Parse(Db);
        if (!database.Ok)
        {
            return database.As<Opened>();
        }
        var folder = new DataFolder(Directory.CreateDirectory(Data).FullName);
        var keys = KeyRing.Open(Path.Combine(folder.Path, "keys", "ring.json"), Cipher, time.Instant());
        return new Opened(database.Value, folder, keys);
    }
}

/// <summary>The parts of a deployment that exist before any service.</summary>
public sealed record Opened(Database Database, DataFolder Folder, KeyRing Keys);
