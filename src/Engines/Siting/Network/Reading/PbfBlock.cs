using System.Runtime.InteropServices;
using System.Text;

namespace Yiju.Siting.Network.Reading;

/// <summary>Reads one primitive block: the words first, wherever they stand, then the groups of nodes and ways.</summary>
internal sealed class PbfBlock(OsmStreets streets)
{
    private const double Nanodegree = 1e-9;

    private readonly List<(int Start, int Length)> words = [];
    private readonly List<long> refs = [];
    private readonly List<int> keys = [];
    private readonly List<int> values = [];
    private byte[] block = [];
    private long granularity = 100;
    private long latitudeOffset;
    private long longitudeOffset;

    public void Read(byte[] bytes)
    {
        block = bytes;
        var reader = new ProtoReader(bytes);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 1:
                    Words(reader.Message());
                    break;
                case 17:
                    granularity = reader.Int64();
                    break;
                case 19:
                    latitudeOffset = reader.Int64();
                    break;
                case 20:
                    longitudeOffset = reader.Int64();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        reader = new ProtoReader(bytes);
        while (reader.Next(out var field))
        {
            if (field == 2)
            {
                Group(reader.Message());
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void Words(ReadOnlySpan<byte> table)
    {
        var reader = new ProtoReader(table);
        while (reader.Next(out var field))
        {
            if (field != 1)
            {
                reader.Skip();
                continue;
            }
            var word = reader.Message();
            block.AsSpan().Overlaps(word, out var start);
            words.Add((word.IsEmpty ? 0 : start, word.Length));
        }
    }

    private string Word(int number) =>
        (uint)number < (uint)words.Count
            ? Encoding.UTF8.GetString(block, words[number].Start, words[number].Length)
            : throw new InvalidDataException($"词表里没有第 {number} 个词。");

    private void Group(ReadOnlySpan<byte> group)
    {
        var reader = new ProtoReader(group);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 1:
                    Node(reader.Message());
                    break;
                case 2:
                    Dense(reader.Message());
                    break;
                case 3:
                    Way(reader.Message());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private void Node(ReadOnlySpan<byte> node)
    {
        var reader = new ProtoReader(node);
        var (id, latitude, longitude) = (0L, 0L, 0L);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 1:
                    id = reader.SignedInt64();
                    break;
                case 8:
                    latitude = reader.SignedInt64();
                    break;
                case 9:
                    longitude = reader.SignedInt64();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        streets.AddNode(id, At(latitude, longitude));
    }

    /// <summary>Three columns of differences side by side.</summary>
    private void Dense(ReadOnlySpan<byte> dense)
    {
        var reader = new ProtoReader(dense);
        ReadOnlySpan<byte> idBytes = default;
        ReadOnlySpan<byte> latitudeBytes = default;
        ReadOnlySpan<byte> longitudeBytes = default;
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 1:
                    idBytes = reader.Message();
                    break;
                case 8:
                    latitudeBytes = reader.Message();
                    break;
                case 9:
                    longitudeBytes = reader.Message();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        var ids = new ProtoReader(idBytes);
        var latitudes = new ProtoReader(latitudeBytes);
        var longitudes = new ProtoReader(longitudeBytes);
        var (id, latitude, longitude) = (0L, 0L, 0L);
        while (!ids.AtEnd)
        {
            id += ids.ReadSigned();
            latitude += latitudes.ReadSigned();
            longitude += longitudes.ReadSigned();
            streets.AddNode(id, At(latitude, longitude));
        }
        if (!latitudes.AtEnd || !longitudes.AtEnd)
        {
            throw new InvalidDataException("节点的编号与坐标不一样多。");
        }
    }

    private void Way(ReadOnlySpan<byte> way)
    {
        refs.Clear();
        keys.Clear();
        values.Clear();
        var reader = new ProtoReader(way);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 2:
                    Numbers(reader.Message(), keys);
                    break;
                case 3:
                    Numbers(reader.Message(), values);
                    break;
                case 8:
                    Refs(reader.Message());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        if (keys.Count != values.Count)
        {
            throw new InvalidDataException("标签的名与值不一样多。");
        }
        var tags = new Dictionary<string, string>();
        for (var i = 0; i < keys.Count; i++)
        {
            tags[Word(keys[i])] = Word(values[i]);
        }
        streets.AddWay(CollectionsMarshal.AsSpan(refs), tags);
    }

    private void Refs(ReadOnlySpan<byte> packed)
    {
        var reader = new ProtoReader(packed);
        var id = 0L;
        while (!reader.AtEnd)
        {
            refs.Add(id += reader.ReadSigned());
        }
    }

    private static void Numbers(ReadOnlySpan<byte> packed, List<int> into)
    {
        var reader = new ProtoReader(packed);
        while (!reader.AtEnd)
        {
            into.Add((int)Math.Min(int.MaxValue, reader.ReadVarint()));
        }
    }

    private GeoPoint At(long latitude, long longitude) =>
        new(
            Nanodegree * (latitudeOffset + (double)granularity * latitude),
            Nanodegree * (longitudeOffset + (double)granularity * longitude)
        );
}
