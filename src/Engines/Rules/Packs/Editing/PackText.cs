using System.Globalization;
using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Editing;

/// <summary>
/// The text of a file of a pack, item by item. A change touches the item it is about and nothing else: comments, order, blank lines and the
/// ends of lines stay byte for byte. Items are named by their path, such as <c>parameters</c>, <c>care.amounts</c>; the elements of a list by
/// their place, from 0.
/// </summary>
public sealed partial class PackText
{
    private readonly YamlNode root;
    private readonly string file;
    private readonly List<int> lines = [0];

    private PackText(string file, string text, YamlNode root)
    {
        (this.file, Text, this.root) = (file, text, root);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                lines.Add(i + 1);
            }
        }
        NewLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    public string Text { get; }

    private string NewLine { get; }

    /// <param name="file">How mistakes call it.</param>
    /// <returns>The text, or the place at which it is no YAML.</returns>
    public static (PackText? Text, Mistake? Mistake) Read(string file, string text)
    {
        try
        {
            return (new PackText(file, text, YamlNode.Read(file, text)), null);
        }
        catch (MistakeException error)
        {
            return (null, error.Mistake);
        }
    }

    /// <summary>What is written at a path; null when there is nothing, or more than one value.</summary>
    public string? Value(params ReadOnlySpan<string> path) => (Find(path)?.Value as YamlNode.Scalar)?.Value;

    /// <summary>The words or values of a list at a path, with commas; null when there is no list of plain values.</summary>
    public string? Listed(params ReadOnlySpan<string> path) =>
        Find(path)?.Value is YamlNode.List list && list.Entries.All(e => e.Value is YamlNode.Scalar)
            ? string.Join(", ", list.Entries.Select(e => ((YamlNode.Scalar)e.Value).Value))
            : null;

    public bool Has(params ReadOnlySpan<string> path) => Find(path) is not null;

    /// <summary>The items below a path, in the order of the file; none when it is not there.</summary>
    public IReadOnlyList<PackItem> Items(params ReadOnlySpan<string> path)
    {
        var branch = Branch(path);
        return branch is null ? [] : [.. branch.Entries.Select((e, at) => Item(branch, e, at))];
    }

    /// <summary>One item; null when there is none.</summary>
    public PackItem? Item(params ReadOnlySpan<string> path) =>
        Find(path) is { } entry && Above(path) is { } branch
            ? Item(branch, entry, branch.Entries.ToList().IndexOf(entry))
            : null;

    /// <summary>The dated values of a parameter, in the order of the file.</summary>
    public IReadOnlyList<WrittenValue> Values(string parameter) =>
        Find(["parameters", parameter, "values"])?.Value is YamlNode.Map map
            ?
            [
                .. map
                    .Entries.Where(e => Day(e.Key!.Value) is not null)
                    .Select(e => new WrittenValue(
                        Day(e.Key!.Value)!.Value,
                        (e.Value as YamlNode.Scalar)?.Value,
                        e.Value is YamlNode.List rows ? [.. rows.Entries.Select(Row)] : null
                    )),
            ]
            : [];

    private static WrittenRow Row(YamlNode.Entry row)
    {
        var parts = (row.Value as YamlNode.Map)?.Entries ?? [];
        return new WrittenRow(Part("from"), Part("above"), Part("to"), Part("below"), Part("of"), Part("is"));

        string? Part(string key) =>
            parts.FirstOrDefault(p => p.Key!.Value == key)?.Value switch
            {
                YamlNode.Scalar scalar => scalar.Value,
                YamlNode.List list => string.Join(", ", list.Entries.Select(e => (e.Value as YamlNode.Scalar)?.Value)),
                _ => null,
            };
    }

    internal static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private PackItem Item(YamlNode.Branch branch, YamlNode.Entry entry, int at)
    {
        var (start, end) = Region(branch, entry);
        var text = Text[start..end];
        return new PackItem(
            entry.Key?.Value ?? at.ToString(CultureInfo.InvariantCulture),
            Title(entry.Value),
            LineOf(start),
            LineOf(Math.Max(start, end - 1)),
            branch.Flow ? text : Outdented(text, Indent(branch, entry))
        );
    }

    private static string? Title(YamlNode value) =>
        value switch
        {
            YamlNode.Scalar scalar => scalar.Value,
            YamlNode.Map map => Titles
                .Select(t => map.Entries.FirstOrDefault(e => e.Key!.Value == t)?.Value as YamlNode.Scalar)
                .FirstOrDefault(s => s is not null)
                ?.Value,
            _ => null,
        };

    private static readonly string[] Titles = ["title", "name", "text"];

    private YamlNode.Entry? Find(ReadOnlySpan<string> path)
    {
        YamlNode.Entry? entry = null;
        var node = root;
        foreach (var step in path)
        {
            entry = node switch
            {
                YamlNode.Map map => map.Entries.FirstOrDefault(e => e.Key!.Value == step),
                YamlNode.List list when int.TryParse(step, CultureInfo.InvariantCulture, out var at) =>
                    list.Entries.ElementAtOrDefault(at),
                _ => null,
            };
            if (entry is null)
            {
                return null;
            }
            node = entry.Value;
        }
        return entry;
    }

    /// <summary>The map or list an item stands in.</summary>
    private YamlNode.Branch? Above(ReadOnlySpan<string> path) => Branch(path[..^1]);

    private YamlNode.Branch? Branch(ReadOnlySpan<string> path) =>
        (path.Length == 0 ? root : Find(path)?.Value) as YamlNode.Branch;

    /// <summary>Whole lines without the last end of line, or the characters of the item where it stands in braces.</summary>
    private (int Start, int End) Region(YamlNode.Branch branch, YamlNode.Entry entry)
    {
        if (branch.Flow)
        {
            return (entry.Start, entry.End);
        }
        var start = lines[LineOf(entry.Start) - 1];
        if (branch is YamlNode.Map && !Text.AsSpan(start, entry.Start - start).IsWhiteSpace())
        {
            // The first entry of a record in a list stands behind its hyphen.
            start = entry.Start;
        }
        var end = entry.End;
        // What follows on the line is blank or a comment.
        while (end < Text.Length && Text[end] is not ('\r' or '\n'))
        {
            end++;
        }
        return (start, end);
    }

    /// <summary>How many signs stand before an item of a block.</summary>
    private int Indent(YamlNode.Branch branch, YamlNode.Entry entry)
    {
        var start = lines[LineOf(entry.Start) - 1];
        return branch is YamlNode.List ? Text.IndexOf('-', start) - start : entry.Start - start;
    }

    private int LineOf(int index)
    {
        var found = lines.BinarySearch(index);
        return found >= 0 ? found + 1 : ~found;
    }

    private static string Outdented(string text, int indent) =>
        string.Join(
            '\n',
            text.ReplaceLineEndings("\n")
                .Split('\n')
                .Select(l => l[Math.Min(indent, l.Length - l.TrimStart(' ').Length)..])
        );

    private string Indented(string text, int indent) =>
        string.Join(
            NewLine,
            text.ReplaceLineEndings("\n")
                .TrimEnd('\n', ' ')
                .Split('\n')
                .Select(l => l.Length == 0 ? l : new string(' ', indent) + l)
        );
}
