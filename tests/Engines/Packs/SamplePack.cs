using Yiju.Rules.Language;
using Yiju.Rules.Packs;

namespace Yiju.Tests.Engines.Packs;

/// <summary>A small document about new estates, to be changed by tests.</summary>
internal static class SamplePack
{
    public static readonly DateOnly Today = new(2026, 7, 1);

    public const string Text = """
        pack: estates
        version: "1"
        title: 小区配建养老用房规定
        document: 某府〔2022〕1号
        division: "440700000000"
        from: 2022-11-01
        to: 2027-10-31
        subjects: { estate: 小区 }
        clauses:
          第一条: { text: 每百户不低于 20 平方米，不足百户的按照百户计 }
          第二条: { text: 达标的给予一次性奖励 }
          第三条: { text: 由民政部门解释, norule: 没有可以判断的内容 }
        facts:
          estate:
            households: { kind: number, title: 户数, unit: 户, from: 1, to: 100000 }
            area: { kind: number, title: 规划面积, unit: 平方米, from: 0, to: 1000000, places: 2 }
        parameters:
          area.perHundred: { kind: number, title: 每百户面积, unit: 平方米, clause: 第一条, values: { 2022-11-01: 20, 2025-01-01: 30 } }
          award: { kind: money, title: 奖励金额, clause: 第二条, open: 原文没有写金额 }
        rules:
          estate:
            hundreds: { kind: number, rule: ceil(households / 100) }
            area.required: { kind: number, title: 应配建面积, clause: 第一条, rule: hundreds * area.perHundred }
            area.enough: { as: standard, title: 配建面积达标, clause: 第一条, rule: area >= area.required, soft: true }
            reward: { as: benefit, title: 达标奖励, clause: 第二条, when: area.enough, amount: { rule: award }, every: once }
        """;

    public const string Scenarios = """
        - name: 不足百户按百户
          about: estate
          on: 2023-01-01
          cases:
            - { facts: { households: 149, area: 40 }, expect: { area.required: 40, area.enough: yes, reward: yes, reward.amount: unknown }, needs: [award] }
            - { facts: { households: 201, area: 59.99 }, expect: { area.required: 60, area.enough: no, reward: no, reward.amount: 0 元 } }
        - name: 当地定了奖励金额
          about: estate
          on: 2025-01-01
          facts: { households: 100, area: 30 }
          set: { award: 5000 元 }
          expect: { area.required: 30, reward.amount: 5000 元 }
        - name: 到期以后停止判断
          about: estate
          on: 2027-11-01
          facts: { households: 100, area: 30 }
          expect: { area.enough: stopped }
        """;

    public static Pack Read(string? text = null, string? scenarios = Scenarios, string id = "estates")
    {
        var (pack, mistakes) = PackParser.Read(id, text ?? Text, scenarios);
        Assert.Empty(mistakes);
        return pack!;
    }

    /// <summary>Everything that is wrong with a pack, reading and checking together.</summary>
    public static IReadOnlyList<Mistake> Mistakes(string text, string? scenarios = Scenarios)
    {
        var (pack, mistakes) = PackParser.Read("estates", text, scenarios);
        return pack is null ? mistakes : new PackChecker([pack], Today).Check(pack).Mistakes;
    }
}
