using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Runs;
using Yiju.Benefits.Features.Runs;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Packs;
using Yiju.Rules.Packs;
using Yiju.Tests.Modules.Testing;
using Places = Yiju.Tests.Modules.Testing.Places;

namespace Yiju.Tests.Modules.Benefits.Runs;

/// <summary>A registry of some elders under two small documents, and runs over it.</summary>
internal static class RunWorld
{
    public const string CityPack = """
        pack: city-rules
        version: "1"
        title: 城市办法
        document: 测试
        division: "440800000000"
        from: 2020-01-01
        completeness: full
        subjects: { elder: 老年人 }
        clauses:
          一: { text: "一" }
        facts:
          elder:
            person.birth-date: { kind: date, title: 出生日期 }
            living.division: { kind: division, title: 居住地 }
            income.category: { kind: word, title: 经济类别, words: { destitute: 特困, low: 低收入, ordinary: 一般 } }
            assessment.care-need.level: { kind: number, title: 评估等级, from: 0, to: 4 }
            visits: { kind: list, title: 探访, most: 3, of: { minutes: { kind: number, title: 分钟, from: 0, to: 600 } } }
        parameters:
          allowance.minAge: { kind: number, title: 津贴年龄, clause: 一, values: { 2020-01-01: 80 } }
        rules:
          elder:
            old: { as: group, title: 高龄, clause: 一, rule: age(person.birth-date) >= allowance.minAge }
            visited: { as: group, title: 有人探访, clause: 一, rule: "any(visits where minutes >= 30)" }
            poor: { as: group, title: 特困, clause: 一, rule: income.category = 'destitute' }
            allowance:
              as: benefit
              title: 高龄津贴
              clause: 一
              when: old
              amount: { rule: "if age(person.birth-date) >= 90 then 100 元 else 50 元" }
              every: month
              source: city-lottery
              purpose: care
              apply: automatic
            meals:
              as: benefit
              title: 助餐补贴
              clause: 一
              when: poor and assessment.care-need.level >= 2
              amount: { rule: 200 元 }
              every: month
              source: general-budget
              purpose: meals
            bath:
              as: benefit
              title: 浴室改造
              clause: 一
              when: poor
              amount: { rule: 3000 元 }
              every: once
              source: general-budget
              purpose: care
        """;

    /// <summary>One county pays its allowance from another age on.</summary>
    public const string CountyPack = """
        pack: county-rules
        version: "1"
        title: 县办法
        document: 测试
        division: "440804000000"
        from: 2020-01-01
        completeness: full
        clauses:
          一: { text: "一" }
        parameters:
          allowance.minAge: { kind: number, title: 津贴年龄, clause: 一, values: { 2020-01-01: 70 } }
        """;

    public static Task<TestApp> Start(DatabaseKind kind, RunSizes? sizes = null, bool listening = false) =>
        TestApp.Start(
            kind,
            services =>
                services
                    .AddSingleton(new PacksInForce(PackShelf.Read(Folder(CityPack, CountyPack), demo: true)))
                    .AddSingleton(sizes ?? RunSizes.Usual),
            listening
        );

    public static string Folder(params string[] packs)
    {
        var folder = Directory.CreateTempSubdirectory("yiju-packs-").FullName;
        foreach (var pack in packs)
        {
            var name = pack[
                (pack.IndexOf(':', StringComparison.Ordinal) + 1)..pack.IndexOf('\n', StringComparison.Ordinal)
            ]
                .Trim();
            Directory.CreateDirectory(Path.Combine(folder, name));
            File.WriteAllText(Path.Combine(folder, name, "pack.yaml"), pack);
        }
        return folder;
    }

    public static Library LibraryOf(params string[] packs)
    {
        var shelf = PackShelf.Read(Folder(packs), demo: true);
        Assert.Empty(shelf.Mistakes);
        return new Library(shelf.Packs);
    }

    /// <param name="birth">yyyy-MM-dd.</param>
    public static NewElder Elder(
        string birth,
        string division = Places.Village,
        params (string Key, string? Value)[] facts
    ) =>
        new()
        {
            Name = "张秀英",
            Division = division,
            BirthDate = DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture),
            Facts = [.. facts.Select(f => new NewFact(f.Key, f.Value))],
        };

    public static async Task<IReadOnlyList<long>> Load(TestApp app, params NewElder[] elders)
    {
        var loaded = await app.Do<List<long>>(async s =>
            (
                await s.GetRequiredService<IElderLoader>()
                    .Load(elders, new LoadContext("import:1", new DateOnly(2026, 6, 1)), CancellationToken.None)
            ).ToList()
        );
        return loaded.Value;
    }

    public static Task State(TestApp app, long elder, string key, string? value) =>
        app.Do<Done>(async s =>
        {
            var from = app.Time.Today();
            await s.GetRequiredService<FactStore>()
                .State(elder, key, value, from, "registration", CancellationToken.None);
            return default(Done);
        });

    /// <summary>Asks for a run and carries it to its end by the job runner.</summary>
    public static async Task<BenefitRun> Run(TestApp app)
    {
        var run = await app.Do<BenefitRun>(s =>
            Task.FromResult<Outcome<BenefitRun>>(
                s.GetRequiredService<OutcomeRuns>().Ask(RunKind.Asked, app.Time.Today())
            )
        );
        await app.Settle();
        return await Find(app, run.Value.Id);
    }

    public static async Task<BenefitRun> Find(TestApp app, long run) =>
        (await app.Read(s => s.GetRequiredService<OutcomeRuns>().Find(run, CancellationToken.None)))!;

    public static Task<List<OutcomeRow>> Outcomes(TestApp app) =>
        app.Read(s =>
            s.GetRequiredService<BenefitsDb>()
                .AllOutcomes.AsNoTracking()
                .OrderBy(o => o.SubjectId)
                .ThenBy(o => o.RunId)
                .ToListAsync()
        );

    public static Task<List<BenefitChange>> Changes(TestApp app, long? run = null) =>
        app.Read(s =>
            s.GetRequiredService<BenefitsDb>()
                .AllChanges.AsNoTracking()
                .Where(c => run == null || c.RunId == run)
                .OrderBy(c => c.SubjectId)
                .ThenBy(c => c.Benefit)
                .ThenBy(c => c.RunId)
                .ToListAsync()
        );

    public static async Task<Replay> Replay(TestApp app, long elder, long? run = null) =>
        (await app.Read(s => s.GetRequiredService<ReplayOutcome>().Of(elder, run, CancellationToken.None))).Value;
}
