using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Yiju.Platform.Map;

/// <summary>
/// The streets under the map, from <c>streets.geojson</c> in the data folder: features of type LineString or MultiLineString in WGS 84, as
/// any survey office exports them. Without the file the map has no streets. A newer file is taken at the next look.
/// </summary>
public sealed partial class StreetMap(DataFolder folder, ILogger<StreetMap> logger)
{
    public const string FileName = "streets.geojson";

    /// <summary>More than this cannot be told apart on a page, and would make it heavy.</summary>
    private const int Most = 4000;

    private (DateTime Written, LonLat[][] Lines) held = (DateTime.MinValue, []);

    /// <summary>The streets that touch a box; none where there are too many to be told apart.</summary>
    public async Task<IReadOnlyList<LonLat[]>> Within(Box box, CancellationToken ct)
    {
        var lines = (await All(ct)).Where(l => Array.Exists(l, box.Has)).Take(Most + 1).ToList();
        return lines.Count > Most ? [] : lines;
    }

    private async Task<LonLat[][]> All(CancellationToken ct)
    {
        var path = Path.Combine(folder.Path, FileName);
        // A file that is not there has the oldest time there is.
        var written = File.GetLastWriteTimeUtc(path);
        if (File.Exists(path) && written != held.Written)
        {
            held = (written, await Read(path, ct));
        }
        return held.Lines;
    }

    private async Task<LonLat[][]> Read(string path, CancellationToken ct)
    {
        try
        {
            await using var file = File.OpenRead(path);
            using var json = await JsonDocument.ParseAsync(file, cancellationToken: ct);
            return
            [
                .. json
                    .RootElement.GetProperty("features")
                    .EnumerateArray()
                    .SelectMany(f => Outline.Lines(f.GetProperty("geometry"))),
            ];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            CannotRead(e, path);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} is no GeoJSON of lines; the map shows no streets.")]
    private partial void CannotRead(Exception e, string path);
}
