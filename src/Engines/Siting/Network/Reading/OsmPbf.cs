using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Yiju.Kernel;
using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Reading;

/// <summary>
/// Reads streets from OpenStreetMap PBF: blocks that are plain or packed by zlib (others are refused), nodes dense or
/// single, ways. Relations, history and whatever else a block has are passed over.
/// </summary>
public static class OsmPbf
{
    /// <summary>The format allows no more in a header and in an unpacked block.</summary>
    private const int MostHeader = 64 << 10;
    private const int MostBlock = 32 << 20;

    private static readonly string[] Features = ["OsmSchema-V0.6", "DenseNodes"];

    /// <returns>The streets, or a sentence with the block and where in the file it begins.</returns>
    public static Outcome<StreetImport> Read(
        Stream input,
        IReadOnlyList<TravelMode> modes,
        ImportLimits? limits = null,
        CancellationToken stop = default
    )
    {
        var streets = new OsmStreets(modes, limits ?? ImportLimits.Default);
        var (block, offset) = (0, 0L);
        try
        {
            while (NextBlob(input) is var (type, blob, length))
            {
                stop.ThrowIfCancellationRequested();
                if (block == 0 && type != "OSMHeader")
                {
                    throw new InvalidDataException($"第一块应为 OSMHeader，现在是“{type}”。");
                }
                if (type == "OSMHeader")
                {
                    Header(Unpack(blob));
                }
                else if (type == "OSMData")
                {
                    new PbfBlock(streets).Read(Unpack(blob));
                }
                (block, offset) = (block + 1, offset + length);
            }
        }
        catch (InvalidDataException error)
        {
            return Fault.Invalid(
                "streets-pbf",
                $"第 {block + 1} 块（从第 {offset} 字节起）：{error.Message}请重新下载，或换成 OSM XML。"
            );
        }
        return block == 0 ? Fault.Invalid("streets-pbf", "文件是空的。") : streets.Finish();
    }

    private static (string Type, byte[] Blob, long Length)? NextBlob(Stream input)
    {
        var prefix = new byte[4];
        var got = input.ReadAtLeast(prefix, 4, throwOnEndOfStream: false);
        if (got == 0)
        {
            return null;
        }
        var headerLength = BinaryPrimitives.ReadInt32BigEndian(prefix);
        if (got < 4 || headerLength is <= 0 or > MostHeader)
        {
            throw new InvalidDataException("不是 OpenStreetMap 的 PBF 文件，或者被截断。");
        }
        var (type, size) = ("", -1L);
        var header = new ProtoReader(Exactly(input, headerLength));
        while (header.Next(out var field))
        {
            if (field == 1)
            {
                type = Encoding.UTF8.GetString(header.Message());
            }
            else if (field == 3)
            {
                size = header.Int64();
            }
            else
            {
                header.Skip();
            }
        }
        if (size is < 0 or > MostBlock)
        {
            throw new InvalidDataException($"块长 {size} 字节，最多 {MostBlock}。");
        }
        return (type, Exactly(input, (int)size), 4 + headerLength + size);
    }

    private static byte[] Exactly(Stream input, int length)
    {
        var bytes = new byte[length];
        return input.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length
            ? bytes
            : throw new InvalidDataException("文件被截断。");
    }

    private static byte[] Unpack(byte[] blob)
    {
        var reader = new ProtoReader(blob);
        ReadOnlySpan<byte> raw = default;
        ReadOnlySpan<byte> packed = default;
        var (size, kind) = (0L, 0);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 1:
                    raw = reader.Message();
                    kind = field;
                    break;
                case 2:
                    size = reader.Int64();
                    break;
                case 3:
                    packed = reader.Message();
                    kind = field;
                    break;
                default:
                    kind = field;
                    reader.Skip();
                    break;
            }
        }
        return kind switch
        {
            1 => raw.ToArray(),
            3 => Inflate(packed.ToArray(), size),
            _ => throw new InvalidDataException("块的压缩方式不是 zlib，读不了。"),
        };
    }

    /// <summary>Takes no more than was announced, however much would come.</summary>
    private static byte[] Inflate(byte[] packed, long size)
    {
        if (size is < 0 or > MostBlock)
        {
            throw new InvalidDataException($"解压后有 {size} 字节，最多 {MostBlock}。");
        }
        using var inflater = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        var bytes = new byte[size];
        int got;
        bool more;
        try
        {
            got = inflater.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            more = inflater.ReadByte() >= 0;
        }
        catch (InvalidDataException)
        {
            throw new InvalidDataException("压缩的数据有误。");
        }
        return got == size && !more ? bytes : throw new InvalidDataException($"解压后不是写明的 {size} 字节。");
    }

    private static void Header(byte[] bytes)
    {
        const int RequiredFeatures = 4;
        var reader = new ProtoReader(bytes);
        while (reader.Next(out var field))
        {
            if (field != RequiredFeatures)
            {
                reader.Skip();
                continue;
            }
            var feature = Encoding.UTF8.GetString(reader.Message());
            if (!Features.Contains(feature))
            {
                throw new InvalidDataException($"文件要求“{feature}”，读不了。");
            }
        }
    }
}
