using System.Buffers.Binary;
using Yiju.Kernel;

namespace Yiju.Platform.Files;

/// <summary>Takes out of a photo everything that is not the picture: place, time, camera, comments, preview.</summary>
public static class PhotoCleaner
{
    public const int MostBytes = 8 * 1024 * 1024;

    private static readonly byte[] PngStart = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly string[] PngKept =
    [
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "iCCP",
        "sBIT",
        "pHYs",
    ];

    /// <summary>A JPEG or PNG without its metadata; anything else, or a broken file, is a fault on <paramref name="field"/>.</summary>
    /// <returns>Content and its type.</returns>
    public static Outcome<(byte[] Content, string Type)> Clean(ReadOnlySpan<byte> photo, string field)
    {
        if (photo.Length > MostBytes)
        {
            return Fault.Invalid(
                "photo-too-large",
                $"照片有 {photo.Length / 1024 / 1024} MB，最多 8 MB。请重新拍一张小一点的。",
                field
            );
        }
        var (clean, type) =
            photo.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? (Jpeg(photo), "image/jpeg")
            : photo.StartsWith(PngStart) ? (Png(photo), "image/png")
            : (null, "");
        return clean is null
            ? Fault.Invalid("photo-unreadable", "这不是照片，或者文件坏了。请用 JPG 或 PNG 照片。", field)
            : (clean, type);
    }

    private static byte[]? Jpeg(ReadOnlySpan<byte> photo)
    {
        var kept = new MemoryStream(photo.Length);
        kept.Write(photo[..2]);
        for (var at = 2; at + 4 <= photo.Length; )
        {
            if (photo[at] != 0xFF)
            {
                return null;
            }
            var marker = photo[at + 1];
            if (marker == 0xDA)
            {
                // Scan data runs to the end marker; what cameras append behind it (second pictures) is cut off.
                var end = photo.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
                kept.Write(photo[at..(end < at ? photo.Length : end + 2)]);
                return kept.ToArray();
            }
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(photo[(at + 2)..]);
            if (length < 4 || at + length > photo.Length)
            {
                return null;
            }
            // 0xE0 (JFIF) and 0xEE (colour transform) are needed to draw it; 0xE1–0xEF and 0xFE tell about it.
            if (marker is 0xE0 or 0xEE || marker is not ((>= 0xE1 and <= 0xEF) or 0xFE))
            {
                kept.Write(photo.Slice(at, length));
            }
            at += length;
        }
        return null;
    }

    private static byte[]? Png(ReadOnlySpan<byte> photo)
    {
        var kept = new MemoryStream(photo.Length);
        kept.Write(PngStart);
        for (var at = PngStart.Length; at + 12 <= photo.Length; )
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(photo[at..]);
            if (length > photo.Length - at - 12)
            {
                return null;
            }
            var name = System.Text.Encoding.ASCII.GetString(photo.Slice(at + 4, 4));
            var whole = (int)length + 12;
            if (PngKept.Contains(name))
            {
                kept.Write(photo.Slice(at, whole));
            }
            if (name == "IEND")
            {
                return kept.ToArray();
            }
            at += whole;
        }
        return null;
    }
}
