using System.Text.Json;
using Yiju.Kernel;
using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Reading;

/// <summary>
/// Reads streets from GeoJSON (RFC 7946): LineStrings and MultiLineStrings whose properties are tags as in OpenStreetMap,
/// <c>highway</c> first of all. Lines meet where they have the same point. The whole file is held in memory.
/// </summary>
public static class GeoJsonStreets
{
    /// <returns>The streets, or a sentence with the line or the feature.</returns>
    public static Outcome<StreetImport> Read(
        Stream input,
        IReadOnlyList<TravelMode> modes,
        ImportLimits? limits = null,
        CancellationToken stop = default
    )
    {
        var reading = new Reading(modes, limits ?? ImportLimits.Default, stop);
        try
        {
            using var document = JsonDocument.Parse(input);
            return reading.Read(document.RootElement);
        }
        catch (JsonException error)
        {
            return Fault.Invalid(
                "streets-geojson",
                $"第 {error.LineNumber + 1} 行第 {error.BytePositionInLine + 1} 字节：不是完好的 JSON。"
            );
        }
        catch (InvalidDataException error)
        {
            return Fault.Invalid("streets-geojson", error.Message);
        }
        catch (InvalidOperationException)
        {
            // Text that is no Unicode is found only when it is asked for.
            return Fault.Invalid("streets-geojson", $"第 {reading.Features} 个 feature 里有读不了的文字。");
        }
    }

    private sealed class Reading(IReadOnlyList<TravelMode> modes, ImportLimits limits, CancellationToken stop)
    {
        private readonly StreetGraphBuilder builder = new(modes);
        private readonly Dictionary<(int, int), int> nodes = [];
        private readonly List<int> line = [];
        private long points;
        private long lines;
        private long used;

        /// <summary>How many features were begun.</summary>
        public int Features { get; private set; }

        public Outcome<StreetImport> Read(JsonElement root)
        {
            if (
                root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("features", out var features)
                || features.ValueKind != JsonValueKind.Array
            )
            {
                throw new InvalidDataException("应为 GeoJSON 的 FeatureCollection，要有 features。");
            }
            foreach (var feature in features.EnumerateArray())
            {
                stop.ThrowIfCancellationRequested();
                Feature(feature, $"features[{Features++}]");
            }
            var graph = builder.Build();
            return graph.SegmentCount == 0
                ? Fault.Invalid("streets-none", $"文件里没有可用的道路：有 {lines:N0} 条线，要有 highway。")
                : new StreetImport(graph, points, lines, used, 0);
        }

        private void Feature(JsonElement feature, string place)
        {
            if (
                feature.ValueKind != JsonValueKind.Object
                || !feature.TryGetProperty("geometry", out var geometry)
                || geometry.ValueKind != JsonValueKind.Object
                || !geometry.TryGetProperty("type", out var type)
                || type.ValueKind != JsonValueKind.String
                || !geometry.TryGetProperty("coordinates", out var coordinates)
            )
            {
                throw new InvalidDataException($"{place}：缺少 geometry 的 type 或 coordinates。");
            }
            var tags = Tags(feature);
            switch (type.GetString())
            {
                case "LineString":
                    Line(coordinates, tags, $"{place}.geometry.coordinates");
                    break;
                case "MultiLineString":
                    var part = 0;
                    foreach (var one in Items(coordinates, place))
                    {
                        Line(one, tags, $"{place}.geometry.coordinates[{part++}]");
                    }
                    break;
            }
        }

        private static Dictionary<string, string> Tags(JsonElement feature)
        {
            var tags = new Dictionary<string, string>();
            if (
                feature.TryGetProperty("properties", out var properties)
                && properties.ValueKind == JsonValueKind.Object
            )
            {
                foreach (var property in properties.EnumerateObject())
                {
                    tags[property.Name] = property.Value.ToString();
                }
            }
            return tags;
        }

        private void Line(JsonElement coordinates, Dictionary<string, string> tags, string place)
        {
            lines++;
            line.Clear();
            var number = 0;
            foreach (var position in Items(coordinates, place))
            {
                line.Add(Node(position, $"{place}[{number++}]"));
            }
            used += builder.AddStreet(line.ToArray(), tags) ? 1 : 0;
        }

        private int Node(JsonElement position, string place)
        {
            if (points++ == limits.StreetNodes)
            {
                throw new InvalidDataException($"{place}：道路的点超过 {limits.StreetNodes:N0} 个。");
            }
            var (longitude, latitude) = (double.NaN, double.NaN);
            if (
                position.ValueKind != JsonValueKind.Array
                || position.GetArrayLength() < 2
                || position[0].ValueKind != JsonValueKind.Number
                || position[1].ValueKind != JsonValueKind.Number
                || !position[0].TryGetDouble(out longitude)
                || !position[1].TryGetDouble(out latitude)
                || !new GeoPoint(latitude, longitude).IsValid
            )
            {
                throw new InvalidDataException($"{place}：应为 [经度, 纬度]，现在是 {position}。");
            }
            var at = new GeoPoint(latitude, longitude);
            if (!nodes.TryGetValue(at.ToUnits(), out var node))
            {
                nodes.Add(at.ToUnits(), node = builder.AddNode(at));
            }
            return node;
        }

        private static JsonElement.ArrayEnumerator Items(JsonElement coordinates, string place) =>
            coordinates.ValueKind == JsonValueKind.Array
                ? coordinates.EnumerateArray()
                : throw new InvalidDataException($"{place}：coordinates 应为数组。");
    }
}
