using System.Text.Json;
using Yiju.Kernel;
using Yiju.Kernel.Search;
using Yiju.Siting.Network;
using Yiju.Siting.Network.Areas;
using Yiju.Siting.Network.Paths;
using Yiju.Siting.Network.Reaching;
using Yiju.Siting.Network.Streets;

namespace Yiju.Tests.Engines.Siting.Network;

public sealed class ReachTests
{
    private static readonly DivisionCode Here = DivisionCode.Parse("440801001001");
    private static readonly DivisionCode There = DivisionCode.Parse("440802001001");
    private static readonly double[] Shares = [0.5, 1];

    /// <summary>North and south of the town's middle, so many metres.</summary>
    private static GeoPoint At(double north, double east = 0) =>
        new(Town.Middle.Latitude + north / 111_195, Town.Middle.Longitude + east / 103_600);

    private static (TravelNetwork Network, Snapper Snapper) Cross()
    {
        var network = new TravelNetwork(Town.Cross(new() { ["highway"] = "residential" }), "walk");
        return (network, new Snapper(network, 50));
    }

    [Fact]
    [Trait("req", "FAC-34")]
    [Trait("req", "MEA-02")]
    public void Elders_are_covered_beyond_or_too_far_and_each_division_has_its_own_count()
    {
        var (network, snapper) = Cross();
        List<DemandPoint> elders =
        [
            new(At(10), 3, Here),
            new(At(190), 2, Here),
            new(At(-190), 5, There),
            new(At(1_000, 1_000), 7, There),
        ];
        List<FacilityPoint> facilities =
        [
            new("a", At(100), "canteen", 300),
            new("b", At(-190), "station", 300),
            new("lost", At(5_000), "canteen", 300),
        ];
        var study = new ReachStudy(network, snapper, elders, facilities);
        Assert.Equal([true, true, false], study.Sites.Select(s => s.OnStreet));
        var answer = study.Answer(new ReachRule("3 minutes", 3, new HashSet<string> { "canteen" }), Shares);
        Assert.Equal((17, 5, 5, 0, 7), Counts(answer.Total));
        Assert.Equal([Here, There], answer.Divisions.Select(d => d.Division));
        Assert.Equal((5, 5, 0, 0, 0), Counts(answer.Divisions[0]));
        Assert.Equal((12, 0, 5, 0, 7), Counts(answer.Divisions[1]));
        // Half of the five elders here live 90 m away, 81 s.
        Assert.All(answer.Divisions[0].Minutes, m => Assert.Equal(1.35, m, 0.02));
        Assert.Equal(new FacilityTime(-1, TravelTime.Unreachable), answer.Points[0].Second);
        var both = study.Answer(new ReachRule("any", 3, Within: DivisionCode.Parse("440802")), Shares);
        Assert.Equal((12, 5, 0, 0, 7), Counts(both.Total));
        Assert.Equal((1, 0), (both.Points[2].Nearest.Facility, both.Points[2].Second.Facility));
        Assert.Equal(ReachState.NotAsked, both.Points[0].State);
    }

    [Fact]
    public void An_island_is_unreachable_and_nobody_to_ask_about_is_no_share()
    {
        var builder = new StreetGraphBuilder(Town.Modes);
        var tags = new Dictionary<string, string> { ["highway"] = "residential" };
        builder.AddStreet([builder.AddNode(At(0)), builder.AddNode(At(0, 200))], tags);
        builder.AddStreet([builder.AddNode(At(500)), builder.AddNode(At(500, 200))], tags);
        var network = new TravelNetwork(builder.Build(), "walk");
        var study = new ReachStudy(
            network,
            new Snapper(network, 50),
            [new(At(500, 100), 4, Here)],
            [new("a", At(0), "", 0)]
        );
        var answer = study.Answer(new ReachRule("15", 15), Shares);
        Assert.Equal((4, 0, 0, 4, 0), Counts(answer.Total));
        Assert.Empty(answer.Total.Minutes);
        var none = study.Answer(new ReachRule("15", 15, Within: There), Shares);
        Assert.Equal((0L, 1.0), (none.Total.Elders, none.Total.CoveredShare));
    }

    [Fact]
    public void A_stop_ends_the_study()
    {
        var (network, snapper) = Cross();
        var stopped = new CancellationToken(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new ReachStudy(network, snapper, [new(At(1), 1, Here)], [], stop: stopped)
        );
        var study = new ReachStudy(network, snapper, [new(At(1), 1, Here)], [new("a", At(0), "", 0)]);
        Assert.ThrowsAny<OperationCanceledException>(() => study.Answer(new ReachRule("15", 15), Shares, stopped));
    }

    [Fact]
    public void Answers_do_not_depend_on_threads_and_can_be_written()
    {
        var network = Town.Make(1_000, 2, "walk");
        var snapper = new Snapper(network, 100);
        var random = new SeededRandom(3);
        var elders = Enumerable
            .Range(0, 9_000)
            .Select(i => new DemandPoint(Town.Somewhere(network.Streets, random), i % 5, i % 3 == 0 ? Here : There))
            .ToList();
        var facilities = Enumerable
            .Range(0, 9)
            .Select(i => new FacilityPoint($"f{i}", Town.Somewhere(network.Streets, random), "站", 1))
            .ToList();
        var studies = Enumerable
            .Range(1, 2)
            .Select(t => new ReachStudy(network, snapper, elders, facilities, Heading.Towards, t))
            .ToList();
        var answers = studies.ConvertAll(s => s.Answer(new ReachRule("十分钟", 10), Shares));
        Assert.Equal(answers[0].Points, answers[1].Points);
        var json = new MemoryStream();
        ReachJson.Write(json, answers, Shares, facilities, studies[0], withPoints: true);
        var rule = JsonDocument.Parse(json.ToArray()).RootElement.GetProperty("rules")[0];
        Assert.Equal("十分钟", rule.GetProperty("name").GetString());
        Assert.Equal(elders.Count, rule.GetProperty("points").GetArrayLength());
        Assert.Equal(answers[0].Total.Covered, rule.GetProperty("total").GetProperty("covered").GetInt64());
        var map = new MemoryStream();
        var drawer = new Isochrones(network, snapper);
        ReachJson.WriteIsochrones(
            map,
            facilities.Select((f, i) => (f, 10.0, drawer.Of(studies[0].Sites[i], 6_000, Heading.Towards)))
        );
        Assert.Equal(9, JsonDocument.Parse(map.ToArray()).RootElement.GetProperty("features").GetArrayLength());
    }

    [Fact]
    [Trait("req", "FAC-09")]
    [Trait("req", "FAC-10")]
    [Trait("req", "FAC-11")]
    public void Area_is_counted_under_each_reading_of_the_text()
    {
        var (network, snapper) = Cross();
        Estate Of(string id, GeoPoint at, int households, string group, bool isNew, double built, string day) =>
            new(id, at, households, Here, group, isNew, built, built, DateOnly.Parse(day));
        List<Estate> estates =
        [
            Of("a", At(50), 150, "g", true, 40, "2026-03-01"),
            Of("b", At(60), 150, "g", true, 20, "2026-01-01"),
            Of("c", At(70), 1_240, "", true, 0, "2026-01-01"),
            Of("old", At(-190), 90, "", false, 0, "2026-02-01"),
            Of("off", At(9_000), 100, "", false, 0, "2026-02-01"),
        ];
        var norm = new AreaNorm(20, 100);
        Assert.Equal([40, 40, 260], new EachNewEstate(norm).Count(estates).Select(a => a.Owed));
        Assert.Equal([80, 260], new GroupRoundedEach(norm).Count(estates).Select(a => a.Owed));
        var together = new GroupRoundedTogether(norm).Count(estates);
        Assert.Equal([60, 260], together.Select(a => a.Owed));
        Assert.Equal((300, 60, 0), (together[0].Households, together[0].Built, together[0].Missing));
        Assert.Equal(new DateOnly(2026, 1, 1), together[0].CountedOn);
        Assert.Equal([15, 15], new EachOldEstate(new(15, 100)).Count(estates).Select(a => a.Owed));
        List<FacilityPoint> facilities = [new("near", At(-100), "", 50), new("far", At(180), "", 500)];
        // 250 m are 225 s: the circle of 228 s takes a, b and the near facility, not c at 260 m.
        var limit = TravelTime.OfMinutes(3.8);
        var circles = new LivingCircle(new(15, 100), network, snapper, facilities, limit).Count(estates);
        Assert.Equal(
            [("old", 390L, 60.0, 50.0), ("off", 100L, 15.0, 0.0)],
            circles.Select(c => (c.Subject, c.Households, c.Owed, c.Built))
        );
        Assert.Equal(15, LivingCircle.WorstOf(circles, DivisionLevel.Town).Single().Missing);
        var json = new MemoryStream();
        AreaJson.Write(json, [(new EachNewEstate(norm), new EachNewEstate(norm).Count(estates))]);
        Assert.Equal(3, JsonDocument.Parse(json.ToArray()).RootElement[0].GetProperty("accounts").GetArrayLength());
    }

    private static (long, long, long, long, long) Counts(DivisionReach reach) =>
        (reach.Elders, reach.Covered, reach.Beyond, reach.Unreachable, reach.TooFarFromStreet);
}
