using Yiju.Kernel;
using Yiju.Platform.Files;

namespace Yiju.Platform.Field;

/// <summary>Reads pictures that a device sends as data URLs.</summary>
public static class Pictures
{
    public static bool Is(string? value) => value?.StartsWith("data:", StringComparison.Ordinal) == true;

    /// <returns>The picture without its metadata and its type; a fault when it is none.</returns>
    public static Outcome<(byte[] Content, string Type)> FromDataUrl(string dataUrl, string field)
    {
        var comma = dataUrl.IndexOf(";base64,", StringComparison.Ordinal);
        var bytes = new byte[dataUrl.Length];
        return comma > 0 && Convert.TryFromBase64Chars(dataUrl.AsSpan(comma + ";base64,".Length), bytes, out var length)
            ? PhotoCleaner.Clean(bytes.AsSpan(0, length), field)
            : Fault.Invalid("photo-unreadable", "照片没有传完整。请重新拍一张。", field);
    }
}
