using System.Text;

namespace Yiju.Platform.Tables;

/// <summary>A text file whose columns are separated by commas, semicolons, tabs or bars.</summary>
internal sealed class CsvFile : ITableSource
{
    private static readonly (char Sign, string Name)[] Delimiters =
    [
        (',', "逗号"),
        ('\t', "制表符"),
        (';', "分号"),
        ('|', "竖线"),
    ];

    private readonly Stream stream;
    private readonly ImportOptions options;
    private readonly Encoding encoding;
    private readonly char delimiter;
    private readonly long start;

    /// <exception cref="UnreadableFileException">No known encoding.</exception>
    public CsvFile(Stream stream, ImportOptions options)
    {
        this.stream = stream;
        this.options = options;
        encoding = TextEncoding.Detect(stream) ?? throw UnreadableFileException.Of(FileCodes.Encoding);
        start = stream.Position;
        (delimiter, var name) = FindDelimiter();
        Notices = delimiter == ',' ? [] : [FileIssue.Of(FileCodes.Delimiter, name)];
    }

    public IReadOnlyList<SheetInfo> Sheets { get; } = [new("", true)];

    public IReadOnlyList<FileIssue> Notices { get; }

    public IRowSource Open(int sheet)
    {
        stream.Position = start;
        return new CsvRows(stream, encoding, delimiter, options.MaxColumns);
    }

    private (char Sign, string Name) FindDelimiter()
    {
        using var reader = new StreamReader(stream, encoding, false, 1 << 14, leaveOpen: true);
        var sample = new char[1 << 13];
        var text = sample.AsSpan(0, reader.ReadBlock(sample, 0, sample.Length)).ToString();
        return Delimiters.MaxBy(d => text.Count(c => c == d.Sign));
    }

    public void Dispose() { }
}
