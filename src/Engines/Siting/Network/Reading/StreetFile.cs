using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Yiju.Kernel;
using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Reading;

/// <summary>
/// A <see cref="StreetGraph"/> as bytes, loaded in milliseconds: a mark with the version, three counts, the name and
/// speed of each mode, then the arrays as 32-bit numbers, the low byte first,
/// and truths as bytes.
/// </summary>
public static class StreetFile
{
    private const int MostModes = 16;
    private const int MostNameLength = 64;
    private const int Most = 500_000_000;
    private const int Chunk = 1 << 18;

    internal static ReadOnlySpan<byte> Mark => "YJSTRT01"u8;

    public static void Write(StreetGraph streets, Stream output)
    {
        output.Write(Mark);
        WriteNumbers([streets.NodeCount, streets.SegmentCount, streets.Modes.Count], output);
        foreach (var mode in streets.Modes)
        {
            var name = Encoding.UTF8.GetBytes(mode.Mode);
            WriteNumbers([name.Length], output);
            output.Write(name);
            var bits = BitConverter.DoubleToInt64Bits(mode.OffStreetSpeed);
            WriteNumbers([(int)bits, (int)(bits >> 32)], output);
        }
        WriteNumbers(streets.Latitudes, output);
        WriteNumbers(streets.Longitudes, output);
        WriteNumbers(streets.FirstEnds, output);
        WriteNumbers(streets.SecondEnds, output);
        foreach (var mode in streets.Modes)
        {
            WriteNumbers(mode.Forward, output);
            WriteNumbers(mode.Backward, output);
            output.Write(MemoryMarshal.AsBytes<bool>(mode.ThroughOnly));
        }
    }

    /// <returns>The streets, or a sentence that says what is wrong with the file.</returns>
    public static Outcome<StreetGraph> Read(Stream input)
    {
        try
        {
            return Graph(input);
        }
        catch (InvalidDataException error)
        {
            return Fault.Invalid("streets-file", $"路网文件有误：{error.Message}请用 site network 重新生成。");
        }
    }

    private static StreetGraph Graph(Stream input)
    {
        if (!Bytes(input, Mark.Length).AsSpan().SequenceEqual(Mark))
        {
            throw new InvalidDataException("开头的标记不对，不是路网文件或版本不同。");
        }
        var counts = Numbers(input, 3);
        var (nodes, segments, modes) = (counts[0], counts[1], counts[2]);
        if (nodes is < 0 or > Most || segments is < 0 or > Most || modes is < 1 or > MostModes)
        {
            throw new InvalidDataException("节点、路段或方式的数目不对。");
        }
        var heads = Enumerable.Range(0, modes).Select(_ => ModeHead(input)).ToList();
        var (latitudes, longitudes) = (Numbers(input, nodes), Numbers(input, nodes));
        Check(latitudes, -900_000_000, 900_000_000, "纬度");
        Check(longitudes, -1_800_000_000, 1_800_000_000, "经度");
        var (first, second) = (Numbers(input, segments), Numbers(input, segments));
        Check(first, 0, nodes - 1, "路段的起点");
        Check(second, 0, nodes - 1, "路段的终点");
        var times = heads.ConvertAll(head =>
        {
            var (forward, backward) = (Numbers(input, segments), Numbers(input, segments));
            Check(forward, ModeTimes.Closed, TravelTime.Unreachable - 1, "时间");
            Check(backward, ModeTimes.Closed, TravelTime.Unreachable - 1, "时间");
            return new ModeTimes(head.Name, head.Speed, forward, backward, Truths(input, segments));
        });
        return new StreetGraph(latitudes, longitudes, first, second, times);
    }

    private static (string Name, double Speed) ModeHead(Stream input)
    {
        var length = Numbers(input, 1)[0];
        if (length is < 1 or > MostNameLength)
        {
            throw new InvalidDataException("方式的名称不对。");
        }
        var name = Encoding.UTF8.GetString(Bytes(input, length));
        var halves = Numbers(input, 2);
        var speed = BitConverter.Int64BitsToDouble((long)halves[1] << 32 | (uint)halves[0]);
        return speed is > 0 and < 1000 ? (name, speed) : throw new InvalidDataException("方式的速度不对。");
    }

    private static void Check(int[] numbers, int least, int most, string what)
    {
        var wrong = Array.FindIndex(numbers, n => n < least || n > most);
        if (wrong >= 0)
        {
            throw new InvalidDataException($"第 {wrong + 1} 个{what}是 {numbers[wrong]}。");
        }
    }

    private static byte[] Bytes(Stream input, int length)
    {
        var bytes = new byte[length];
        return input.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length
            ? bytes
            : throw new InvalidDataException("文件被截断。");
    }

    /// <summary>Chunk by chunk: a wrong count finds the end of the file before it takes the memory.</summary>
    private static int[] Numbers(Stream input, int count)
    {
        var numbers = new List<int>(Math.Min(count, Chunk));
        while (numbers.Count < count)
        {
            var bytes = Bytes(input, 4 * Math.Min(Chunk, count - numbers.Count));
            for (var at = 0; at < bytes.Length; at += 4)
            {
                numbers.Add(BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)));
            }
        }
        return [.. numbers];
    }

    private static bool[] Truths(Stream input, int count)
    {
        var truths = new List<bool>(Math.Min(count, Chunk));
        while (truths.Count < count)
        {
            truths.AddRange(Bytes(input, Math.Min(Chunk, count - truths.Count)).Select(b => b != 0));
        }
        return [.. truths];
    }

    private static void WriteNumbers(ReadOnlySpan<int> numbers, Stream output)
    {
        if (BitConverter.IsLittleEndian)
        {
            output.Write(MemoryMarshal.AsBytes(numbers));
            return;
        }
        Span<byte> bytes = stackalloc byte[4];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
            output.Write(bytes);
        }
    }
}
