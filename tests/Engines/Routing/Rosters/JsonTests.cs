using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yiju.Kernel.Search;
using Yiju.Routing.Rosters;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Json;
using Yiju.Routing.Rosters.Replanning;

namespace Yiju.Tests.Engines.Routing.Rosters;

public sealed class JsonTests
{
    private static readonly string[] Examples = Blocks("Routing/Rosters/README.md");

    [Fact]
    public void The_example_of_the_readme_is_read_solved_and_answered()
    {
        var problem = ProblemJson.Read(Encoding.UTF8.GetBytes(Examples[0])).Value;
        var plan = SolverTests.Solve(problem, 200);
        Assert.Empty(PlanChecker.Check(problem, plan));
        using var stream = new MemoryStream();
        AnswerJson.Plan(stream, problem, plan);
        var answer = JsonNode.Parse(stream.ToArray())!;
        Assert.Equal(["v4"], answer["unassigned"]!.AsArray().Select(u => u!["visit"]!.GetValue<string>()));
        Assert.Equal("skill", answer["unassigned"]![0]!["reasons"]![0]!["constraint"]!.GetValue<string>());
        Assert.Equal(2, answer["unassigned"]![0]!["reasons"]![0]!["workers"]!.GetValue<int>());
        Assert.Equal("FeatureCollection", answer["geojson"]!["type"]!.GetValue<string>());
        Assert.Equal(2 + 4, answer["geojson"]!["features"]!.AsArray().Count);
        var again = PlanJson.Read(stream.ToArray(), problem).Value;
        Assert.Equal(Text(plan), Text(again));
        Assert.Equal(12, answer["cost"]!["parts"]!.AsArray().Count);
    }

    [Fact]
    public void The_events_of_the_readme_are_read_and_the_plan_is_mended()
    {
        var problem = ProblemJson.Read(Encoding.UTF8.GetBytes(Examples[0])).Value;
        var now = (9 * 3600) + 1800;
        var events = EventsJson.Read(Encoding.UTF8.GetBytes(Examples[1]), problem, now).Value;
        Assert.Equal(4, events.Count);
        var budget = new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, 50);
        var mended = Replanner.Replan(problem, SolverTests.Solve(problem, 50), events, now, budget).Value;
        Assert.Empty(PlanChecker.Check(mended.Problem, mended.Plan));
        Assert.Contains(mended.Changes, c => c is { Visit: "v9", ToWorker: "w1" });
        using var stream = new MemoryStream();
        AnswerJson.Replanned(stream, mended);
        Assert.Equal(mended.Changes.Count, JsonNode.Parse(stream.ToArray())!["changes"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("", "第 1 行")]
    [InlineData("{", "第 1 行")]
    [InlineData("[]", "这不是排班问题")]
    [InlineData("NAME: R101", "第 1 行")]
    [InlineData("""{ "format": "\ud800" }""", "UTF-8")]
    [InlineData("""{ "format": "yiju-plan-1" }""", "这不是排班问题")]
    [InlineData("""{ "format": "yiju-roster-1" }""", "firstDay：缺少，应为文字。")]
    public void A_file_of_another_kind_is_a_sentence(string text, string sentence) =>
        Assert.Contains(
            ProblemJson.Read(Encoding.UTF8.GetBytes(text)).Faults,
            f => f.Sentence.Contains(sentence, StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("days", "0", "days")]
    [InlineData("days", "1000", "days")]
    [InlineData("firstDay", "\"2.3.2026\"", "firstDay")]
    [InlineData("nonsense", "1", "nonsense")]
    [InlineData("places.0.latitude", "95", "places[0].latitude")]
    [InlineData("places.1.id", "\"站点\"", "places[1].id")]
    [InlineData("travel.modes", "[]", "travel")]
    [InlineData("travel.modes.0.kmPerHour", "0", "travel.modes[0].kmPerHour")]
    [InlineData("travel.matrices", """[{ "mode": "步行", "seconds": [[0]] }]""", "travel.matrices[0].seconds")]
    [InlineData("workers.0.start", "\"nowhere\"", "workers[0].start")]
    [InlineData("workers.0.sex", "\"x\"", "workers[0].sex")]
    [InlineData("workers.0.mode", "\"rocket\"", "workers[0].mode")]
    [InlineData("workers.0.skills", "\"助浴\"", "workers[0].skills")]
    [InlineData("workers.0.shifts.0.to", "\"07:00\"", "workers[0].shifts[0]")]
    [InlineData("workers.0.shifts.0.breaks.0.afterMinutes", "60", "workers[0].shifts[0].breaks[0]")]
    [InlineData("workers.0.dayCapMinutes", "-5", "workers[0].dayCapMinutes")]
    [InlineData("workers.1.vehicle.capacity", "0", "workers[1].vehicle.capacity")]
    [InlineData("visits.0.place", "\"nowhere\"", "visits[0].place")]
    [InlineData("visits.0.minutes", "-1", "visits[0].minutes")]
    [InlineData("visits.0.minutes", "1e300", "visits[0].minutes")]
    [InlineData("visits.0.windows", "[]", "visits[0].windows")]
    [InlineData("visits.0.windows.0.to", "\"08:00\"", "visits[0].windows[0]")]
    [InlineData("visits.0.windows.0.from", "\"25:00\"", "visits[0].windows[0].from")]
    [InlineData("visits.0.windows.0.from", "\"2026-03-01T09:00\"", "visits[0].windows[0].from")]
    [InlineData("visits.0.windows.0.lateMinutes", "\"1\"", "visits[0].windows[0].lateMinutes")]
    [InlineData("visits.0.priority", "6", "visits[0].priority")]
    [InlineData("visits.0.second.minGapMinutes", "10", "visits[0].second")]
    [InlineData("visits.0.id", "\"v2\"", "visits[1].id")]
    [InlineData("visits.0.lock", """{ "workers": ["w1"] }""", "visits[0].lock.workers")]
    [InlineData("visits.1.lock", """{ "workers": ["nobody"] }""", "visits[1].lock.workers[0]")]
    [InlineData("orders.0.first", "\"v3\"", "orders")]
    [InlineData("orders.0.then", "\"v99\"", "orders[0].then")]
    [InlineData("bonds.0.kind", "\"friends\"", "bonds[0].kind")]
    [InlineData("history.0.worker", "\"nobody\"", "history[0].worker")]
    [InlineData("weights.travel", "-1", "weights.travel")]
    [InlineData("published", """{ "tours": [{ "worker": "w1" }] }""", "published.tours[0].leave")]
    public void A_mistake_is_a_sentence_with_its_path(string where, string value, string path)
    {
        var problem = JsonNode.Parse(Examples[0])!;
        var steps = where.Split('.');
        var node = problem;
        foreach (var step in steps[..^1])
        {
            node = int.TryParse(step, out var at) ? node![at] : node![step];
        }
        node!.AsObject()[steps[^1]] = JsonNode.Parse(value);
        var faults = ProblemJson.Read(Encoding.UTF8.GetBytes(problem.ToJsonString())).Faults;
        Assert.Contains(faults, f => f.Field == path);
        Assert.All(faults, f => Assert.EndsWith("。", f.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void No_cut_text_and_no_flipped_byte_brings_the_reader_down()
    {
        var bytes = Encoding.UTF8.GetBytes(Examples[0]);
        var random = new SeededRandom(1);
        for (var i = 0; i < 300; i++)
        {
            var copy = bytes.ToArray();
            copy[random.Below(copy.Length)] = (byte)random.Below(256);
            _ = ProblemJson.Read(copy).Faults.Count;
            _ = ProblemJson.Read(bytes.AsMemory(0, random.Below(bytes.Length))).Faults.Count;
        }
    }

    private static string[] Blocks(string readme)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, readme));
        return [.. text.Split("```json\n").Skip(1).Select(b => b[..b.IndexOf("```", StringComparison.Ordinal)])];
    }

    private static string Text(RosterPlan plan) => JsonSerializer.Serialize(plan);
}
