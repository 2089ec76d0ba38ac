using System.Buffers;
using System.Text;
using System.Xml;

namespace Yiju.Platform.Tables;

/// <summary>An .xlsx or .xlsm workbook. Only the shared texts are kept in memory; rows stream.</summary>
internal sealed class XlsxFile : ITableSource
{
    private const int MostSharedTexts = 20_000_000;

    private readonly XlsxPackage package;
    private readonly ImportOptions options;
    private readonly List<string> parts = [];
    private readonly List<SheetInfo> sheets = [];
    private readonly List<FileIssue> notices = [];
    private readonly string workbook;
    private readonly Dictionary<string, string> relations;
    private XlsxStyles? styles;
    private List<string>? texts;
    private bool date1904;

    /// <exception cref="UnreadableFileException">Not a workbook that can be read.</exception>
    public XlsxFile(Stream stream, ImportOptions options)
    {
        this.options = options;
        package = new XlsxPackage(stream, options);
        try
        {
            workbook = package.RelationsOf("").GetValueOrDefault("officeDocument", "xl/workbook.xml");
            relations = package.RelationsOf(workbook);
            ReadWorkbook();
        }
        catch (XmlException)
        {
            throw UnreadableFileException.Of(DeclaresEntities() ? FileCodes.UnsafeXml : FileCodes.Corrupt);
        }
        if (package.HasMacro)
        {
            notices.Add(FileIssue.Of(FileCodes.Macro));
        }
        if (date1904)
        {
            notices.Add(FileIssue.Of(FileCodes.Date1904));
        }
    }

    public IReadOnlyList<SheetInfo> Sheets => sheets;

    public IReadOnlyList<FileIssue> Notices => notices;

    /// <summary>For the sentence when the XML was refused.</summary>
    public bool DeclaresEntities() => package.DeclaresEntities();

    public IRowSource Open(int sheet)
    {
        styles ??= ReadStyles();
        texts ??= ReadTexts();
        var shape = new SheetShape { Date1904 = date1904 };
        using (var tail = package.Open(parts[sheet]))
        {
            ReadTail(tail, shape);
        }
        return new XlsxRows(package, parts[sheet], styles, texts, shape, options);
    }

    private void ReadWorkbook()
    {
        using var reader = package.OpenXml(package.Open(workbook));
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            if (reader.LocalName == "workbookPr")
            {
                date1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (
                reader.LocalName == "sheet"
                && relations.TryGetValue(XlsxPackage.RelationId(reader) ?? "", out var part)
                && !part.Contains("chartsheets/", StringComparison.Ordinal)
            )
            {
                parts.Add(part);
                sheets.Add(
                    new SheetInfo(reader.GetAttribute("name") ?? "", reader.GetAttribute("state") is null or "visible")
                );
            }
        }
    }

    private XlsxStyles ReadStyles()
    {
        if (!relations.TryGetValue("styles", out var part) || !package.Has(part))
        {
            return XlsxStyles.None;
        }
        using var reader = package.OpenXml(package.Open(part));
        return XlsxStyles.Read(reader);
    }

    private List<string> ReadTexts()
    {
        var list = new List<string>();
        if (!relations.TryGetValue("sharedStrings", out var part) || !package.Has(part))
        {
            return list;
        }
        using var reader = package.OpenXml(package.Open(part, options.MaxSharedTextBytes));
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                list.Add(TextOf(reader));
                if (list.Count > MostSharedTexts)
                {
                    throw UnreadableFileException.Of(FileCodes.Bomb);
                }
            }
        }
        return list;
    }

    /// <summary>
    /// All text below the current element, which is left at its end; readings (拼音) that stand above the signs are not text.
    /// </summary>
    /// <exception cref="UnreadableFileException">Longer than any program would write.</exception>
    public static string TextOf(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }
        var depth = reader.Depth;
        var text = "";
        var reading = false;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.LocalName == "rPh")
            {
                reading = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (!reading && IsText(reader.NodeType))
            {
                text = text.Length == 0 ? ValueOf(reader) : text + ValueOf(reader);
            }
        }
        return text;
    }

    private static bool IsText(XmlNodeType type) =>
        type is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    /// <summary>The value in pieces, so that a text of gigabytes is refused and never held.</summary>
    private static string ValueOf(XmlReader reader)
    {
        const int longestText = 200_000;
        var buffer = ArrayPool<char>.Shared.Rent(4096);
        try
        {
            // A piece may be short although more follows; only an empty one is the end.
            var filled = 0;
            StringBuilder? whole = null;
            int read;
            while ((read = reader.ReadValueChunk(buffer, filled, buffer.Length - filled)) > 0)
            {
                filled += read;
                if (filled == buffer.Length)
                {
                    whole = (whole ?? new StringBuilder()).Append(buffer, 0, filled);
                    filled = 0;
                }
                if (whole?.Length > longestText)
                {
                    throw UnreadableFileException.Of(FileCodes.Bomb);
                }
            }
            return whole is null ? new string(buffer, 0, filled) : whole.Append(buffer, 0, filled).ToString();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Merged areas and the filter stand behind the rows, where a forward reader learns of them too late. This looks
    /// through the bytes for the end tag of the rows, which costs a tenth of parsing them.
    /// </summary>
    private static void ReadTail(BoundedStream stream, SheetShape shape)
    {
        const int longestTail = 8 << 20;
        var buffer = new byte[1 << 17];
        using var tail = new MemoryStream();
        var carried = 0;
        int read;
        while ((read = stream.Read(buffer.AsSpan(carried))) > 0)
        {
            var span = buffer.AsSpan(0, carried + read);
            var end = EndOfRows(span);
            if (end >= 0)
            {
                tail.SetLength(0);
                tail.Write(span[end..]);
            }
            else if (tail.Length > 0 && tail.Length < longestTail)
            {
                tail.Write(span[carried..]);
            }
            carried = Math.Min(EndTag.Length + Prefix, span.Length);
            span[^carried..].CopyTo(buffer);
        }
        var xml = Encoding.UTF8.GetString(tail.GetBuffer(), 0, (int)tail.Length);
        shape.Merges.AddFrom(xml);
        shape.Filtered = xml.Contains("filterColumn", StringComparison.Ordinal);
    }

    /// <summary>Where “sheetData&gt;” stands as the end of an end tag, with or without a namespace prefix; else -1.</summary>
    private static int EndOfRows(ReadOnlySpan<byte> span)
    {
        var at = span.LastIndexOf(EndTag);
        var open = at < 0 ? -1 : span[Math.Max(0, at - Prefix)..at].LastIndexOf("</"u8);
        return open < 0 ? -1 : at;
    }

    private const int Prefix = 12;

    private static ReadOnlySpan<byte> EndTag => "sheetData>"u8;

    public void Dispose() => package.Dispose();
}
