using System.Buffers.Binary;

namespace Yiju.Care.Domain;

/// <summary>Takes everything but the picture out of a photo: place, time, camera and names that phones write into it (EXIF, XMP, comments).</summary>
internal static class PlainPhoto
{
    /// <summary>The same picture without its hidden data and its type; null when it is neither JPEG nor PNG.</summary>
    public static (byte[] Content, string ContentType)? Strip(ReadOnlySpan<byte> photo) =>
        photo.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            ? Jpeg(photo) is { } jpeg
                ? (jpeg, "image/jpeg")
                : null
            : photo.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
                ? Png(photo) is { } png
                    ? (png, "image/png")
                    : null
                : null;

    /// <summary>Keeps every segment but APP1–APP13, APP15 and comments; APP0 and APP14 say how to read the colours.</summary>
    private static byte[]? Jpeg(ReadOnlySpan<byte> photo)
    {
        using var kept = new MemoryStream(photo.Length);
        kept.Write(photo[..2]);
        var at = 2;
        while (at + 4 <= photo.Length)
        {
            if (photo[at] != 0xFF)
            {
                return null;
            }
            var marker = photo[at + 1];
            if (marker == 0xDA)
            {
                kept.Write(photo[at..]);
                return kept.ToArray();
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(photo[(at + 2)..]) + 2;
            if (length < 4 || at + length > photo.Length)
            {
                return null;
            }
            if (marker is not ((>= 0xE1 and <= 0xED) or 0xEF or 0xFE))
            {
                kept.Write(photo.Slice(at, length));
            }
            at += length;
        }
        return null;
    }

    /// <summary>Keeps every chunk but text, time and EXIF.</summary>
    private static byte[]? Png(ReadOnlySpan<byte> photo)
    {
        using var kept = new MemoryStream(photo.Length);
        kept.Write(photo[..8]);
        var at = 8;
        while (at + 12 <= photo.Length)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(photo[at..]);
            if (size > photo.Length - at - 12)
            {
                return null;
            }
            var length = (int)size + 12;
            var kind = photo.Slice(at + 4, 4);
            if (!Hidden(kind))
            {
                kept.Write(photo.Slice(at, length));
            }
            at += length;
            if (kind.SequenceEqual("IEND"u8))
            {
                return kept.ToArray();
            }
        }
        return null;
    }

    private static bool Hidden(ReadOnlySpan<byte> kind) =>
        kind.SequenceEqual("eXIf"u8)
        || kind.SequenceEqual("tEXt"u8)
        || kind.SequenceEqual("zTXt"u8)
        || kind.SequenceEqual("iTXt"u8)
        || kind.SequenceEqual("tIME"u8);
}
