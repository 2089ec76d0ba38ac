using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Benefits.Contracts;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Packs;
using Yiju.Rules.Packs;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Benefits;

/// <summary>
/// The way of <c>docs/packs.md</c>, with the very text that stands there: a county's bathing voucher from an empty folder to paid benefits,
/// without a change of the program.
/// </summary>
[Trait("req", "POL-01"), Trait("req", "POL-27")]
public sealed partial class NewPackTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 2);

    private readonly string folder = Directory.CreateTempSubdirectory("yiju-packs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_pack_of_the_guide_is_clean()
    {
        Write();
        var shelf = PackShelf.Read(folder, demo: true);
        Assert.Empty(shelf.Mistakes.Select(m => m.ToString()));
        var pack = shelf.Packs.Single(p => p.Id == "suixi-bathing");
        var (cases, mistakes) = new PackChecker(shelf.Packs, Day).Check(pack);
        Assert.Empty(mistakes.Select(m => m.ToString()));
        Assert.Equal(8, cases);
    }

    [Theory, EveryDatabase]
    public async Task A_new_document_pays_without_a_change_of_the_program(DatabaseKind kind)
    {
        Write();
        await using var app = await TestApp.Start(
            kind,
            services =>
            {
                FakeElders.Register(services);
                services.AddSingleton(new PackFolder(folder, Demo: true));
            }
        );
        app.Time.SetDay(Day.Year, Day.Month, Day.Day);
        await FakeElders.State(
            app,
            more: [(FactKeys.IncomeCategory, "minimum-living"), (FactKeys.LivingSituation, "alone")]
        );
        var village = await app.As(Role.VillageWorker, Places.Village);
        Assert.Equal("unknown", await Verdict(village));
        var asked = await village.GetStringAsync("/elders/9/evidence");
        Assert.Contains("家中有洗浴条件", asked, StringComparison.Ordinal);
        Assert.Contains("助浴券", asked, StringComparison.Ordinal);
        var wrong = await village.PostAsJsonAsync(
            "/api/elders/9/evidence/home.bathroom",
            new
            {
                value = "也许",
                from = "2026-13-01",
                proof = "",
            }
        );
        Assert.Contains(
            "“家中有洗浴条件”应为是或否",
            await wrong.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        var stated = await village.PostAsJsonAsync(
            "/api/elders/9/evidence/home.bathroom",
            new
            {
                value = "no",
                from = "2026-10-01",
                proof = "入户看过",
            }
        );
        stated.EnsureSuccessStatusCode();
        await app.Settle();
        Assert.Equal("yes", await Verdict(village));

        var decision = await Granted(app, village);
        Assert.Contains("遂民〔2026〕0号", decision, StringComparison.Ordinal);
        Assert.Contains("第一条", decision, StringComparison.Ordinal);
        await Pays(app);
    }

    /// <summary>The way over the town to the county; the page of its decision.</summary>
    private static async Task<string> Granted(TestApp app, HttpClient village)
    {
        var wish = await village.PostAsync("/elders/9/benefits/bathing-voucher/apply", Form());
        var application = wish.Headers.Location!.ToString();
        var town = await app.As(Role.TownOfficer, Places.Town);
        await town.PostAsync(application + "/verify", Form(("opinion", "属实")));
        var county = await app.As(Role.CountyOfficer, Places.County);
        await county.PostAsync(application + "/decide", Form(("decision", "grant")));
        var page = await county.GetStringAsync(application);
        return await county.GetStringAsync(DecisionLink().Match(page).Value);
    }

    private static async Task Pays(TestApp app)
    {
        var purse = Assert.Single(
            await app.Read(s => s.GetRequiredService<IWallets>().Of(FakeElders.Ying, Day, CancellationToken.None)),
            p => p.Purpose == "bathing"
        );
        Assert.Equal((18_000L, (DateOnly?)new DateOnly(2026, 11, 30)), (purse.Spendable.Fen, purse.ExpiresOn));
        var share = await app.Read(s =>
            s.GetRequiredService<IEntitlements>()
                .ShareOf(FakeElders.Ying, "ZY01", new Money(9_000), Day, CancellationToken.None)
        );
        Assert.Equal(
            ("bathing", 9_000L, "suixi-bathing@1 第三条"),
            (share.WalletPurpose, share.WalletMax.Fen, share.Rule)
        );
        var own = await app.As(Role.Elder, Places.Village, personId: 9);
        Assert.Contains("助浴", await own.GetStringAsync("/my/wallet"), StringComparison.Ordinal);
        Assert.Empty(await app.Read(s => s.GetRequiredService<LedgerVerifier>().Verify(CancellationToken.None)));
    }

    private static async Task<string?> Verdict(HttpClient viewer) =>
        JsonDocument
            .Parse(await viewer.GetStringAsync("/api/elders/9/benefits"))
            .RootElement.GetProperty("rulings")
            .EnumerateArray()
            .Single(r => r.GetProperty("benefit").GetString() == "bathing-voucher")
            .GetProperty("verdict")
            .GetString();

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    /// <summary>The shipped packs, and beside them the two files of the guide.</summary>
    private void Write()
    {
        foreach (var file in Directory.GetFiles(ShippedPacks.Folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(ShippedPacks.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        var guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "packs.md"));
        var blocks = Yaml().Matches(guide).Select(m => m.Groups[1].Value).ToList();
        var pack = Directory.CreateDirectory(Path.Combine(folder, "suixi-bathing")).FullName;
        File.WriteAllText(Path.Combine(pack, PackParser.PackFile), blocks[0]);
        File.WriteAllText(Path.Combine(pack, PackParser.ScenarioFile), blocks[1]);
    }

    [GeneratedRegex("/decisions/\\d+")]
    private static partial Regex DecisionLink();

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
