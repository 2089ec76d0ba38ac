using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Yiju.Tests.Engines.Siting.Network;

/// <summary>A few streets, written in each format that can be read.</summary>
internal sealed record OsmFile(
    IReadOnlyList<(long Id, double Lat, double Lon)> Nodes,
    IReadOnlyList<(long[] Nodes, Dictionary<string, string> Tags)> Ways
)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static OsmFile Sample { get; } =
        new(
            [
                (50, 21.2700001, 110.3600002),
                (7, 21.2712345, 110.3600002),
                (9_000_000_000, 21.2712345, 110.3654321),
                (12, 21.2700001, 110.3654321),
                (13, -33.5, -70.25),
                (14, 21.2750001, 110.3654321),
            ],
            [
                ([50, 7, 9_000_000_000], new() { ["highway"] = "residential", ["name"] = "荔园路" }),
                (
                    [9_000_000_000, 12, 50],
                    new()
                    {
                        ["highway"] = "primary",
                        ["oneway"] = "yes",
                        ["maxspeed"] = "30",
                    }
                ),
                ([7, 12], new() { ["highway"] = "steps" }),
                ([9_000_000_000, 14], new() { ["highway"] = "service", ["access"] = "private" }),
                ([13, 14], new() { ["building"] = "yes" }),
            ]
        );

    public Stream Xml()
    {
        var text = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n<bounds/>\n");
        foreach (var (nodes, tags) in Ways)
        {
            text.Append("<way id='1'>");
            text.AppendJoin("", nodes.Select(n => $"<nd ref='{n}'/>"));
            text.AppendJoin("", tags.Select(t => $"<tag k='{t.Key}' v='{t.Value}'/>"));
            text.Append("</way>\n");
        }
        foreach (var (id, lat, lon) in Nodes)
        {
            text.Append(Plain, $"<node id='{id}' lat='{lat}' lon='{lon}'><tag k='a' v='b'/></node>\n");
        }
        text.Append("<relation id='1'><member type='way' ref='1' role=''/></relation></osm>");
        return new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public Stream GeoJson()
    {
        var places = Nodes.ToDictionary(n => n.Id, n => new[] { n.Lon, n.Lat });
        var features = Ways.Select(w => new
        {
            type = "Feature",
            properties = w.Tags,
            geometry = new { type = "LineString", coordinates = w.Nodes.Select(n => places[n]) },
        });
        return new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { type = "FeatureCollection", features }));
    }

    /// <param name="dense">Nodes in columns, otherwise one by one.</param>
    /// <param name="pack">Whether blocks are packed.</param>
    public Stream Pbf(bool dense, bool pack)
    {
        var file = new MemoryStream();
        WriteBlob(
            file,
            "OSMHeader",
            Message(m => m.Text(4, "OsmSchema-V0.6").Text(4, "DenseNodes").Text(16, "x")),
            pack
        );
        WriteBlob(file, "OSMUnknown", [1, 2, 3], pack);
        WriteBlob(file, "OSMData", Block(dense), pack);
        file.Position = 0;
        return file;
    }

    public static void WriteBlob(Stream file, string type, byte[] content, bool pack)
    {
        var blob = Message(m =>
            _ = pack ? m.Number(2, content.Length).Bytes(3, Deflate(content)) : m.Bytes(1, content)
        );
        WriteRaw(file, type, blob);
    }

    public static void WriteRaw(Stream file, string type, byte[] blob)
    {
        var header = Message(m => m.Text(1, type).Number(3, blob.Length));
        file.Write([0, 0, (byte)(header.Length >> 8), (byte)header.Length]);
        file.Write(header);
        file.Write(blob);
    }

    public static byte[] Message(Action<Proto> write)
    {
        var proto = new Proto();
        write(proto);
        return proto.ToArray();
    }

    public static byte[] Deflate(byte[] content)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }
        return packed.ToArray();
    }

    private byte[] Block(bool dense)
    {
        var words = Ways.SelectMany(w => w.Tags)
            .SelectMany(t => (string[])[t.Key, t.Value])
            .Prepend("")
            .Distinct()
            .ToList();
        var nodes = Message(group =>
        {
            if (dense)
            {
                group.Bytes(2, Dense());
                return;
            }
            foreach (var (id, lat, lon) in Nodes)
            {
                group.Bytes(1, Message(n => n.Signed(1, id).Signed(8, Units(lat)).Signed(9, Units(lon))));
            }
        });
        var ways = Message(group =>
        {
            foreach (var (refs, tags) in Ways)
            {
                group.Bytes(
                    3,
                    Message(w =>
                        w.Number(1, 1)
                            .Bytes(2, Message(p => p.Packed(tags.Keys.Select(k => (long)words.IndexOf(k)))))
                            .Bytes(3, Message(p => p.Packed(tags.Values.Select(v => (long)words.IndexOf(v)))))
                            .Bytes(8, Message(p => p.Differences(refs)))
                    )
                );
            }
        });
        var table = Message(t => words.ForEach(w => t.Text(1, w)));
        // The words may come after what uses them.
        return Message(b => b.Bytes(2, nodes).Bytes(2, ways).Number(17, 100).Number(19, 0).Bytes(1, table));
    }

    private byte[] Dense() =>
        Message(d =>
            d.Bytes(1, Message(p => p.Differences(Nodes.Select(n => n.Id))))
                .Bytes(8, Message(p => p.Differences(Nodes.Select(n => Units(n.Lat)))))
                .Bytes(9, Message(p => p.Differences(Nodes.Select(n => Units(n.Lon)))))
        );

    private static long Units(double degrees) => (long)Math.Round(degrees * 1e7);

    /// <summary>Writes fields of a protocol buffer message.</summary>
    internal sealed class Proto
    {
        private readonly MemoryStream bytes = new();

        public Proto Number(int field, long value) => Varint((ulong)field << 3).Varint(unchecked((ulong)value));

        public Proto Signed(int field, long value) => Varint((ulong)field << 3).Varint(ZigZag(value));

        public Proto Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

        public Proto Bytes(int field, byte[] content)
        {
            Varint((ulong)field << 3 | 2).Varint((ulong)content.Length);
            bytes.Write(content);
            return this;
        }

        public void Packed(IEnumerable<long> values) => values.ToList().ForEach(v => Varint(unchecked((ulong)v)));

        public void Differences(IEnumerable<long> values)
        {
            var last = 0L;
            foreach (var value in values)
            {
                Varint(ZigZag(value - last));
                last = value;
            }
        }

        public byte[] ToArray() => bytes.ToArray();

        private static ulong ZigZag(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

        private Proto Varint(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                bytes.WriteByte((byte)(value & 0x7F | 0x80));
            }
            bytes.WriteByte((byte)value);
            return this;
        }
    }
}
