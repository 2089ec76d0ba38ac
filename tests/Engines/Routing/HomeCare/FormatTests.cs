using System.Text;
using System.Text.Json.Nodes;
using Yiju.Kernel.Search;
using Yiju.Routing.HomeCare;
using Yiju.Routing.HomeCare.Checking;
using Yiju.Routing.HomeCare.Formats;

namespace Yiju.Tests.Engines.Routing.HomeCare;

public sealed class FormatTests
{
    private const string Good = """
        {
          "patients": [
            { "id": "p1", "time_window": [10, 30.5], "required_caregivers": [{ "service": "s1", "duration": 12.25 }] },
            { "id": "p2", "time_window": [0, 60], "required_caregivers": [{ "service": "s1" }, { "service": "s2" }],
              "synchronization": { "type": "sequential", "distance": [5, 10] } },
            { "id": "p3", "time_window": [0, 60], "required_caregivers": [{ "service": "s2" }, { "service": "s1" }],
              "synchronization": { "type": "simultaneous" } }
          ],
          "services": [{ "id": "s1", "default_duration": 7 }, { "id": "s2", "default_duration": 8 }],
          "caregivers": [{ "id": "c1", "abilities": ["s1"] }, { "id": "c2", "abilities": ["s1", "s2"] }],
          "central_offices": [{ "id": "d" }],
          "distances": [[0, 1, 2, 3], [1, 0, 4.0001, 5], [2, 4, 0, 6], [3, 5, 6, 0]]
        }
        """;

    private const string GoodText = """
        nbNodes 3
        nbVehi 2
        nbServi 2
        r 0 0  1 1  0 0
        DS 1
        a 1 0  1 1
        x 0 1 0  y 0 1 0
        d 0 1.5 0  1.5 0 1.5  0 1.5 0
        p 0 0 0 0  7 8 7 8  0 0 0 0
        mind 0 5 0
        maxd 0 10 0
        e 0 10 0
        l 0 30 0
        """;

    [Fact]
    public void The_json_form_is_read()
    {
        var instance = Hhcrsp.Read(Good).Value;
        Assert.Equal(
            ["p1 10000-30500 s1:12250 ", "p2 0-60000 s1:7000,s2:8000 5000-10000", "p3 0-60000 s2:8000,s1:7000 0-0"],
            instance.Patients.Select(Describe)
        );
        Assert.Equal(
            ["c1 s1", "c2 s1,s2"],
            instance.Caregivers.Select(c => $"{c.Id} {string.Join(',', c.Abilities.Order())}")
        );
        Assert.Equal(4001, instance.Travel(1, 2));
    }

    [Fact]
    public void The_text_form_is_read()
    {
        var instance = Hhcrsp.Read(GoodText).Value;
        Assert.Equal(["p1 10000-30000 s1:7000,s2:8000 5000-10000"], instance.Patients.Select(Describe));
        Assert.Equal(
            ["c1 s1", "c2 s1,s2"],
            instance.Caregivers.Select(c => $"{c.Id} {string.Join(',', c.Abilities.Order())}")
        );
        Assert.Equal(1500, instance.Travel(0, 1));
    }

    /// <summary>What is changed in the good file, what its field becomes, and where the fault is then said to be.</summary>
    [Theory]
    [InlineData("patients", "[]", "patients", "home-care-no-patients")]
    [InlineData("caregivers", "[]", "caregivers", "home-care-no-caregivers")]
    [InlineData("patients", null, "patients", "json")]
    [InlineData("patients", "7", "patients", "json")]
    [InlineData("distances", "[[0, 1]]", "distances[0]", "json")]
    [InlineData("distances", "[]", "distances", "home-care-matrix-size")]
    [InlineData("distances[1][2]", "-1", "distances[1][2]", "home-care-negative-way")]
    [InlineData("distances[1][2]", "\"x\"", "distances[1][2]", "json")]
    [InlineData("distances[1][2]", "1e300", "distances[1][2]", "json")]
    [InlineData("distances[1][2]", "2000000", "patients", "home-care-horizon")]
    [InlineData("patients[0].time_window", "[30, 10]", "patients[0].time_window", "home-care-window")]
    [InlineData("patients[0].time_window", "[-5, 10]", "patients[0].time_window", "home-care-window")]
    [InlineData("patients[0].time_window", "[5]", "patients[0].time_window", "json")]
    [InlineData("patients[0].time_window[1]", "null", "patients[0].time_window[1]", "json")]
    [InlineData("patients[0].id", null, "patients[0].id", "json")]
    [InlineData("patients[0].id", "\"p2\"", "patients", "home-care-id-twice")]
    [InlineData("patients[0].required_caregivers", "[]", "patients[0].required_caregivers", "home-care-demands")]
    [InlineData(
        "patients[0].required_caregivers[0].duration",
        "0",
        "patients[0].required_caregivers",
        "home-care-duration"
    )]
    [InlineData(
        "patients[0].required_caregivers[0].service",
        "\"s9\"",
        "patients[0].required_caregivers[0]",
        "home-care-nobody-able"
    )]
    [InlineData("patients[1].required_caregivers[0].service", "\"s9\"", "patients[1].required_caregivers[0]", "json")]
    [InlineData(
        "patients[1].required_caregivers[0].service",
        "\"s2\"",
        "patients[1].required_caregivers",
        "home-care-service-twice"
    )]
    [InlineData("patients[1].synchronization", null, "patients[1].required_caregivers", "home-care-gap-missing")]
    [InlineData("patients[1].synchronization.type", "\"later\"", "patients[1].synchronization.type", "json")]
    [InlineData("patients[1].synchronization.distance", "[9, 5]", "patients[1].synchronization", "home-care-gap")]
    [InlineData("caregivers[0].abilities", "[]", "patients[1].required_caregivers", "home-care-one-able")]
    [InlineData("caregivers[0].abilities", "[1]", "caregivers[0].abilities[0]", "json")]
    public void What_is_wrong_is_said_with_its_place(string path, string? value, string field, string code)
    {
        var faults = Hhcrsp.Read(Changed(path, value)).Faults;
        Assert.Contains((field, code), faults.Select(fault => (fault.Field, fault.Code)));
        Assert.All(faults, fault => Assert.EndsWith("。", fault.Sentence));
    }

    [Theory]
    [InlineData("", "第 1 行")]
    [InlineData("NAME : X-n101-k25\nTYPE : CVRP", "第 1 行")]
    [InlineData("{\n  \"patients\": [,]}", "第 2 行")]
    [InlineData("nbNodes 3\nnbVehi two", "第 2 行")]
    [InlineData("nbNodes 3\nnbVehi 2\nnbServi 2.5", "第 3 行")]
    [InlineData("nbNodes 99999\nnbVehi 99999\nnbServi 99999\nr 1", "第 4 行")]
    [InlineData("nbNodes 1e28\nnbVehi 1", "第 1 行")]
    [InlineData("nbNodes 3\nnbNodes 3", "第 2 行")]
    public void Another_format_is_refused_with_the_line(string text, string line)
    {
        var fault = Assert.Single(Hhcrsp.Read(text).Faults);
        Assert.Equal(line, fault.Field);
    }

    [Fact]
    public void Damaged_files_are_refused_or_read_but_never_thrown_at_the_caller()
    {
        var random = new SeededRandom(11);
        foreach (var good in new[] { Good, GoodText })
        {
            for (var turn = 0; turn < 1_500; turn++)
            {
                var text = new StringBuilder(good);
                for (var change = random.Below(4); change >= 0; change--)
                {
                    var at = random.Below(text.Length);
                    text[at] = "{}[],:\"0-9ex \n"[random.Below(14)];
                }
                text.Length = random.Below(3) == 0 ? random.Below(text.Length) : text.Length;
                var outcome = Hhcrsp.Read(text.ToString());
                Assert.All(outcome.Faults, fault => Assert.NotEmpty(fault.Sentence));
            }
        }
    }

    [Fact]
    public void A_plan_is_written_and_read_back()
    {
        var instance = RandomCare.Instance(new SeededRandom(5), 12, 4);
        var budget = new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, 50);
        var result = HomeCareSearch.Solve(instance, new CareOptions(), budget);
        var read = HhcrspSolution.Read(instance, HhcrspSolution.Write(instance, result.Plan)).Value;
        Assert.Equal(result.Plan.Routes, read.Routes);
        Assert.Equal(result.Cost, PlanChecker.Check(instance, read).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"routes":[{"caregiver_id":"c9","locations":[]}]}""")]
    [InlineData("""{"routes":[{"caregiver_id":"c1","locations":[{"patient":"p1"}]}]}""")]
    [InlineData(
        """{"routes":[{"caregiver_id":"c1","locations":[{"patient":"p1","service":"s2","arrival_time":1}]}]}"""
    )]
    [InlineData("""{"routes":[{"caregiver_id":1,"locations":[]}]}""")]
    public void Another_plan_is_refused(string text) =>
        Assert.NotEmpty(HhcrspSolution.Read(Hhcrsp.Read(Good).Value, text).Faults);

    [Fact]
    public void A_family_is_compared_in_the_columns_that_have_a_number_for_each_of_it()
    {
        var means = FamilyMeans.Of([
            (
                9,
                new Dictionary<string, string>
                {
                    ["id"] = "A1",
                    ["bound"] = "1",
                    ["others"] = "10",
                }
            ),
            (
                12,
                new Dictionary<string, string>
                {
                    ["id"] = "A2",
                    ["bound"] = "2",
                    ["others"] = "",
                }
            ),
        ]);
        Assert.Equal(10.5, means.Ours);
        Assert.Equal([("bound", 1.5)], means.Published);
    }

    private static string Describe(CarePatient patient)
    {
        var demands = string.Join(',', patient.Demands.Select(demand => $"{demand.Service}:{demand.Duration}"));
        var gap = patient.Gap is { } set ? $"{set.Least}-{set.Most}" : "";
        return $"{patient.Id} {patient.Release}-{patient.Due} {demands} {gap}";
    }

    /// <summary>The good file with one value replaced, or left out.</summary>
    private static string Changed(string path, string? value)
    {
        var root = JsonNode.Parse(Good)!;
        var at = root;
        var steps = path.Replace("]", "").Split('.', '[');
        foreach (var step in steps[..^1])
        {
            at = int.TryParse(step, out var index) ? at![index] : at![step];
        }
        var node = value is null ? null : JsonNode.Parse(value);
        if (int.TryParse(steps[^1], out var last))
        {
            at![last] = node;
        }
        else if (value is null)
        {
            at!.AsObject().Remove(steps[^1]);
        }
        else
        {
            at![steps[^1]] = node;
        }
        return root.ToJsonString();
    }
}
