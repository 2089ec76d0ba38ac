using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Editing;

/// <summary>A piece of YAML and the characters it is made of; comments and blank lines belong to no piece.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last character.</param>
internal abstract record YamlNode(int Start, int End)
{
    private const int Deepest = 20;

    public sealed record Scalar(int Start, int End, string Value, ScalarStyle Style) : YamlNode(Start, End);

    /// <param name="Flow">In braces or brackets, not in lines.</param>
    public abstract record Branch(int Start, int End, bool Flow, IReadOnlyList<Entry> Entries) : YamlNode(Start, End);

    public sealed record Map(int Start, int End, bool Flow, IReadOnlyList<Entry> Entries)
        : Branch(Start, End, Flow, Entries);

    public sealed record List(int Start, int End, bool Flow, IReadOnlyList<Entry> Entries)
        : Branch(Start, End, Flow, Entries);

    /// <param name="Key">Null in a list.</param>
    public sealed record Entry(Scalar? Key, YamlNode Value)
    {
        public int Start => Key?.Start ?? Value.Start;

        /// <summary>An entry without a value ends with its colon.</summary>
        public int End => Math.Max(Value.End, Key is null ? 0 : Key.End + 1);
    }

    /// <exception cref="MistakeException">It is no YAML, or not the YAML of a pack.</exception>
    public static YamlNode Read(string file, string text)
    {
        // The reader of packs refuses what is too long, too deep, or refers to itself, with the sentence people know.
        Reading.Item.Read(file, text);
        var parser = new YamlDotNet.Core.Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        return Next(parser, text, 0);
    }

    private static YamlNode Next(IParser parser, string text, int depth)
    {
        if (depth > Deepest)
        {
            throw new InvalidOperationException("Deeper than the reader allows.");
        }
        if (parser.TryConsume<MappingStart>(out var map))
        {
            var entries = new List<Entry>();
            while (!parser.Accept<MappingEnd>(out _))
            {
                entries.Add(new Entry((Scalar)Next(parser, text, depth + 1), Next(parser, text, depth + 1)));
            }
            var flow = map.Style == MappingStyle.Flow;
            var end = parser.Consume<MappingEnd>().Start;
            return new Map((int)map.Start.Index, EndOf(flow, end, entries), flow, entries);
        }
        if (parser.TryConsume<SequenceStart>(out var list))
        {
            var entries = new List<Entry>();
            while (!parser.Accept<SequenceEnd>(out _))
            {
                entries.Add(new Entry(null, Next(parser, text, depth + 1)));
            }
            var flow = list.Style == SequenceStyle.Flow;
            var end = parser.Consume<SequenceEnd>().Start;
            return new List((int)list.Start.Index, EndOf(flow, end, entries), flow, entries);
        }
        var scalar = parser.Consume<YamlDotNet.Core.Events.Scalar>();
        var (start, last) = ((int)scalar.Start.Index, (int)scalar.End.Index);
        while (last > start && char.IsWhiteSpace(text[last - 1]))
        {
            last--;
        }
        return new Scalar(start, last, scalar.Value, scalar.Style);
    }

    /// <param name="end">Where the closing brace or bracket stands.</param>
    private static int EndOf(bool flow, Mark end, List<Entry> entries) =>
        flow ? (int)end.Index + 1
        : entries.Count == 0 ? (int)end.Index
        : entries[^1].End;
}
