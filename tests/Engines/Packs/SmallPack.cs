using Yiju.Rules.Packs;

namespace Yiju.Tests.Engines.Packs;

/// <summary>A made-up document with a rule of each kind that tools look at.</summary>
internal static class SmallPack
{
    public const string Text = """
        pack: small
        version: "1"
        title: 小城照护补贴办法
        document: 小府〔2026〕1号
        division: "990100000000"
        from: 2026-01-01
        to: 2026-12-31
        subjects: { elder: 老年人 }
        clauses:
          第一条: { text: "年满 60 周岁的老年人" }
          第二条: { text: "按评估等级发放补贴" }
          第三条: { text: "助浴每次收费" }
          第四条: { text: "本办法自 2026 年 1 月 1 日起施行", norule: 只有施行日期 }
        facts:
          elder:
            birth: { kind: date, title: 出生日期 }
            level: { kind: number, title: 评估等级, from: 0, to: 4 }
            income: { kind: word, title: 经济类别, words: { destitute: 特困, ordinary: 一般 } }
            living.division: { kind: division, title: 居住地 }
        parameters:
          elder.minAge: { kind: number, title: 老年人的年龄, unit: 周岁, clause: 第一条, values: { 2026-01-01: 60 } }
          bath.fee: { kind: money, title: 助浴收费, clause: 第三条, open: 原文没有写收费标准 }
        rules:
          elder:
            elder: { as: group, title: 老年人, clause: 第一条, rule: age(birth) >= elder.minAge }
            care:
              as: benefit
              title: 照护补贴
              clause: 第二条
              when: elder and level >= 2
              amount:
                table:
                  of: [level]
                  rows:
                    - { when: ["<= 2"], is: 200 元 }
                    - { when: ["> 2"], is: 500 元 }
              every: month
            bath: { kind: money, title: 助浴自付, clause: 第三条, rule: "if income = 'destitute' then 0 元 else bath.fee" }
        """;

    /// <summary>They prove everything but the age of somebody who is just too young.</summary>
    public const string Scenarios = """
        - name: 按等级发放
          about: elder
          on: 2026-06-01
          facts: { birth: 1966-06-01 }
          cases:
            - { facts: { level: 1 }, expect: { elder: yes, care: no, care.amount: 0 元 } }
            - { facts: { level: 2 }, expect: { care: yes, care.amount: 200 元 } }
            - { facts: { level: 3 }, expect: { care.amount: 500 元 } }
        - name: 年轻人不是老年人
          about: elder
          on: 2026-06-01
          facts: { birth: 1986-06-01, level: 4 }
          expect: { elder: no, care: no }
        - name: 特困老年人助浴免费
          about: elder
          on: 2026-06-01
          set: { bath.fee: 30 元 }
          cases:
            - { facts: { income: destitute }, expect: { bath: 0 元 } }
            - { facts: { income: ordinary }, expect: { bath: 30 元 } }
        - name: 收费没有定
          about: elder
          on: 2026-06-01
          facts: { income: ordinary }
          expect: { bath: unknown }
          needs: [bath.fee]
        """;

    public static Pack Read(string id, string pack, string? scenarios = null)
    {
        var (read, mistakes) = PackParser.Read(id, pack, scenarios);
        Assert.Empty(mistakes);
        return read!;
    }

    public static Pack Pack => Read("small", Text, Scenarios);
}
