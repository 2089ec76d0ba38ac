using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform.Packs;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Benefits;

/// <summary>One small document of the test city in a folder of its own, in force instead of the shipped ones.</summary>
internal sealed class SmallPack : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("yiju-small-pack-").FullName;

    /// <summary>A monthly care subsidy by score: 600, 450 or 300 yuan.</summary>
    public const string Care = """
        adult: { as: group, title: 老年人, clause: 第一条, rule: age(person.birth-date) >= 60 }
        care-wallet:
          as: benefit
          title: 居家照护补贴
          clause: 第一条
          when: adult and assessment.care-need.level >= 2
          amount:
            rule: if assessment.care-need.score <= 29 then care.top else if assessment.care-need.score <= 45 then 450 元 else 300 元
            clause: 第二条
          every: month
          purpose: care
          source: county-lottery
          payer: county
          expires: month-end
          unspent: lapse
          on-end: return
        """;

    public SmallPack(string rules = Care, string from = "2025-01-01", string version = "1", string top = "600 元") =>
        Write("small-city", rules, from, version, top);

    /// <summary>Adds a document that replaces it.</summary>
    public void Write(string id, string rules, string from, string version, string top)
    {
        Directory.CreateDirectory(Path.Combine(folder, id));
        File.WriteAllText(
            Path.Combine(folder, id, "pack.yaml"),
            $$"""
            pack: {{id}}
            version: "{{version}}"
            title: 测试城市补贴办法
            document: 测试办〔2025〕{{version}}号
            division: "440800000000"
            from: {{from}}
            replaces: [{{(id == "small-city" ? "" : "small-city")}}]
            clauses:
              第一条: { text: 符合条件的老年人可以享受补贴 }
              第二条: { text: 按评估分值补贴 }
            facts:
              elder:
                person.birth-date: { kind: date, title: 出生日期 }
                living.division: { kind: division, title: 居住地 }
                assessment.care-need.level: { kind: number, title: 评估等级 }
                assessment.care-need.score: { kind: number, title: 评估得分 }
                assessment.ltci.level: { kind: number, title: 长护险评估等级 }
                income.category: { kind: word, title: 收入类别, words: { destitute: 特困, minimum-living: 低保, ordinary: 普通 } }
            parameters:
              care.top: { kind: money, title: 最高一档, clause: 第二条, values: { {{from}}: {{top}} } }
            rules:
              elder:
            {{string.Join('\n', rules.Split('\n').Select(l => "    " + l))}}
            """
        );
    }

    /// <summary>The documents as they lie in the folder now.</summary>
    public PacksInForce InForce()
    {
        var held = new PacksInForce(PackShelf.Read(folder, demo: false));
        Assert.Empty(held.Mistakes);
        Assert.Empty(held.For(Places.Village, new DateOnly(2026, 7, 1)).Mistakes);
        return held;
    }

    public void Register(IServiceCollection services)
    {
        FakeElders.Register(services);
        services.AddSingleton(InForce());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
