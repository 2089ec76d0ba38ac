using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Yiju.Platform.Tables;

/// <summary>The zip archive of a workbook, with limits on what it may unpack to and without any XML entity.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private const int MostParts = 10_000;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly ZipArchive zip;
    private readonly ImportOptions options;

    /// <exception cref="UnreadableFileException">Broken, too large when unpacked, or another kind of archive.</exception>
    public XlsxPackage(Stream stream, ImportOptions options)
    {
        this.options = options;
        try
        {
            stream.Position = 0;
            zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            CheckSizes();
        }
        catch (InvalidDataException)
        {
            throw UnreadableFileException.Of(FileCodes.Truncated);
        }
        CheckKind();
    }

    public bool HasMacro => zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase));

    public bool Has(string part) => Find(part) is not null;

    public long LengthOf(string part) => Find(part)?.Length ?? 0;

    public BoundedStream Open(string part, long? limit = null)
    {
        var entry = Find(part) ?? throw UnreadableFileException.Of(FileCodes.Corrupt);
        return new BoundedStream(entry.Open(), Math.Min(limit ?? options.MaxUnpackedBytes, entry.Length));
    }

    /// <summary>A reader that knows no DOCTYPE, no entity and no outside address.</summary>
    public XmlReader OpenXml(Stream part) =>
        XmlReader.Create(
            part,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CloseInput = true,
            }
        );

    /// <summary>Some part declares a DOCTYPE: why the reader refused it.</summary>
    public bool DeclaresEntities() =>
        zip
            .Entries.Where(e =>
                e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                || e.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
            )
            .Any(StartsWithDoctype);

    /// <summary>Full part names by relation id, of the relations of <paramref name="part"/>.</summary>
    public Dictionary<string, string> RelationsOf(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var name = $"{folder}_rels/{part[folder.Length..]}.rels";
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Has(name))
        {
            return targets;
        }
        using var reader = OpenXml(Open(name));
        while (reader.Read())
        {
            if (reader.LocalName == "Relationship" && reader.GetAttribute("Id") is { } id)
            {
                targets[id] = Resolve(folder, reader.GetAttribute("Target") ?? "");
                targets[(reader.GetAttribute("Type") ?? "").Split('/')[^1]] = targets[id];
            }
        }
        return targets;
    }

    public static string? RelationId(XmlReader reader) =>
        reader.GetAttribute("id", Relations) ?? reader.GetAttribute("id", StrictRelations);

    private static string Resolve(string folder, string target)
    {
        var path = new List<string>();
        foreach (
            var step in (target.StartsWith('/') ? target : folder + target).Split(
                '/',
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not (".." or "."))
            {
                path.Add(step);
            }
        }
        return string.Join('/', path);
    }

    private static bool StartsWithDoctype(ZipArchiveEntry entry)
    {
        try
        {
            var start = new byte[4096];
            using var stream = entry.Open();
            var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return Encoding.Latin1.GetString(start, 0, read).Contains("<!DOCTYPE", StringComparison.Ordinal);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private ZipArchiveEntry? Find(string part) =>
        zip.GetEntry(part)
        ?? zip.Entries.FirstOrDefault(e =>
            e.FullName.Replace('\\', '/').TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase)
        );

    private void CheckSizes()
    {
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            total += entry.Length;
            var swollen =
                entry.Length > options.RatioFromBytes
                && entry.Length / Math.Max(1, entry.CompressedLength) > options.MaxRatio;
            if (swollen || entry.Length > options.MaxUnpackedBytes || total > options.MaxUnpackedBytes)
            {
                throw UnreadableFileException.Of(FileCodes.Bomb);
            }
        }
        if (zip.Entries.Count > MostParts)
        {
            throw UnreadableFileException.Of(FileCodes.Bomb);
        }
    }

    private void CheckKind()
    {
        if (
            Has("xl/workbook.xml")
            || RelationsOf("").ContainsKey("officeDocument")
                && !Has("word/document.xml")
                && !Has("ppt/presentation.xml")
                && !Has("xl/workbook.bin")
        )
        {
            return;
        }
        throw 0 switch
        {
            _ when Has("xl/workbook.bin") => UnreadableFileException.Of(FileCodes.Binary),
            _ when Has("word/document.xml") => UnreadableFileException.Of(FileCodes.NotTable, "Word 文档"),
            _ when Has("ppt/presentation.xml") => UnreadableFileException.Of(FileCodes.NotTable, "演示文稿"),
            _ when Has("mimetype") && Has("content.xml") => UnreadableFileException.Of(FileCodes.OpenDocument),
            _ when Has("[Content_Types].xml") => UnreadableFileException.Of(FileCodes.Corrupt),
            _ => UnreadableFileException.Of(FileCodes.Archive),
        };
    }

    public void Dispose() => zip.Dispose();
}
