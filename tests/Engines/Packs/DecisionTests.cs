using System.Text.Json;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Telling;

namespace Yiju.Tests.Engines.Packs;

[Trait("req", "POL-07")]
public sealed class DecisionTests
{
    [Fact]
    public void A_decision_names_every_result_with_its_role_and_clause_and_tells_why_when_asked()
    {
        var text = DecisionText.Of(Decide("""{ "birth": "1950-01-01", "level": 3 }"""), ["care"]);
        Assert.Contains(
            "老年人，2026-06-01\n  小城照护补贴办法（小府〔2026〕1号，small@1）",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("  是\t待遇\t照护补贴\tcare\t第二条@small@1", text, StringComparison.Ordinal);
        Assert.Contains("  500 元\t金额", text, StringComparison.Ordinal);
        Assert.Contains("  未定\t计算\t助浴自付", text, StringComparison.Ordinal);
        Assert.Contains("照护补贴：是，因为老年人，评估等级达到 2。", text, StringComparison.Ordinal);
        Assert.Contains("第二条：“按评估等级发放补贴”", text, StringComparison.Ordinal);
        Assert.Contains("资料 出生日期 birth = 1950年1月1日", text, StringComparison.Ordinal);
        Assert.Contains(
            "参数 老年人的年龄 elder.minAge = 60 周岁［第一条@small@1］ small/pack.yaml:",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("改变结果：评估等级达到 2，现在成立；反过来就是否。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_named_as_people_call_it()
    {
        var text = DecisionText.Of(Decide("""{ "income": "ordinary" }"""), ["bath", "care"]);
        Assert.Contains("助浴自付：未定，还缺助浴收费。", text, StringComparison.Ordinal);
        Assert.Contains("照护补贴：未定，还缺出生日期、评估等级。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_get_the_same_as_json()
    {
        var json = JsonDocument
            .Parse(DecisionJson.Of(Decide("""{ "birth": "1950-01-01", "level": 3 }"""), ["care"]))
            .RootElement;
        var results = json.GetProperty("results")
            .EnumerateArray()
            .ToDictionary(r => r.GetProperty("name").GetString()!);
        Assert.Equal(["elder", "care", "care.amount", "bath"], results.Keys);
        Assert.True(results["care"].GetProperty("value").GetBoolean());
        Assert.Equal(500, results["care.amount"].GetProperty("value").GetDecimal());
        Assert.Equal(JsonValueKind.Null, results["bath"].GetProperty("value").ValueKind);
        Assert.Equal("rule", results["care"].GetProperty("why").GetProperty("what").GetString());
        Assert.False(results["elder"].TryGetProperty("why", out _));
    }

    [Theory]
    [InlineData("""{ "levle": 3 }""", "没有“levle”这项资料")]
    [InlineData("""{ "level": 9 }""", "“评估等级”应在 0 到 4 之间，现在是“9”。")]
    [InlineData("""{ "level": """, "不是正确的 YAML")]
    public void Facts_that_cannot_be_read_are_answered_with_a_sentence(string facts, string sentence)
    {
        var (decision, mistakes) = SubjectDecision.Of(Regime(), "elder", "facts.json", facts);
        Assert.Null(decision);
        Assert.Contains(mistakes, m => m.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    private static SubjectDecision Decide(string facts)
    {
        var (decision, mistakes) = SubjectDecision.Of(Regime(), "elder", "facts.json", facts);
        Assert.Empty(mistakes);
        return decision!;
    }

    private static Regime Regime() =>
        Library.Of(SmallPack.Pack, [SmallPack.Pack]).For(SmallPack.Pack.Division, new DateOnly(2026, 6, 1));
}
