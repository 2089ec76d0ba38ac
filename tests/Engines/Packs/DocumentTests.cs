using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Writing;

namespace Yiju.Tests.Engines.Packs;

[Trait("req", "POL-17")]
public sealed class DocumentTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Fact]
    public void A_pack_reads_clause_by_clause_with_its_numbers_rules_and_scenarios_in_words()
    {
        var text = PackDocument.Markdown(SmallPack.Pack, [SmallPack.Pack], Day);
        Assert.StartsWith(
            "# 小城照护补贴办法\n\n| 项目 | 内容 |\n| --- | --- |\n| 文件 | 小府〔2026〕1号 |\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("| 有效期 | 2026-01-01 起，到 2026-12-31 |", text, StringComparison.Ordinal);
        Assert.Contains("## 第一条\n\n> 年满 60 周岁的老年人\n\n", text, StringComparison.Ordinal);
        Assert.Contains("| 老年人的年龄 | 60 周岁 | 2026-01-01 | elder.minAge |", text, StringComparison.Ordinal);
        Assert.Contains("### 群体：老年人（elder）\n\n出生日期", text, StringComparison.Ordinal);
        Assert.Contains("| 评估等级 | 结果 |\n| --- | --- |\n| ≤ 2 | 200 元 |\n", text, StringComparison.Ordinal);
        Assert.Contains("- 按月\n", text, StringComparison.Ordinal);
        Assert.Contains("| 助浴收费 | 原文没有写收费标准 |", text, StringComparison.Ordinal);
        Assert.Contains("没有规则：只有施行日期。", text, StringComparison.Ordinal);
        Assert.Contains("检验：特困老年人助浴免费；收费没有定。", text, StringComparison.Ordinal);
        Assert.Contains(
            "- 年轻人不是老年人（2026-06-01）：出生日期 1986年6月1日，评估等级 4，则老年人：否，照护补贴：否。",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Html_needs_no_other_file_and_nothing_a_pack_says_becomes_mark_up()
    {
        var pack = SmallPack.Read(
            "small",
            SmallPack
                .Text.Replace("年满 60 周岁的老年人", "<script>alert(1)</script>")
                .Replace("norule: 只有施行日期", "norule: 只有施行日期, incomplete: 缺后半句")
        );
        var html = PackDocument.Html(pack, [pack], Day);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.Contains("size: A4", html, StringComparison.Ordinal);
        Assert.Contains(
            "<blockquote>&lt;script&gt;alert(1)&lt;/script&gt;</blockquote>",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("<p class=\"mark\">原文不全：缺后半句</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_pack_of_the_repository_can_be_written_out_and_every_clause_and_rule_is_in_it()
    {
        foreach (var pack in ShippedPackTests.All)
        {
            var text = PackDocument.Html(pack, ShippedPackTests.All, Day);
            Assert.All(pack.Clauses, c => Assert.Contains($"<h2>{c.Name}</h2>", text, StringComparison.Ordinal));
            Assert.All(pack.Rules, r => Assert.Contains($"（{r.Name}）</h3>", text, StringComparison.Ordinal));
        }
    }
}
