using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Assessment.Domain;
using Yiju.Care.Domain;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.People.Domain;
using Yiju.People.Features.Census;
using Yiju.Platform.Calendar;
using Yiju.Platform.Data;
using Yiju.Platform.Packs;
using Yiju.Safety.Contracts;
using Yiju.Safety.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

[Trait("req", "POL-02")]
public sealed class PackTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("yiju-packs").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("count: 3\nfrom: 2026-01-01", "demo/x.yaml 第 2 行：", "缺 'name'，必须写")]
    [InlineData("name: a\nfrom: 2026-01-01\ncount: viele", "demo/x.yaml 第 3 行：", "应为整数，现在是“viele”")]
    [InlineData("name: a\nfrom: 1. May", "demo/x.yaml 第 2 行：", "应为日期，例如 2026-01-01，现在是“1. May”")]
    [InlineData(
        "name: a\nfrom: 2026-01-01\nnmae: b",
        "demo/x.yaml 第 3 行：",
        "没有“nmae”这一项，可以写：name、count、from"
    )]
    [InlineData("name: a\nfrom: 2026-01-01\nname: b", "demo/x.yaml 第 3 行：", "“name”写了两次")]
    [InlineData("name: [a", "demo/x.yaml 第 ", "")]
    [InlineData("", "demo/x.yaml：", "文件是空的")]
    public void A_mistake_names_file_line_and_what_is_expected(string yaml, string where, string what)
    {
        var mistake = Assert.Throws<PackMistakeException>(() => PackReader.Parse<Sample>(yaml, "demo/x.yaml"));
        Assert.StartsWith(where, mistake.Message, StringComparison.Ordinal);
        Assert.Contains(what, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_only_one_pack_may_have_is_neither_missing_nor_twice()
    {
        var reader = new PackReader(new PackFolder(folder, Demo: true));
        Assert.Contains(
            "x.yaml",
            Assert.Throws<PackMistakeException>(() => reader.Only<Sample>("x.yaml")).Message,
            StringComparison.Ordinal
        );
        Write("a", "name: a\nfrom: 2026-01-01");
        Assert.Equal("a", reader.Only<Sample>("x.yaml").Content.Name);
        Write("b", "name: b\nfrom: 2026-01-01");
        Assert.Equal(
            "b/x.yaml：已经有 a/x.yaml，这个文件只能有一个。",
            Assert.Throws<PackMistakeException>(() => reader.Only<Sample>("x.yaml")).Message
        );
    }

    [Fact]
    public async Task A_pack_folder_of_ones_own_reaches_every_module()
    {
        CopyShipped();
        Change("demo-4408/pack.yaml", "version: \"1\"", "version: own");
        Change("demo-4408/services.yaml", "name: 送餐上门", "name: 送饭到家");
        Change("demo-4408/registry.yaml", "value: 69", "value: 42");
        Change("demo-4408/emergency.yaml", "seconds: 1200", "seconds: 1300");
        Change("national/survey.yaml", "和谁一起住", "家里有谁");
        Change("national/calendar.csv", "2026-01-01,no", "2026-07-02,no");
        Change("assessment/assessment.yaml", "value: 30", "value: 31");
        Change("national/funds.yaml", "value: 5", "value: 7");
        await using var app = await TestApp.Start(
            DatabaseKind.Sqlite,
            s => s.AddSingleton(new PackFolder(folder, Demo: true))
        );
        Assert.Null(app.Services.ReadPacks());
        T Of<T>()
            where T : notnull => app.Services.GetRequiredService<T>();
        Assert.Equal("own", Of<PacksInForce>().Library.Packs.Single(p => p.Id == "demo-4408").Version);
        Assert.Contains(Of<Catalogue>().Items, i => i.Name == "送饭到家");
        Assert.Contains(Of<RegistryNumbers>().All, n => n.Value == 42);
        Assert.Contains(Of<SurveyForm>().Questions, q => q.Text == "家里有谁");
        Assert.Equal(31, Of<AssessmentRules>().Find(AssessmentRules.WarningDays)!.Value);
        Assert.Equal(7, Of<FundsRules>().DaysToConfirm);
        var days = await app.Read(s => s.GetRequiredService<WorkingCalendar>().Load(CancellationToken.None));
        Assert.False(days.IsWorking(new DateOnly(2026, 7, 2)));
        await app.Do<Done>(async s =>
        {
            await s.GetRequiredService<IDeviceLoader>().AdoptLimits("demo-4408", CancellationToken.None);
            return default(Done);
        });
        Assert.Contains(
            1300,
            await app.Read(s => s.GetRequiredService<SafetyDb>().Limits.Select(l => l.Seconds).ToListAsync())
        );
    }

    [Fact]
    [Trait("req", "POL-01")]
    public void A_pack_that_cannot_be_read_is_left_out_and_named()
    {
        CopyShipped();
        Change("demo-4408/pack.yaml", "division: \"440800000000\"", "division: 湛江");
        var packs = new PacksInForce(PackShelf.Read(folder, demo: true));
        Assert.Contains("demo-4408/pack.yaml", packs.Mistakes.Single().ToString(), StringComparison.Ordinal);
        Assert.Contains("地区应为 12 位代码", packs.Mistakes.Single().Sentence, StringComparison.Ordinal);
        Assert.Contains(packs.Library.Packs, p => p.Id == "zhanjiang-2020-25");
        Assert.DoesNotContain(packs.Library.Packs, p => p.Id == "demo-4408");
    }

    [Fact]
    public async Task A_real_deployment_never_runs_on_demonstration_numbers()
    {
        CopyShipped();
        Directory.Move(Path.Combine(folder, "demo-4408"), Path.Combine(folder, "city"));
        Directory.CreateDirectory(Path.Combine(folder, "demo-other"));
        var reader = new PackReader(new PackFolder(folder, Demo: false));
        Assert.Equal(["city", "demo-other"], reader.LeftOut);
        Assert.Contains(
            "只有演示城市能用",
            Assert.Throws<PackMistakeException>(() => reader.Of<Sample>("city", "pack.yaml")).Message,
            StringComparison.Ordinal
        );
        Assert.Empty(new PackReader(new PackFolder(folder, Demo: true)).LeftOut);

        await using var app = await TestApp.Start(DatabaseKind.Sqlite, demo: false);
        Assert.Null(app.Services.ReadPacks());
        T Of<T>()
            where T : notnull => app.Services.GetRequiredService<T>();
        var book = Of<PacksInForce>().Library;
        Assert.DoesNotContain(book.Packs, p => p.Demonstration);
        Assert.Contains(book.Packs, p => p.Id == "zhanjiang-2020-25");
        Assert.Empty(Of<Catalogue>().Items);
        Assert.DoesNotContain(Of<RegistryNumbers>().All, n => n.Document.Contains("演示", StringComparison.Ordinal));
    }

    private void Write(string pack, string yaml)
    {
        Directory.CreateDirectory(Path.Combine(folder, pack));
        File.WriteAllText(Path.Combine(folder, pack, "x.yaml"), yaml);
    }

    private void CopyShipped()
    {
        foreach (var file in Directory.GetFiles(ShippedPacks.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(ShippedPacks.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private void Change(string file, string from, string to)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    private sealed class Sample
    {
        public required string Name { get; init; }

        public int? Count { get; init; }

        public required DateOnly From { get; init; }
    }
}
