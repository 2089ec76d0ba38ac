using Yiju.Rules.Packs;

namespace Yiju.Tests.Engines.Packs;

public sealed class PackCheckTests
{
    [Fact, Trait("req", "POL-01")]
    public void A_sound_pack_is_clean_and_its_cases_are_counted()
    {
        var pack = SamplePack.Read();
        var (cases, mistakes) = new PackChecker([pack], SamplePack.Today).Check(pack);
        Assert.Empty(mistakes);
        Assert.Equal(4, cases);
    }

    [Theory, Trait("req", "POL-27")]
    [InlineData("a ring", "rule: ceil(households / 100)", "rule: area.required", "规则绕成了一圈")]
    [InlineData("a wrong type", "rule: area >= area.required", "rule: area >= 20 元", "不能比较")]
    [InlineData("a missing clause", "clause: 第二条, when", "clause: 第九条, when", "“第九条”不在 clauses 里")]
    [InlineData(
        "an unused clause",
        "第三条: { text: 由民政部门解释, norule: 没有可以判断的内容 }",
        "第三条: { text: 由民政部门解释 }",
        "没有一条规则用到"
    )]
    [InlineData(
        "a future date",
        "document: 某府〔2022〕1号",
        "document: 某府〔2022〕1号\nissued: 2099-01-01",
        "在将来"
    )]
    [InlineData("an end before the beginning", "to: 2027-10-31", "to: 2021-01-01", "早于起始日")]
    [InlineData("a number outside the document's days", "2025-01-01: 30", "2028-01-01: 30", "不在文件有效期")]
    [InlineData(
        "an unused parameter",
        "rule: hundreds * area.perHundred",
        "rule: hundreds * 20",
        "“area.perHundred”没有一条规则用到"
    )]
    [InlineData("neither a number nor open", "open: 原文没有写金额", "unit: 元", "要正好写一样")]
    [InlineData("an unknown key", "soft: true", "strict: true", "没有“strict”这一项")]
    [InlineData(
        "an unknown subject",
        "subjects: { estate: 小区 }",
        "subjects: { school: 学校 }",
        "没有“estate”这类对象"
    )]
    [InlineData("another folder's name", "pack: estates", "pack: other", "和文件夹同名")]
    [InlineData("a short division", "\"440700000000\"", "\"4407\"", "12 位代码")]
    [InlineData(
        "a pack to replace that is not there",
        "document: 某府〔2022〕1号",
        "document: 某府〔2022〕1号\nreplaces: [gone]",
        "没有这个政策包"
    )]
    public void What_is_wrong_is_found_with_its_place_and_a_sentence(
        string what,
        string part,
        string change,
        string sentence
    )
    {
        Assert.Contains(part, SamplePack.Text, StringComparison.Ordinal);
        var mistakes = SamplePack.Mistakes(SamplePack.Text.Replace(part, change, StringComparison.Ordinal));
        var mistake = mistakes.FirstOrDefault(m => m.Sentence.Contains(sentence, StringComparison.Ordinal));
        Assert.True(mistake is not null, $"{what}: {string.Join('\n', mistakes)}");
        Assert.StartsWith("estates/pack.yaml", mistake.At.File, StringComparison.Ordinal);
        Assert.True(mistake.At.Line >= 1 && mistake.At.Column >= 1);
    }

    [Theory, Trait("req", "POL-27")]
    [InlineData("area.required: 40,", "area.required: 60,", "应为 60，算出来是 40", 5)]
    [InlineData("reward.amount: 5000 元", "reward.amount: 5000.01 元", "应为 5000.01 元", 12)]
    [InlineData("needs: [award]", "needs: [households]", "还缺的应是 households", 5)]
    [InlineData("area.enough: stopped", "area.enough: yes", "不在有效期内", 17)]
    [InlineData(
        "facts: { households: 100, area: 30 }\n  set",
        "facts: { household: 100, area: 30 }\n  set",
        "没有“household”这项资料",
        10
    )]
    [InlineData("households: 201, area: 59.99", "households: 201, area: 59.999", "小数最多 2 位", 6)]
    public void A_scenario_that_fails_says_on_which_line_and_what_came_out(
        string part,
        string change,
        string sentence,
        int line
    )
    {
        Assert.Contains(part, SamplePack.Scenarios, StringComparison.Ordinal);
        var mistakes = SamplePack.Mistakes(
            SamplePack.Text,
            SamplePack.Scenarios.Replace(part, change, StringComparison.Ordinal)
        );
        var mistake = Assert.Single(mistakes, m => m.Sentence.Contains(sentence, StringComparison.Ordinal));
        Assert.Equal(("estates/scenarios.yaml", line), (mistake.At.File, mistake.At.Line));
    }

    [Theory, Trait("req", "POL-27")]
    [InlineData("area.enough: yes, ", "", "“area.enough”的结果是 yes")]
    [InlineData("area.enough: no, ", "", "“area.enough”的结果是 no")]
    public void A_rule_that_no_scenario_proves_both_ways_is_named(string part, string change, string sentence) =>
        Assert.Contains(
            SamplePack.Mistakes(SamplePack.Text, SamplePack.Scenarios.Replace(part, change, StringComparison.Ordinal)),
            m => m.Sentence.Contains(sentence, StringComparison.Ordinal)
        );

    [Fact]
    public void A_huge_file_and_a_bomb_of_references_are_refused_with_a_place()
    {
        var huge = SamplePack.Mistakes(SamplePack.Text + new string('#', 10_000_000));
        Assert.Contains("文件太大", Assert.Single(huge).Sentence, StringComparison.Ordinal);
        var bomb = SamplePack.Mistakes("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n");
        Assert.Contains("不能用 & 和 *", Assert.Single(bomb).Sentence, StringComparison.Ordinal);
        Assert.Equal(1, bomb[0].At.Line);
        var deep = SamplePack.Mistakes(string.Concat(Enumerable.Repeat("[", 100_000)));
        Assert.Contains("套得太深", Assert.Single(deep).Sentence, StringComparison.Ordinal);
    }

    [Fact, Trait("req", "POL-02")]
    public void Two_documents_of_one_division_may_not_both_speak()
    {
        var one = SamplePack.Read();
        var other = SamplePack.Read(
            SamplePack.Text.Replace("pack: estates", "pack: others", StringComparison.Ordinal),
            id: "others"
        );
        var mistakes = new PackChecker([one, other], SamplePack.Today).Check(one).Mistakes;
        Assert.Contains(mistakes, m => m.Sentence.Contains("同一地区的 others@1", StringComparison.Ordinal));
        var replacing = other with { Replaces = ["estates"] };
        Assert.Empty(new PackChecker([one, replacing], SamplePack.Today).Check(one).Mistakes);
    }
}
