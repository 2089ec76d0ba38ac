using System.Text;
using System.Text.Json.Nodes;
using Yiju.Assessment.Contracts;
using Yiju.Assessment.Domain;
using Yiju.Kernel;

namespace Yiju.Tests.Modules.Assessment;

[Trait("req", "ASM-03")]
public sealed class ScaleFileTests
{
    [Fact]
    public void Three_scales_are_shipped_with_their_version() =>
        Assert.Equal(
            ["gbt-42195-2022/1", "ltci-2021/1", "mzt-039-2013/1"],
            ScoreLines.Scales.Select(id => ScaleLibrary.Shipped.Find(id).Value.Version)
        );

    [Theory]
    [InlineData(Sheet.Mzt, "agency-min-assessors", 5, "SEEN")]
    [InlineData(Sheet.Mzt, "min-assessors", 2, "SEEN")]
    [InlineData(Sheet.Mzt, "reassess-months", 6, "SEEN")]
    [InlineData(Sheet.Gbt, "min-assessors", 2, "MEMORY")]
    [InlineData(Sheet.Gbt, "reassess-months", 12, "SEEN")]
    [InlineData(Sheet.Ltci, "min-assessors", 2, "MEMORY")]
    public void Facts_of_procedure_come_with_what_is_known_of_them(string id, string fact, int value, string mark)
    {
        var found = Sheet.Scale(id).File.Process.Single(x => x.Id == fact);
        Assert.Equal((value, mark), (found.Value, found.Mark.ToString()));
    }

    [Fact]
    public void A_folder_replaces_a_shipped_scale_and_results_name_the_new_version()
    {
        var folder = Directory.CreateTempSubdirectory("scales");
        try
        {
            var file = Json(Sheet.Ltci);
            file["version"] = "2";
            file["final"]!["cells"]![2] = JsonNode.Parse("""{"at":"02","level":1,"mark":"SEEN","source":"matrix"}""");
            File.WriteAllText(Path.Combine(folder.FullName, "ltci-2021.json"), file.ToJsonString());
            var library = ScaleLibrary.WithFolder(folder.FullName).Value;
            var score = library.Find(Sheet.Ltci).Value.Score(Sheet.LtciGrades(0, 2, 0), Conditions.None).Value;
            Assert.Equal(("ltci-2021/2", 1), (score.ScaleVersion, score.Level!.Value));
            Assert.Equal("mzt-039-2013/1", library.Find(Sheet.Mzt).Value.Version);
            File.WriteAllText(Path.Combine(folder.FullName, "broken.json"), "{");
            var fault = Assert.Single(ScaleLibrary.WithFolder(folder.FullName).Faults);
            Assert.Equal("scale-file-unreadable", fault.Code);
            Assert.StartsWith("broken.json", fault.Field, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Each planted mistake, and the place the check names.</summary>
    [Theory]
    [InlineData("gap in bands", "B2")]
    [InlineData("overlap of bands", "B2")]
    [InlineData("points twice", "B1.1")]
    [InlineData("points too high", "B1.1")]
    [InlineData("item twice", "B1.1")]
    [InlineData("cell missing", "final.cells")]
    [InlineData("unsure cell with level", "0003")]
    [InlineData("level that is none", "0000")]
    [InlineData("reading of a settled cell", "3333")]
    [InlineData("lookup without last row", "B3")]
    [InlineData("unknown source", "sources")]
    [InlineData("unknown condition", "adjustments")]
    [InlineData("coma of an unknown item", "adjustments")]
    public void A_wrong_scale_file_is_refused_and_the_place_named(string mistake, string field)
    {
        var file = Json(Sheet.Mzt);
        Plant(file, mistake);
        Assert.Contains(Load(file).Faults, fault => fault.Code == "scale-file-wrong" && fault.Field == field);
    }

    [Fact]
    public void A_gap_in_the_totals_is_refused()
    {
        var file = Json(Sheet.Gbt);
        file["final"]!["totals"]![1]!["from"] = 67;
        Assert.Equal("总分 66 没有唯一的等级。", Assert.Single(Load(file).Faults).Sentence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"surprise\":1}")]
    public void A_file_that_is_no_scale_is_refused(string text) =>
        Assert.Equal("scale-file-unreadable", Assert.Single(Load(text).Faults).Code);

    private static void Plant(JsonNode file, string mistake)
    {
        var sections = file["sections"]!;
        var eating = sections[0]!["items"]![0]!;
        var cells = file["final"]!["cells"]!.AsArray();
        var raises = file["adjustments"]!["raises"]!;
        Action plant = mistake switch
        {
            "gap in bands" => () => sections[1]!["grading"]!["bands"]![2]!["from"] = 3,
            "overlap of bands" => () => sections[1]!["grading"]!["bands"]![2]!["from"] = 1,
            "points twice" => () => eating["options"]![1]!["points"] = 10,
            "points too high" => () => eating["options"]![0]!["points"] = 32,
            "item twice" => () => sections[0]!["items"]![1]!["id"] = "B1.1",
            "cell missing" => () => cells.RemoveAt(0),
            "unsure cell with level" => () => cells[3]!["level"] = 1,
            "level that is none" => () => cells[0]!["level"] = 4,
            "reading of a settled cell" => () => file["readings"]![0]!["takes"]!["3333"] = 2,
            "lookup without last row" => () => sections[2]!["grading"]!["lookup"]!.AsArray().RemoveAt(3),
            "unknown source" => () => cells[0]!["source"] = "hearsay",
            "unknown condition" => () => raises[0]!["when"]![0] = "headache",
            "coma of an unknown item" => () => file["adjustments"]!["coma"]!["atOnce"]!["B9.9"] = 3,
            _ => throw new ArgumentOutOfRangeException(nameof(mistake), mistake, null),
        };
        plant();
    }

    private static JsonNode Json(string id)
    {
        using var stream = typeof(ScaleLibrary).Assembly.GetManifestResourceStream($"Scales/{id}.json")!;
        return JsonNode.Parse(stream)!;
    }

    private static Outcome<Scale> Load(JsonNode file) => Load(file.ToJsonString());

    private static Outcome<Scale> Load(string text) => Scale.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
