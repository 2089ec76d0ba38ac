using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Yiju.Rules.Language;

namespace Yiju.Rules.Reading;

/// <summary>A piece of a YAML file that knows where it stands.</summary>
internal abstract record Item(Position At)
{
    /// <summary>Larger files are no policy document.</summary>
    private const int LongestFile = 2_000_000;

    private const int Deepest = 20;

    public sealed record Scalar(Position At, string Text) : Item(At);

    public sealed record List(Position At, IReadOnlyList<Item> Items) : Item(At);

    public sealed record Map(Position At, IReadOnlyList<(Scalar Key, Item Value)> Entries) : Item(At);

    /// <summary>Reads a file. Anchors and aliases are refused: a pack says everything once, in its place.</summary>
    /// <exception cref="MistakeException">The first thing that is not YAML, or not the YAML of a pack.</exception>
    public static Item Read(string file, string text)
    {
        if (text.Length > LongestFile)
        {
            throw Wrong(new Position(file, 1, 1), $"文件太大：{text.Length} 个字，最多 {LongestFile} 个。");
        }
        var parser = new YamlDotNet.Core.Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                throw Wrong(new Position(file, 1, 1), "文件是空的。");
            }
            parser.Consume<DocumentStart>();
            var root = Next(parser, file, 0);
            parser.Consume<DocumentEnd>();
            parser.Consume<StreamEnd>();
            return root;
        }
        catch (YamlException error)
        {
            throw Wrong(
                new Position(file, Math.Max(1, (int)error.Start.Line), Math.Max(1, (int)error.Start.Column)),
                $"这里不是正确的 YAML：{error.Message}"
            );
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // The library gives up on some malformed files without saying where.
            var at = parser.Current?.Start ?? Mark.Empty;
            throw Wrong(
                new Position(file, Math.Max(1, (int)at.Line), Math.Max(1, (int)at.Column)),
                "从这里起不是正确的 YAML。请检查上下两行的缩进、冒号和括号。"
            );
        }
    }

    private static Item Next(IParser parser, string file, int depth)
    {
        var at = new Position(file, (int)parser.Current!.Start.Line, (int)parser.Current.Start.Column);
        if (depth > Deepest)
        {
            throw Wrong(at, $"套得太深，最多 {Deepest} 层。");
        }
        if (parser.Current is AnchorAlias || parser.Current is NodeEvent { Anchor.IsEmpty: false })
        {
            throw Wrong(at, "政策包里不能用 & 和 * 引用，请直接写出来。");
        }
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<Item>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Next(parser, file, depth + 1));
            }
            return new List(at, items);
        }
        if (parser.TryConsume<MappingStart>(out _))
        {
            return new Map(at, ReadEntries(parser, file, depth));
        }
        var scalar = parser.Consume<YamlDotNet.Core.Events.Scalar>();
        return scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded
            ? new Scalar(at with { Line = at.Line + 1, Column = 1 }, scalar.Value)
            : new Scalar(scalar.Style == ScalarStyle.Plain ? at : at with { Column = at.Column + 1 }, scalar.Value);
    }

    private static List<(Scalar Key, Item Value)> ReadEntries(IParser parser, string file, int depth)
    {
        var entries = new List<(Scalar Key, Item Value)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Next(parser, file, depth + 1);
            if (key is not Scalar name)
            {
                throw Wrong(key.At, "冒号前面应当是一个名称。");
            }
            if (!seen.Add(name.Text))
            {
                throw Wrong(key.At, $"“{name.Text}”写了两次，只能写一次。");
            }
            entries.Add((name, Next(parser, file, depth + 1)));
        }
        return entries;
    }

    private static MistakeException Wrong(Position at, string sentence) => new(new Mistake(at, sentence));
}
