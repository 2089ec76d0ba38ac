using System.Text;

namespace Yiju.Platform.Tables;

/// <summary>Looks at the first bytes of a file, whatever its name says, and opens it as a table.</summary>
internal static class TableFile
{
    /// <exception cref="UnreadableFileException">Not a table, or too large.</exception>
    public static ITableSource Open(Stream stream, ImportOptions options)
    {
        if (stream.Length > options.MaxBytes)
        {
            throw UnreadableFileException.Of(FileCodes.TooLarge, Megabytes(stream.Length), Megabytes(options.MaxBytes));
        }
        var start = new byte[(int)Math.Min(4096, stream.Length)];
        stream.Position = 0;
        stream.ReadExactly(start);
        return start switch
        {
            _ when IsBlank(start) && stream.Length <= start.Length => throw UnreadableFileException.Of(FileCodes.Empty),
            [(byte)'P', (byte)'K', 3 or 5 or 7, ..] => new XlsxFile(stream, options),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => OpenCompound(stream, options),
            [9, 0 or 2 or 4 or 8, ..] => new XlsFile(stream, options),
            _ => OpenText(stream, start, options),
        };
    }

    /// <summary>What the content is, against what the name promises; null when they agree.</summary>
    public static FileIssue? NameMismatch(string fileName, ITableSource source)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        var (format, fits) = source switch
        {
            XlsxFile => ("新版 Excel 表格（.xlsx）", extension is ".xlsx" or ".xlsm" or ".xltx" or ".xltm"),
            XlsFile => ("旧版 Excel 表格（.xls）", extension is ".xls" or ".xlt" or ".et"),
            _ => ("文本表格（CSV）", extension is ".csv" or ".txt" or ".tsv"),
        };
        return fits || extension.Length == 0 ? null : FileIssue.Of(FileCodes.Extension, extension, format);
    }

    private static XlsFile OpenCompound(Stream stream, ImportOptions options)
    {
        var names = new byte[(int)Math.Min(stream.Length, 32L << 20)];
        stream.Position = 0;
        stream.ReadExactly(names);
        bool Holds(string name) => names.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
        return 0 switch
        {
            _ when Holds("EncryptedPackage") => throw UnreadableFileException.Of(FileCodes.Encrypted),
            _ when Holds("WordDocument") && !Holds("Workbook") => throw UnreadableFileException.Of(
                FileCodes.NotTable,
                "Word 文档"
            ),
            _ when Holds("PowerPoint Document") => throw UnreadableFileException.Of(FileCodes.NotTable, "演示文稿"),
            _ => new XlsFile(stream, options),
        };
    }

    private static CsvFile OpenText(Stream stream, byte[] start, ImportOptions options)
    {
        if (OtherFormat(start) is { } format)
        {
            throw UnreadableFileException.Of(FileCodes.NotTable, format);
        }
        if (
            start
            is [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..]
                or [(byte)'7', (byte)'z', 0xBC, ..]
                or [0x1F, 0x8B, ..]
        )
        {
            throw UnreadableFileException.Of(FileCodes.Archive);
        }
        var head = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return head.StartsWith('<') && head.Contains('>', StringComparison.Ordinal)
            ? throw UnreadableFileException.Of(FileCodes.Html)
            : new CsvFile(stream, options);
    }

    private static string? OtherFormat(byte[] start) =>
        start switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "PDF 文件",
            [0xFF, 0xD8, 0xFF, ..] => "图片",
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "图片",
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "图片",
            [(byte)'B', (byte)'M', _, _, _, _, 0, 0, ..] => "图片",
            [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => "Word 文档",
            [(byte)'M', (byte)'Z', ..] when start.Contains((byte)0) => "程序",
            [(byte)'S', (byte)'Q', (byte)'L', (byte)'i', (byte)'t', (byte)'e', ..] => "数据库",
            _ => null,
        };

    private static bool IsBlank(byte[] start) =>
        start.All(b => b is 0x20 or 0x0A or 0x0D or 0x09 or 0xEF or 0xBB or 0xBF);

    private static string Megabytes(long bytes) => $"{Math.Ceiling(bytes / 1048576.0):0} MB";
}
