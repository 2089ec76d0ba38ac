using System.Text;

namespace Yiju.Rules.Packs.Writing;

/// <summary>Blocks as Markdown.</summary>
internal static class MarkdownText
{
    public static string Of(IReadOnlyList<Block> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            Write(text, block);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                text.Append(new string('#', heading.Level)).Append(' ').Append(Plain(heading.Text)).Append("\n\n");
                break;
            case Block.Paragraph paragraph:
                text.Append(Plain(paragraph.Text)).Append("\n\n");
                break;
            case Block.Quote quote:
                text.Append("> ").Append(Plain(quote.Text)).Append("\n\n");
                break;
            case Block.Mark mark:
                text.Append("**").Append(Plain(mark.Text)).Append("**\n\n");
                break;
            case Block.Items items:
                text.AppendJoin("", items.Texts.Select(t => $"- {Plain(t)}\n")).Append('\n');
                break;
            case Block.Table table:
                Row(text, table.Head);
                Row(text, [.. table.Head.Select(_ => "---")]);
                foreach (var row in table.Rows)
                {
                    Row(text, row);
                }
                text.Append('\n');
                break;
            case Block.Pair pair:
                foreach (var part in pair.Left.Concat(pair.Right))
                {
                    Write(text, part);
                }
                break;
        }
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(Plain)).Append(" |\n");

    /// <summary>Nothing a pack says can become mark-up.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            if (c is '\\' or '`' or '*' or '_' or '<' or '[' or ']' or '|' or '#')
            {
                plain.Append('\\');
            }
            plain.Append(c);
        }
        return plain.ToString();
    }
}
