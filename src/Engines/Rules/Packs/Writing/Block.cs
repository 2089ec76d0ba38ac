namespace Yiju.Rules.Packs.Writing;

/// <summary>A piece of a document, before it is Markdown or HTML.</summary>
public abstract record Block
{
    /// <param name="Level">1 the document, 2 a clause, 3 a rule.</param>
    public sealed record Heading(int Level, string Text) : Block;

    public sealed record Paragraph(string Text) : Block;

    /// <summary>The text of the document itself.</summary>
    public sealed record Quote(string Text) : Block;

    /// <summary>Something a reader must not overlook.</summary>
    public sealed record Mark(string Text) : Block;

    public sealed record Items(IReadOnlyList<string> Texts) : Block;

    public sealed record Table(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

    /// <summary>A quotation with what stands on it beside it.</summary>
    public sealed record Pair(IReadOnlyList<Block> Left, IReadOnlyList<Block> Right) : Block;
}
