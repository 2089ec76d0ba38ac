using Yiju.Rules.Packs.Editing;

namespace Yiju.Tests.Engines.Packs;

/// <summary>A change of one item leaves every other byte of a pack as it is.</summary>
[Trait("req", "POL-27"), Trait("scenario", "SC-24")]
public sealed class EditingTests
{
    private const string Sample = """
        # 一份文件 🙂
        pack: sample
        version: "1"   # 版本
        title: 示例
        from: 2025-01-01

        clauses:
          第一条: { text: "原文一", norule: 没有条件 }   # 第一
          # 说明第二条
          第二条:
            text: '第二条原文'
        parameters:
          meal.amount: { kind: money, title: 助餐补贴, clause: 第一条, values: { 2025-01-01: 200 元, 2026-01-01: 220 元 } }
          care.amounts:
            kind: money
            values:
              2025-01-01:
                - { to: 29, is: 600 元 }   # 低分
                - { above: 29, is: 300 元 }

          open.one: { kind: number, title: 人数, clause: 第二条, open: 原文没有写 }
        rules:
          elder:
            a: { kind: number, rule: 1 + 1 }
            b:
              as: group
              title: 乙
              rule: |
                a > 1
                and a < 9
        # 完
        """;

    public static TheoryData<string> Newlines => ["\n", "\r\n"];

    [Theory, MemberData(nameof(Newlines))]
    public void Items_are_found_with_their_lines_and_without_their_indent(string newline)
    {
        var text = Read(Sample.ReplaceLineEndings(newline));
        var second = text.Item("clauses", "第二条")!;
        Assert.Equal(("第二条", "第二条原文", 10, 11), (second.Name, second.Title, second.Line, second.LastLine));
        Assert.Equal("第二条:\n  text: '第二条原文'", second.Text);
        var rule = text.Item("rules", "elder", "b")!;
        Assert.Equal(("乙", 25, 30), (rule.Title, rule.Line, rule.LastLine));
        Assert.EndsWith("    a > 1\n    and a < 9", rule.Text, StringComparison.Ordinal);
        Assert.Equal(["meal.amount", "care.amounts", "open.one"], text.Items("parameters").Select(p => p.Name));
        Assert.Equal("原文没有写", text.Value("parameters", "open.one", "open"));
        Assert.Equal("sample", text.Value("pack"));
    }

    [Theory, MemberData(nameof(Newlines))]
    public void A_replaced_item_changes_its_own_lines_only(string newline)
    {
        var before = Sample.ReplaceLineEndings(newline);
        var (text, mistake) = Read(before).Replace("b:\n  as: group\n  rule: a > 2", "rules", "elder", "b");
        Assert.Null(mistake);
        var start = before.IndexOf("    b:", StringComparison.Ordinal);
        var end = before.IndexOf($"{newline}# 完", StringComparison.Ordinal);
        Assert.Equal(
            before[..start] + $"    b:{newline}      as: group{newline}      rule: a > 2" + before[end..],
            text!.Text
        );
    }

    [Fact]
    public void Every_item_written_back_as_it_is_changes_nothing()
    {
        var text = Read(Sample);
        foreach (var part in new[] { "clauses", "parameters", "rules" })
        {
            foreach (var item in text.Items(part))
            {
                Assert.Same(text, text.Replace(item.Text, part, item.Name).Text);
                var (changed, mistake) = text.Replace(item.Text + " ", part, item.Name);
                Assert.True(mistake is null, $"{part} {item.Name}: {mistake}");
                Assert.Equal(Sample, changed!.Text);
            }
        }
    }

    [Theory]
    [InlineData("b: [")]
    [InlineData("b: 1\nc: 2")]
    [InlineData("- b")]
    [InlineData("")]
    public void Lines_that_are_not_one_item_are_refused_with_their_place(string snippet)
    {
        var (text, mistake) = Read(Sample).Replace(snippet, "rules", "elder", "b");
        Assert.Null(text);
        Assert.True(mistake!.At.Line >= 18, mistake.ToString());
    }

    [Theory]
    [InlineData("meal.amount", "2026-07-01", "values: { 2025-01-01: 200 元, 2026-01-01: 220 元, 2026-07-01: 250 元 }")]
    [InlineData("meal.amount", "2025-07-01", "values: { 2025-01-01: 200 元, 2025-07-01: 250 元, 2026-01-01: 220 元 }")]
    [InlineData("meal.amount", "2026-01-01", "values: { 2025-01-01: 200 元, 2026-01-01: 250 元 }")]
    [InlineData("open.one", "2026-01-01", "clause: 第二条, values: { 2026-01-01: 250 元 } }")]
    public void A_dated_value_is_put_in_its_place(string parameter, string from, string expected)
    {
        var text = Read(Sample).AddValue(parameter, new WrittenValue(DateOnly.Parse(from, null), "250 元", null));
        Assert.Contains(expected, text.Text, StringComparison.Ordinal);
        Assert.Equal(Lines(Sample) - 1, Same(Sample, text.Text));
    }

    [Fact]
    public void Rows_of_a_look_up_table_are_added_as_lines()
    {
        WrittenRow[] rows = [new(To: "29", Is: "700 元"), new(Above: "29", Is: "350 元")];
        var text = Read(Sample).AddValue("care.amounts", new WrittenValue(new DateOnly(2027, 1, 1), null, rows));
        Assert.Contains(
            """
                    - { above: 29, is: 300 元 }
                  2027-01-01:
                    - { to: 29, is: 700 元 }
                    - { above: 29, is: 350 元 }

              open.one
            """,
            text.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(rows, text.Values("care.amounts")[1].Rows);
        var replaced = text.AddValue("care.amounts", new WrittenValue(new DateOnly(2025, 1, 1), null, rows));
        Assert.Equal(rows, replaced.Values("care.amounts")[0].Rows);
    }

    [Theory]
    [InlineData("简单", "简单")]
    [InlineData("有“引号”和 \"quotes\": x", "有“引号”和 \"quotes\": x")]
    [InlineData("{ 1, 2 } # no", "{ 1, 2 } # no")]
    [InlineData("两行\n文字", "两行\n文字")]
    public void Whatever_is_typed_is_read_back_as_it_is(string typed, string read)
    {
        foreach (var clause in new[] { "第一条", "第二条" })
        {
            var text = Read(Sample).Set(typed, "clauses", clause, "text").Set(typed, "clauses", clause, "incomplete");
            Assert.Equal(
                (read, read),
                (text.Value("clauses", clause, "text"), text.Value("clauses", clause, "incomplete"))
            );
        }
        Assert.Equal(read, Read(Sample).Set(typed, "note").Value("note"));
    }

    [Fact]
    public void Items_are_added_and_taken_out_where_they_belong()
    {
        var (text, mistake) = Read(Sample).Append("第三条: { text: 三 }", "clauses");
        Assert.Null(mistake);
        Assert.Contains("'第二条原文'\n  第三条: { text: 三 }\nparameters:", text!.Text, StringComparison.Ordinal);
        Assert.Equal(Sample, text.Remove("clauses", "第三条").Text);
        var lists = text.Append("five: { title: 五同步 }", "checklists").Text!;
        Assert.EndsWith("checklists:\n  five: { title: 五同步 }\n# 完", lists.Text, StringComparison.Ordinal);
        Assert.False(lists.Remove("checklists", "five").Has("checklists"));
        Assert.False(text.Remove("parameters", "meal.amount", "title").Has("parameters", "meal.amount", "title"));
        Assert.Contains("note: 演示\n\nclauses:", text.Set("演示", "note").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_first_day_takes_the_values_along_that_hold_on_it()
    {
        var text = Read(Sample).Begins(new DateOnly(2026, 7, 1));
        Assert.Contains("values: { 2026-07-01: 220 元 }", text.Text, StringComparison.Ordinal);
        Assert.Contains(
            "      2026-07-01:\n        - { to: 29, is: 600 元 }   # 低分",
            text.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("from: 2026-07-01\n", text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Scenarios_are_found_by_their_place_and_follow_the_first_day()
    {
        const string Proofs = "# 情形\n- name: 甲\n  on: 2025-06-01\n- { name: 乙, on: 2026-01-01 }\n";
        var text = Read(Proofs);
        Assert.Equal(["甲", "乙"], text.Items().Select(s => s.Title));
        Assert.Equal("- name: 甲\n  on: 2025-06-01", text.Items()[0].Text);
        Assert.Equal(
            Proofs.Replace("2025-06-01", "2025-12-01", StringComparison.Ordinal),
            text.PlayedFrom(new DateOnly(2025, 12, 1)).Text
        );
        var (more, mistake) = text.Append("- name: 丙\n  on: 2026-02-01");
        Assert.Null(mistake);
        Assert.Equal(Proofs + "- name: 丙\n  on: 2026-02-01", more!.Text.TrimEnd('\n'));
    }

    [Theory]
    [InlineData("a: &x 1\nb: *x", "不能用 & 和 *")]
    [InlineData("a: [", "正确的 YAML")]
    [InlineData("", "空的")]
    public void What_is_no_pack_text_says_where(string yaml, string sentence)
    {
        var (text, mistake) = PackText.Read("pack.yaml", yaml);
        Assert.Null(text);
        Assert.Contains(sentence, mistake!.Sentence, StringComparison.Ordinal);
    }

    private static PackText Read(string text)
    {
        var (read, mistake) = PackText.Read("pack.yaml", text);
        Assert.Null(mistake);
        return read!;
    }

    private static int Lines(string text) => text.Split('\n').Length;

    /// <summary>How many lines are the same.</summary>
    private static int Same(string a, string b) => a.Split('\n').Zip(b.Split('\n')).Count(p => p.First == p.Second);
}
