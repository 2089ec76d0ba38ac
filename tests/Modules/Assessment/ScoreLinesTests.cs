using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Yiju.Assessment.Contracts;

namespace Yiju.Tests.Modules.Assessment;

[Trait("req", "ASM-04")]
public sealed class ScoreLinesTests
{
    private const string Answers =
        "\"B1.1\":10,\"B1.2\":5,\"B1.3\":5,\"B1.4\":10,\"B1.5\":10,\"B1.6\":10,\"B1.7\":10,\"B1.8\":0,\"B1.9\":0,\"B1.10\":0,"
        + "\"B2.1\":0,\"B2.2\":0,\"B2.3\":1,\"B3.1\":0,\"B3.2\":1,\"B3.3\":1,\"B3.4\":0,"
        + "\"B4.1\":1,\"B4.2\":1,\"B4.3\":0,\"B4.4\":0,\"B4.5\":0";

    [Fact]
    public void A_line_becomes_the_line_the_command_promises()
    {
        var line =
            "{\"id\":\"a1\",\"answers\":{"
            + Answers
            + "},\"conditions\":"
            + "{\"coma\":false,\"dementia\":false,\"mentalIllness\":false,\"events30d\":2}}";
        var (text, counts) = Run(Sheet.Mzt, line);
        Assert.Equal(
            "{\"id\":\"a1\",\"sections\":{\"B1\":{\"points\":60,\"grade\":2},\"B2\":{\"points\":1,\"grade\":1},"
                + "\"B3\":{\"points\":2,\"grade\":0},\"B4\":{\"points\":2,\"grade\":0}},\"preliminary\":2,\"level\":3,\"name\":\"重度失能\","
                + "\"reasons\":[\"日常生活活动得 60 分，分级为 2（中度受损）（5.1.1 表2）。\",\"精神状态得 1 分，分级为 1（轻度受损）（5.1.2 表3）。\","
                + "\"感知觉与沟通：清醒，且视力、听力均为0或1，沟通交流为0，分级为 0（能力完好）（5.1.3 表4）。\","
                + "\"社会参与得 2 分，分级为 0（能力完好）（5.1.4 表5）。\","
                + "\"分级为日常生活活动2、精神状态1、感知觉与沟通0、社会参与0：符合“日常生活活动的分级为2，"
                + "精神状态、感知觉与沟通、社会参与中有1至2项的分级为1或2”，初步等级为中度失能（5.2 表6）。\","
                + "\"近30天内发生过2次及以上跌倒、噎食、自杀、走失的，提高一个等级（等级变更条款）。\",\"最后等级为 3（重度失能）。\"],"
                + "\"unsettled\":false,\"scaleVersion\":\"mzt-039-2013/1\"}\n",
            text.Replace("\\\"", "\"", StringComparison.Ordinal)
        );
        Assert.Equal(new ScoreCounts(1, 0, 0), counts);
    }

    [Fact]
    public void An_unsettled_line_has_candidates_and_no_level()
    {
        var (text, counts) = Run(
            Sheet.Mzt,
            "{\"id\":7,\"answers\":{" + Answers.Replace("\"B2.3\":1", "\"B2.3\":0", StringComparison.Ordinal) + "}}"
        );
        var result = JsonDocument.Parse(text).RootElement;
        Assert.Equal("7", result.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("level").ValueKind);
        Assert.Equal(JsonValueKind.Null, result.GetProperty("preliminary").ValueKind);
        Assert.Equal(JsonValueKind.Null, result.GetProperty("name").ValueKind);
        Assert.Equal("[1,2]", result.GetProperty("candidates").GetRawText());
        Assert.True(result.GetProperty("unsettled").GetBoolean());
        Assert.Equal(new ScoreCounts(0, 1, 0), counts);
    }

    [Theory]
    [InlineData("{\"id\":\"a\",", "line-not-json", null, "a")]
    [InlineData("nonsense", "line-not-json", null, null)]
    [InlineData("{\"id\":\"a\"} {}", "line-not-json", null, "a")]
    [InlineData("{\"id\":\"\\ud800\"}", "line-not-json", null, null)]
    [InlineData("[1]", "line-not-an-assessment", null, null)]
    [InlineData("7", "line-not-an-assessment", null, null)]
    [InlineData("{}", "id-missing", "id", null)]
    [InlineData("{\"id\":\"\",\"answers\":{}}", "id-missing", "id", "")]
    [InlineData("{\"id\":\"a\",\"answers\":{}}", "item-missing", "B1.1", "a")]
    [InlineData("{\"id\":\"a\",\"answers\":{\"B1.1\":null}}", "item-missing", "B1.1", "a")]
    [InlineData("{\"id\":\"a\",\"answers\":{\"B1.1\":7}}", "points-impossible", "B1.1", "a")]
    [InlineData("{\"id\":\"a\",\"answers\":{\"B1.1\":\"10\"}}", "points-impossible", "B1.1", "a")]
    [InlineData("{\"id\":\"a\",\"answers\":{\"B1.1\":10.5}}", "points-impossible", "B1.1", "a")]
    [InlineData("{\"id\":\"a\",\"answers\":{\"B1.1\":[10]}}", "points-impossible", "B1.1", "a")]
    [InlineData("{\"id\":\"a\",\"answers\":{\"B1.1\":-2147483648}}", "points-impossible", "B1.1", "a")]
    [InlineData("{\"id\":\"a\",\"answers\":{\"B1.1\":99999999999}}", "points-impossible", "B1.1", "a")]
    [InlineData("{\"id\":\"a\",\"answers\":{\"B1.1\":10,\"B1.1\":5}}", "item-twice", "B1.1", "a")]
    [InlineData("{\"id\":\"a\",\"answers\":{\"X9\":10}}", "item-unknown", "X9", "a")]
    [InlineData("{\"answers\":[],\"id\":\"a\"}", "answers-not-an-object", "answers", "a")]
    [InlineData("{\"id\":\"a\",\"conditions\":7}", "conditions-not-an-object", "conditions", "a")]
    [InlineData("{\"id\":\"a\",\"conditions\":{\"comma\":true}}", "condition-unknown", "comma", "a")]
    [InlineData("{\"id\":\"a\",\"conditions\":{\"coma\":1}}", "condition-wrong", "coma", "a")]
    [InlineData("{\"id\":\"a\",\"conditions\":{\"events30d\":\"2\"}}", "condition-wrong", "events30d", "a")]
    [InlineData("{\"id\":\"a\",\"conditions\":{\"coma\":true,\"events30d\":-1}}", "events-negative", "events30d", "a")]
    public void A_wrong_line_is_an_error_with_its_number_and_the_others_still_score(
        string wrong,
        string code,
        string? field,
        string? id
    )
    {
        var good = "{\"id\":\"g\",\"answers\":{" + Answers + "}}";
        var (text, counts) = Run(Sheet.Mzt, $"{good}\n\n{wrong}\n{{\"conditions\":{{\"coma\":true}},\"id\":\"c\"}}");
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        Assert.Equal(3, lines.Count);
        Assert.Equal("g", lines[0].GetProperty("id").GetString());
        Assert.Equal(3, lines[2].GetProperty("level").GetInt32());
        var error = lines[1].GetProperty("error");
        Assert.Equal((code, field), (error.GetProperty("code").GetString(), error.GetProperty("field").GetString()));
        Assert.Equal((id, 3), (lines[1].GetProperty("id").GetString(), lines[1].GetProperty("line").GetInt32()));
        Assert.False(string.IsNullOrWhiteSpace(error.GetProperty("message").GetString()));
        Assert.Equal(1, counts.Errors);
    }

    [Theory]
    [InlineData(Sheet.Gbt, 90, 0)]
    [InlineData(Sheet.Ltci, null, 0)]
    public void The_other_scales_are_scored_by_the_same_command(string id, int? total, int level)
    {
        var answers = JsonSerializer.Serialize(Sheet.Best(id).Reverse().ToDictionary());
        var result = JsonDocument
            .Parse(Run(id, $"{{\"id\":\"x\",\"more\":[{{}}],\"answers\":{answers}}}").Text)
            .RootElement;
        Assert.Equal(total is not null, result.TryGetProperty("total", out var found));
        Assert.Equal(total, total is null ? null : found.GetInt32());
        Assert.Equal(level, result.GetProperty("level").GetInt32());
    }

    [Fact]
    public void An_unknown_scale_is_refused_with_the_ones_there_are()
    {
        var fault = Assert.Single(ScoreLines.Run("mzt-2013", TextReader.Null, TextWriter.Null).Faults);
        Assert.Equal("scale-unknown", fault.Code);
        Assert.Contains("gbt-42195-2022、ltci-2021、mzt-039-2013", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_line_holds_it_becomes_one_line()
    {
        var pieces = Gen.Elements(
            "{",
            "}",
            "[",
            "]",
            "\"id\"",
            ":",
            ",",
            "\"a\"",
            "\"answers\"",
            "\"B1.1\"",
            "10",
            "null",
            "true",
            "\"conditions\"",
            "\"\\ud800\"",
            "\ud800",
            "\"coma\"",
            "é",
            " "
        );
        Prop.ForAll(
                pieces.ArrayOf().Select(string.Concat).ToArbitrary(),
                line =>
                {
                    var (text, counts) = Run(Sheet.Mzt, line);
                    var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                    var ok = lines.All(x => JsonDocument.Parse(x).RootElement.ValueKind == JsonValueKind.Object);
                    return ok
                        && lines.Length == (string.IsNullOrWhiteSpace(line) ? 0 : 1)
                        && counts.Scored + counts.Unsettled + counts.Errors == lines.Length;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static (string Text, ScoreCounts Counts) Run(string scale, string input)
    {
        using var output = new StringWriter();
        var outcome = ScoreLines.Run(scale, new StringReader(input), output);
        return (output.ToString(), outcome.Value);
    }
}
