using System.Net;
using System.Text;

namespace Yiju.Rules.Packs.Writing;

/// <summary>Blocks as one HTML file.</summary>
internal static class HtmlText
{
    private const string Style = """
        @page { size: A4; margin: 18mm 16mm }
        body { font: 15px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1d2733; max-width: 1060px; margin: 24px auto; padding: 0 16px }
        h1 { font-size: 24px } h2 { font-size: 18px; margin: 28px 0 8px; border-top: 1px solid #c8d0d8; padding-top: 14px } h3 { font-size: 15px; margin: 14px 0 4px }
        .pair { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 24px }
        blockquote { margin: 0; padding: 8px 12px; border-left: 4px solid #7a8ea3; background: #f4f6f8 }
        table { border-collapse: collapse; margin: 6px 0; width: 100% } th, td { border: 1px solid #c8d0d8; padding: 3px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere }
        th { background: #eef1f4 } p { margin: 4px 0 } ul { margin: 4px 0; padding-left: 1.4em }
        .day { white-space: nowrap } .mark { font-weight: 700; color: #8a1f11 }
        @media (max-width: 700px) { .pair { display: block } }
        @media print { body { margin: 0; font-size: 11pt } h2, h3 { break-after: avoid } table, blockquote { break-inside: avoid } }
        """;

    public static string Of(string title, IReadOnlyList<Block> blocks)
    {
        var text = new StringBuilder();
        text.Append(
            "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
        );
        text.Append("<title>")
            .Append(Plain(title))
            .Append("</title>\n<style>\n")
            .Append(Style)
            .Append("\n</style></head>\n<body>\n");
        foreach (var block in blocks)
        {
            Write(text, block);
        }
        return text.Append("</body></html>\n").ToString();
    }

    private static void Write(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                Element(text, $"h{heading.Level}", heading.Text);
                break;
            case Block.Paragraph paragraph:
                Element(text, "p", paragraph.Text);
                break;
            case Block.Quote quote:
                Element(text, "blockquote", quote.Text);
                break;
            case Block.Mark mark:
                text.Append("<p class=\"mark\">").Append(Plain(mark.Text)).Append("</p>\n");
                break;
            case Block.Items items:
                text.Append("<ul>\n");
                items.Texts.ToList().ForEach(t => Element(text, "li", t));
                text.Append("</ul>\n");
                break;
            case Block.Table table:
                Table(text, table);
                break;
            case Block.Pair pair:
                text.Append("<div class=\"pair\"><div>\n");
                pair.Left.ToList().ForEach(b => Write(text, b));
                text.Append("</div><div>\n");
                pair.Right.ToList().ForEach(b => Write(text, b));
                text.Append("</div></div>\n");
                break;
        }
    }

    private static void Table(StringBuilder text, Block.Table table)
    {
        text.Append("<table>\n<thead><tr>");
        text.AppendJoin("", table.Head.Select(h => $"<th scope=\"col\">{Plain(h)}</th>"))
            .Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            text.Append("<tr>")
                .AppendJoin("", row.Select(c => $"<td{(IsDay(c) ? " class=\"day\"" : "")}>{Plain(c)}</td>"))
                .Append("</tr>\n");
        }
        text.Append("</tbody></table>\n");
    }

    /// <summary>Days are not broken at their hyphens.</summary>
    private static bool IsDay(string cell) => DateOnly.TryParseExact(cell, "yyyy-MM-dd", out _);

    private static void Element(StringBuilder text, string name, string content) =>
        text.Append($"<{name}>").Append(Plain(content)).Append($"</{name}>\n");

    private static string Plain(string text) => WebUtility.HtmlEncode(text);
}
