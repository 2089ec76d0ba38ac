using System.Globalization;
using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Editing;

public sealed partial class PackText
{
    /// <summary>Writes an item anew, lines as <see cref="PackItem.Text"/> gives them.</summary>
    /// <returns>The text, or where the new lines are no YAML or do not make exactly this one item.</returns>
    public (PackText? Text, Mistake? Mistake) Replace(string snippet, params ReadOnlySpan<string> path)
    {
        var branch = Above(path) ?? throw Missing(path);
        var entry = Find(path) ?? throw Missing(path);
        var old = Item(path)!;
        if (snippet.ReplaceLineEndings("\n").TrimEnd('\n', ' ') == old.Text)
        {
            return (this, null);
        }
        var (start, end) = Region(branch, entry);
        var written = branch.Flow ? snippet.Trim() : Indented(snippet, Indent(branch, entry));
        return One(Spliced(start, end, written), branch.Entries.Count, old.Line, path[..^1]);
    }

    /// <summary>Adds an item at the end of a part; the part is made when it is not there yet.</summary>
    /// <returns>The text, or where the new lines are no YAML or more than one item.</returns>
    public (PackText? Text, Mistake? Mistake) Append(string snippet, params ReadOnlySpan<string> path)
    {
        if (path.Length > 0 && Find(path) is null)
        {
            return Begin(snippet, path);
        }
        var branch = Branch(path) ?? throw Missing(path);
        var count = branch.Entries.Count;
        var last = count > 0 ? branch.Entries[^1] : null;
        if (branch.Flow)
        {
            var at = last?.End ?? branch.Start + 1;
            var (before, after) = last is null ? (" ", " ") : (", ", "");
            return One(Spliced(at, at, before + snippet.Trim() + after), count + 1, LineOf(at), path);
        }
        var (_, end) = Region(branch, last!);
        var written = NewLine + Indented(snippet, Indent(branch, last!));
        return One(Spliced(end, end, written), count + 1, LineOf(end) + 1, path);
    }

    /// <summary>Takes an item out; a part that would be left empty goes with it.</summary>
    public PackText Remove(params ReadOnlySpan<string> path)
    {
        var branch = Above(path) ?? throw Missing(path);
        var entry = Find(path) ?? throw Missing(path);
        if (branch.Entries.Count == 1 && path.Length > 1)
        {
            return Remove(path[..^1]);
        }
        var (start, end) = Region(branch, entry);
        if (!branch.Flow && (start == 0 || Text[start - 1] == '\n'))
        {
            var next = end < Text.Length && Text[end] == '\r' ? end + 2 : end + 1;
            return Again(Spliced(start, Math.Min(next, Text.Length), ""));
        }
        var at = branch.Entries.ToList().IndexOf(entry);
        return Again(
            at + 1 < branch.Entries.Count
                ? Spliced(start, branch.Entries[at + 1].Start, "")
                : Spliced(at > 0 ? branch.Entries[at - 1].End : start, end, "")
        );
    }

    /// <summary>Writes one value in the way it was written before; null or empty takes it out.</summary>
    public PackText Set(string? value, params ReadOnlySpan<string> path)
    {
        var entry = Find(path);
        if (string.IsNullOrEmpty(value))
        {
            return entry is null ? this : Remove(path);
        }
        if (entry is not null)
        {
            var flow = Above(path)!.Flow;
            var style = (entry.Value as YamlNode.Scalar)?.Style ?? YamlDotNet.Core.ScalarStyle.Plain;
            var written = YamlWords.Write(value, style, flow);
            return entry.Value.Start == entry.Value.End
                ? Again(Spliced(entry.Key!.End, entry.End, ": " + written))
                : Again(Spliced(entry.Value.Start, entry.Value.End, written));
        }
        if (path.Length == 1)
        {
            return Again(Inserted(path[0], $"{path[0]}: {YamlWords.Write(value, flow: false)}"));
        }
        var above = (YamlNode.Branch)(Find(path[..^1]) ?? throw Missing(path)).Value;
        return Sure(Append($"{path[^1]}: {YamlWords.Write(value, above.Flow)}", path[..^1]));
    }

    /// <summary>Gives a parameter a value from a day on; one that starts on that day is replaced, and an open parameter is open no more.</summary>
    public PackText AddValue(string parameter, WrittenValue value)
    {
        string[] values = ["parameters", parameter, "values"];
        var key = Iso(value.From);
        if (Find(values)?.Value is not YamlNode.Map map || map.Entries.Count == 0)
        {
            var opened =
                Has("parameters", parameter, "open")
                && ((YamlNode.Branch)Find(values.AsSpan(0, 2))!.Value).Entries.Count > 1
                    ? Remove("parameters", parameter, "open")
                    : this;
            return Sure(
                opened.Append($"values: {{ {key}: {Written(value, flow: true, 0)} }}", "parameters", parameter)
            );
        }
        if (map.Entries.FirstOrDefault(e => e.Key!.Value == key) is { } same)
        {
            return Again(
                map.Flow
                    ? Spliced(same.Value.Start, same.Value.End, Written(value, flow: true, 0))
                    : Spliced(same.Key!.End, same.End, $":{Gap(value)}{Written(value, flow: false, Indent(map, same))}")
            );
        }
        var later = map.Entries.FirstOrDefault(e => Day(e.Key!.Value) > value.From);
        if (map.Flow)
        {
            var entry = $"{key}: {Written(value, flow: true, 0)}";
            return Again(
                later is null
                    ? Spliced(map.Entries[^1].End, map.Entries[^1].End, ", " + entry)
                    : Spliced(later.Start, later.Start, entry + ", ")
            );
        }
        var indent = Indent(map, map.Entries[0]);
        var line = $"{new string(' ', indent)}{key}:{Gap(value)}{Written(value, flow: false, indent)}";
        if (later is null)
        {
            var (_, end) = Region(map, map.Entries[^1]);
            return Again(Spliced(end, end, NewLine + line));
        }
        var (start, _) = Region(map, later);
        return Again(Spliced(start, start, line + NewLine));
    }

    /// <summary>
    /// Moves the first day of the document: values from before hold from that day on, the newest of them; what they were earlier is left to
    /// the version before.
    /// </summary>
    public PackText Begins(DateOnly from)
    {
        var text = Set(Iso(from), "from");
        foreach (var parameter in Items("parameters").Select(p => p.Name))
        {
            var earlier = text.Values(parameter).Where(v => v.From < from).OrderBy(v => v.From).ToList();
            var holds = text.Values(parameter).Any(v => v.From == from) ? null : earlier.LastOrDefault();
            foreach (var value in earlier)
            {
                text =
                    value == holds
                        ? text.Renamed(Iso(from), "parameters", parameter, "values", Iso(value.From))
                        : text.Remove("parameters", parameter, "values", Iso(value.From));
            }
        }
        return text;
    }

    /// <summary>Moves the days of scenarios that lie before the first day of the document to that day.</summary>
    public PackText PlayedFrom(DateOnly from)
    {
        var text = this;
        foreach (var scenario in Items())
        {
            if (text.Value(scenario.Name, "on") is { } on && Day(on) < from)
            {
                text = text.Set(Iso(from), scenario.Name, "on");
            }
        }
        return text;
    }

    private PackText Renamed(string key, params ReadOnlySpan<string> path)
    {
        var old = (Find(path) ?? throw Missing(path)).Key!;
        return Again(Spliced(old.Start, old.End, key));
    }

    private string Written(WrittenValue value, bool flow, int indent) =>
        value.Rows is null ? YamlWords.Write(value.Value ?? "", flow)
        : flow ? $"[{string.Join(", ", value.Rows.Select(YamlWords.Row))}]"
        : string.Concat(value.Rows.Select(r => $"{NewLine}{new string(' ', indent + 2)}- {YamlWords.Row(r)}"));

    private static string Gap(WrittenValue value) => value.Rows is null ? " " : "";

    /// <summary>Makes the part an item is the first of.</summary>
    private (PackText? Text, Mistake? Mistake) Begin(string snippet, ReadOnlySpan<string> path)
    {
        var below = snippet.ReplaceLineEndings("\n").Split('\n').Select(l => l.Length == 0 ? l : "  " + l);
        var part = $"{path[^1]}:\n{string.Join('\n', below)}";
        return path.Length > 1 ? Append(part, path[..^1]) : One(Inserted(path[0], part), 1, lines.Count, path);
    }

    /// <summary>Puts a part of the file where it belongs in the order.</summary>
    private string Inserted(string key, string part)
    {
        var map = (YamlNode.Map)root;
        var before = PackParser.Parts.TakeWhile(o => o != key).ToHashSet(StringComparer.Ordinal);
        var last = map.Entries.LastOrDefault(e => before.Contains(e.Key!.Value));
        if (last is null)
        {
            var first = Region(map, map.Entries[0]).Start;
            return Spliced(first, first, Indented(part, 0) + NewLine);
        }
        var (_, end) = Region(map, last);
        return Spliced(end, end, NewLine + Indented(part, 0));
    }

    /// <summary>The new text when its part has as many items as it should.</summary>
    private (PackText? Text, Mistake? Mistake) One(string text, int count, int line, ReadOnlySpan<string> part)
    {
        var (read, mistake) = Read(file, text);
        return read is null ? (null, mistake)
            : read.Branch(part)?.Entries.Count == count ? (read, null)
            : (
                null,
                new Mistake(new Position(file, line, 1), "这里要正好写一项：第一行是它的名称，下面各行比它多空两格。")
            );
    }

    private PackText Again(string text) => Sure(Read(file, text));

    private static PackText Sure((PackText? Text, Mistake? Mistake) read) =>
        read.Text ?? throw new InvalidOperationException($"A change of one value broke the text: {read.Mistake}");

    private string Spliced(int start, int end, string text) =>
        string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(end));

    private static InvalidOperationException Missing(ReadOnlySpan<string> path) =>
        new($"There is no {string.Join('/', path.ToArray())} to change.");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
