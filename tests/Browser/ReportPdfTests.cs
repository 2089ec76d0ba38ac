using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Assessment;

namespace Yiju.Tests.Browser;

[Trait("req", "ASM-11")]
public sealed partial class ReportPdfTests
{
    [Fact]
    public async Task The_report_of_an_assessment_is_a_pdf_on_one_size_of_paper_with_chinese_in_it()
    {
        await using var office = await Office.Open(DatabaseKind.Sqlite, listening: true);
        var made = await office.Arranged();
        await office.Assess(made, Sheet.Best(Sheet.Mzt));
        var answer = await office.Centre.GetAsync($"/assessment/{made}/report.pdf");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        var pdf = await answer.Content.ReadAsByteArrayAsync();
        var plain = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", plain, StringComparison.Ordinal);
        var papers = Paper().Matches(plain).Select(m => m.Value).Distinct().ToArray();
        Assert.Equal(["/MediaBox [0 0 595 842]"], papers.Select(Rounded));
        var glyphs = Glyphs(pdf, plain);
        // 老, 人 and 力 are left out: the font shares their glyphs with the radicals, and the table names those.
        Assert.All(
            "年能评估报告李桂英",
            sign => Assert.Contains($"<{(int)sign:X4}>", glyphs, StringComparison.Ordinal)
        );
    }

    /// <summary>All streams unpacked: the tables from glyph to sign are among them.</summary>
    private static string Glyphs(byte[] pdf, string plain)
    {
        var text = new StringBuilder();
        foreach (Match match in Packed().Matches(plain))
        {
            var at = match.Index + match.Length;
            using var unpacked = new ZLibStream(new MemoryStream(pdf, at, pdf.Length - at), CompressionMode.Decompress);
            using var reader = new StreamReader(unpacked, Encoding.Latin1);
            text.Append(reader.ReadToEnd());
        }
        return text.ToString();
    }

    private static string Rounded(string paper) =>
        Number()
            .Replace(
                paper,
                m => $"{Math.Round(double.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture))}"
            );

    [GeneratedRegex(@"/MediaBox \[[^\]]*\]")]
    private static partial Regex Paper();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"/FlateDecode[^>]*>>\s*stream\r?\n")]
    private static partial Regex Packed();
}
