using Yiju.Kernel;
using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Reading;

/// <summary>Reads streets from a file of any known kind, told by how it begins.</summary>
public static class StreetReader
{
    /// <param name="input">A stream that can go back to its beginning.</param>
    /// <param name="modes">For files of streets; a <see cref="StreetFile"/> has its times already.</param>
    public static Outcome<StreetImport> Read(
        Stream input,
        IReadOnlyList<TravelMode> modes,
        ImportLimits? limits = null,
        CancellationToken stop = default
    )
    {
        Span<byte> start = stackalloc byte[64];
        start = start[..input.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        input.Position = 0;
        if (start.IsEmpty)
        {
            return Fault.Invalid("streets-empty", "文件是空的。");
        }
        if (start.StartsWith(StreetFile.Mark))
        {
            var file = StreetFile.Read(input);
            return file.Ok
                ? new StreetImport(
                    file.Value,
                    file.Value.NodeCount,
                    file.Value.SegmentCount,
                    file.Value.SegmentCount,
                    0
                )
                : file.As<StreetImport>();
        }
        ReadOnlySpan<byte> text = start;
        text = text.TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]).TrimStart(" \t\r\n"u8);
        return text.IsEmpty ? Fault.Invalid("streets-empty", "文件是空的。")
            : text[0] == (byte)'<' ? OsmXml.Read(input, modes, limits, stop)
            : text[0] == (byte)'{' ? GeoJsonStreets.Read(input, modes, limits, stop)
            : OsmPbf.Read(input, modes, limits, stop);
    }
}
