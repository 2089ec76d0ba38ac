namespace Yiju.Rules.Language;

/// <summary>Where something stands in a pack. Lines and columns count from 1.</summary>
public readonly record struct Position(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>What is wrong in a pack, where, and what would be right. The sentence is for the officer who wrote it.</summary>
public sealed record Mistake(Position At, string Sentence)
{
    public override string ToString() => $"{At} {Sentence}";
}

/// <summary>The text of one expression and where its first character stands.</summary>
public sealed record Source(string Text, Position Start)
{
    /// <param name="offset">Index of a character in the text.</param>
    public Position At(int offset)
    {
        var before = Text.AsSpan(0, Math.Min(offset, Text.Length));
        var line = before.Count('\n');
        return line == 0
            ? Start with
            {
                Column = Start.Column + offset,
            }
            : Start with
            {
                Line = Start.Line + line,
                Column = before.Length - before.LastIndexOf('\n'),
            };
    }
}
