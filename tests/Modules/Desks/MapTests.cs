using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Map;
using Yiju.Tests.Modules.People;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Desks;

[Trait("req", "KPI-06")]
public sealed class MapTests
{
    [Theory, EveryDatabase]
    public async Task A_county_sees_how_many_live_where_without_a_name_and_goes_down_to_the_village(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Draw(app);
        var village = await app.As(Role.VillageWorker, Places.Village);
        await village.Register(Residents.Zhang());
        var county = await app.As(Role.CountyOfficer, Places.County);
        var page = await county.GetStringAsync("/map");
        Assert.Contains($"/map?at={Places.Town}", page, StringComparison.Ordinal);
        Assert.Contains("老人 1，服务点 0，正在求助 0", page, StringComparison.Ordinal);
        Assert.DoesNotContain("张", page, StringComparison.Ordinal);
        var town = await county.GetStringAsync($"/map?at={Places.Town}");
        Assert.Contains("<path class=\"area s4\"", town, StringComparison.Ordinal);
        Assert.Contains($"/map?at={Places.Village}", town, StringComparison.Ordinal);
        Assert.InRange(town.Length, 1, 50 * 1024);
        var place = await county.GetStringAsync($"/map?at={Places.Village}");
        Assert.Contains("老人 1没有坐标", place, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await village.GetAsync($"/map?at={Places.NextVillage}")).StatusCode);
    }

    [Theory, EveryDatabase, Trait("req", "SEC-05")]
    public async Task Elders_stand_one_by_one_on_the_map_from_the_town_down_and_never_for_the_duty_room(
        DatabaseKind kind
    )
    {
        await using var app = await TestApp.Start(kind);
        await app.Do<Done>(async s =>
        {
            await s.GetRequiredService<IElderLoader>()
                .Load(
                    [
                        new NewElder
                        {
                            Name = "张秀英",
                            Division = Places.Village,
                            Longitude = 110.15,
                            Latitude = 21.15,
                        },
                    ],
                    new LoadContext("import:1", new DateOnly(2026, 7, 1)),
                    default
                );
            return default(Done);
        });
        var county = await app.As(Role.CountyOfficer, Places.County);
        Assert.Empty(await Features(county, $"/map/elders.geojson?at={Places.County}"));
        var point = Assert.Single(await Features(county, $"/map/elders.geojson?at={Places.Town}"));
        Assert.Equal("张*英", point.GetProperty("properties").GetProperty("name").GetString());
        Assert.Contains(
            "老人到了镇（街道）才逐个显示",
            await county.GetStringAsync("/map?view=each"),
            StringComparison.Ordinal
        );
        var agent = await app.As(Role.DutyAgent);
        Assert.Empty(await Features(agent, $"/map/elders.geojson?at={Places.Town}"));
        Assert.DoesNotContain(
            "老人 ",
            (await agent.GetStringAsync("/map")).Split("<main")[1],
            StringComparison.Ordinal
        );
    }

    [Theory, EveryDatabase]
    public async Task Streets_come_from_a_file_in_the_data_folder_and_a_bad_file_only_leaves_them_out(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Draw(app);
        var town = await app.As(Role.TownOfficer, Places.Town);
        var file = Path.Combine(app.DataFolder, StreetMap.FileName);
        await File.WriteAllTextAsync(file, "not a map");
        Assert.DoesNotContain("class=\"street\"", await town.GetStringAsync("/map"), StringComparison.Ordinal);
        const string Street = """{"type":"LineString","coordinates":[[110.11,21.11],[110.12,21.12]]}""";
        await File.WriteAllTextAsync(file, $$"""{"features":[{"geometry":{{Street}}}]}""");
        File.SetLastWriteTimeUtc(file, app.Time.GetUtcNow().UtcDateTime);
        Assert.Contains("class=\"street\"", await town.GetStringAsync("/map"), StringComparison.Ordinal);
        var ground = await town.GetStringAsync($"/map/base.geojson?at={Places.Village}");
        Assert.Contains("[[110.11,21.11],[110.12,21.12]]", ground, StringComparison.Ordinal);
        Assert.Contains("上园村", ground, StringComparison.Ordinal);
    }

    [Fact]
    public void A_border_is_drawn_with_the_corners_that_matter()
    {
        LonLat[] ring = [new(110, 21), new(110.5, 21.0001), new(111, 21), new(111, 22), new(110, 22), new(110, 21)];
        var path = Sheet.Around(ring)!.Rings([ring]);
        Assert.StartsWith("M", path, StringComparison.Ordinal);
        Assert.EndsWith("z", path, StringComparison.Ordinal);
        Assert.Equal(4, path.Count(c => c == 'l'));
        Assert.Null(Sheet.Around([]));
    }

    /// <summary>Borders for the villages of the town: two squares side by side.</summary>
    private static Task Draw(TestApp app) =>
        app.Do<Done>(async s =>
        {
            var tree = await s.GetRequiredService<DivisionStore>().Tree(default);
            Division[] drawn =
            [
                Outlined(tree.Find(Places.Village)!, 110.1),
                Outlined(tree.Find(Places.NextVillage)!, 110.2),
            ];
            await s.GetRequiredService<DivisionStore>()
                .Put(s.GetRequiredService<DbSession>(), s.GetRequiredService<PlatformDb>(), drawn, default);
            return default(Done);
        });

    private static Division Outlined(Division d, double west) =>
        new()
        {
            Code = d.Code,
            ParentCode = d.ParentCode,
            Name = d.Name,
            Level = d.Level,
            ValidFrom = d.ValidFrom,
            Longitude = west + 0.05,
            Latitude = 21.15,
            Outline = FormattableString.Invariant(
                $$"""{"type":"Polygon","coordinates":[[[{{west}},21.1],[{{west + 0.1}},21.1],[{{west + 0.1}},21.2],[{{west}},21.2],[{{west}},21.1]]]}"""
            ),
        };

    private static async Task<List<JsonElement>> Features(HttpClient client, string address)
    {
        using var json = JsonDocument.Parse(await client.GetStringAsync(address));
        return [.. json.RootElement.GetProperty("features").EnumerateArray().Select(f => f.Clone())];
    }
}
