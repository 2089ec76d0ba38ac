using Yiju.Siting.Location;
using Yiju.Siting.Location.Reading;
using Yiju.Siting.Location.Writing;

namespace Yiju.Tests.Engines.Siting.Location;

/// <summary>Files that cannot be read are answered by a sentence with the place, never by a crash.</summary>
public sealed class FileTests
{
    private const string Good = """
        {
          "p": 1, "radius": 2,
          "sites": [{ "name": "A", "x": 0, "y": 0, "cost": 3 }, { "name": "B", "x": 3, "y": 4, "status": "existing" }],
          "demand": [{ "name": "a", "x": 0, "y": 0, "weight": 2, "division": "东街" }]
        }
        """;

    [Theory]
    [InlineData(LocationProblem.PMedian, "", "文件是空的")]
    [InlineData(LocationProblem.PMedian, "3", "第 1 行：文件到这里就完了，还缺边数")]
    [InlineData(LocationProblem.PMedian, "3 1 1\n1 9 4", "第 2 行：第 1 条边的终点应在 1 到 3 之间，现在是 9")]
    [InlineData(LocationProblem.PMedian, "3 1 1\n1 2 -4", "第 2 行：第 1 条边的长度应在 0")]
    [InlineData(LocationProblem.PMedian, "3 1 1\n1 2 x", "第 2 行：第 1 条边的长度应为整数，现在是“x”")]
    [InlineData(LocationProblem.PMedian, "3 1 1\n1 2 4 7", "第 2 行：内容已经读完，后面还有“7”")]
    [InlineData(LocationProblem.PMedian, "999999999 1 1\n1 2 4", "第 1 行：节点数应在 1 到 10000 之间")]
    [InlineData(LocationProblem.PMedian, "3 999999999 1\n1 2 4", "第 1 行：边数应在 0 到")]
    [InlineData(LocationProblem.PMedian, "2 2\n5 1\n5 1\n3 1.5 2\n3 1 2", "节点、边、p 开头的图")]
    [InlineData(LocationProblem.Capacitated, "1 1\n5 -2\n3 1", "第 2 行：第 1 个地点的建设费用不能为负，现在是 -2")]
    [InlineData(LocationProblem.Capacitated, "1 2\n5 2\n3 1\n", "还缺第 2 个需求点的需求")]
    [InlineData(LocationProblem.Uncapacitated, "900000000 900000000\n", "第 1 行")]
    [InlineData(LocationProblem.Uncapacitated, "1 1\n5 nan\n3 1", "第 2 行：第 1 个地点的建设费用应为数")]
    [InlineData(LocationProblem.MaximalCovering, "3\n1 2 3\n4 5 6\n", "应有 3 个点，后面只有 2 行")]
    [InlineData(LocationProblem.MaximalCovering, "1\n1 2 -3\n", "第 2 行：第 1 个点的人数不能为负，现在是 -3")]
    [InlineData(LocationProblem.PMedian, "{ \"sites\": [", "第 1 行")]
    [InlineData(LocationProblem.PMedian, "{ \"sites\": 3, \"demand\": [] }", "sites：应为列表")]
    [InlineData(LocationProblem.PMedian, "{ \"demand\": [] }", "sites：缺少，应为列表")]
    [InlineData(LocationProblem.PMedian, "{ \"sites\": [], \"demand\": [] }", "没有一个地点")]
    [InlineData(LocationProblem.PMedian, "{ \"place\": 1 }", "place：没有这个字段")]
    [InlineData(LocationProblem.PMedian, "hello world", "第 1 行：不认识的列")]
    [InlineData(LocationProblem.PMedian, "role,name,x\n", "表头缺少“y”一列")]
    [InlineData(
        LocationProblem.PMedian,
        "role,name,x,y\nshop,A,1,2\n",
        "第 2 行，role：应为 site、demand、both，现在是“shop”"
    )]
    [InlineData(LocationProblem.PMedian, "role,name,x,y\nboth,A,one,2\n", "第 2 行，x：应为 数，现在是“one”")]
    [InlineData(LocationProblem.PMedian, "role,name,x,y\nboth,A,1\n", "第 2 行：有 3 格，表头有 4 格")]
    [InlineData(LocationProblem.PMedian, "role,name,x,y\nboth,A,1,2\nboth,A,1,2\n", "地点“A”写了两次")]
    [InlineData(LocationProblem.PMedian, "role,name,x,y\nsite,A,1,2\n", "没有一个需求点")]
    public void A_malformed_file_is_answered_by_a_sentence_with_its_place(
        LocationProblem problem,
        string text,
        string part
    ) => Assert.Contains(part, LocationFile.Read(text, problem).Faults[0].Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"weight\": 2", "\"weight\": -2", "demand[0].weight：不能小于 0，现在是 -2")]
    [InlineData("\"cost\": 3", "\"cost\": \"3\"", "sites[0].cost：应为数")]
    [InlineData("\"existing\"", "\"maybe\"", "sites[1].status：可以写 candidate、existing、forbidden")]
    [InlineData("\"p\": 1", "\"p\": 1.5", "p：应为整数")]
    [InlineData("\"x\": 3, ", "", "地点“B”没有坐标")]
    [InlineData("\"name\": \"a\", ", "", "demand[0].name：缺少，应为文字")]
    [InlineData("\"p\": 1", "\"distances\": [[1, 2], [3, 4]]", "distances：应有 1 行")]
    [InlineData("\"p\": 1", "\"distances\": [[1]]", "distances[0]：应有 2 个数")]
    [InlineData("\"p\": 1", "\"distances\": [[1, -2]]", "distances[0][1]：不能小于 0，现在是 -2")]
    public void A_wrong_field_of_our_own_form_is_named(string from, string to, string part) =>
        Assert.Contains(
            part,
            LocationFile
                .Read(Good.Replace(from, to, StringComparison.Ordinal), LocationProblem.PMedian)
                .Faults[0]
                .Sentence,
            StringComparison.Ordinal
        );

    [Fact]
    public void Our_own_form_is_read()
    {
        var (instance, question) = LocationFile.Read(Good, LocationProblem.MaximalCovering).Value;
        Assert.Equal((1, 2.0), (question.P, question.Radius));
        Assert.Equal((3.0, SiteStatus.Existing), (instance.Sites[0].Cost, instance.Sites[1].Status));
        Assert.Equal(
            (2.0, "东街", 5.0),
            (instance.Demand[0].Weight, instance.Demand[0].Division, instance.Travel[0, 1])
        );
    }

    [Fact]
    public void A_table_of_places_is_read()
    {
        var text = "\uFEFFname,role,y,x,weight,status\r\nA,both,0,0,3,\r\nB,site,4,3,,forbidden\r\n";
        var instance = LocationFile.Read(text, LocationProblem.PMedian).Value.Instance;
        Assert.Equal((2, 1, 5.0), (instance.Sites.Count, instance.Demand.Count, instance.Travel[0, 1]));
        Assert.Equal(SiteStatus.Forbidden, instance.Sites[1].Status);
    }

    [Fact]
    public void The_word_capacity_stands_for_the_capacity_given()
    {
        var plants = LocationFile.Read("1 1\ncapacity 7\n3 1\n", LocationProblem.Capacitated, 12).Value.Instance;
        Assert.Equal((12.0, 7.0), (plants.Sites[0].Capacity, plants.Sites[0].Cost));
    }

    [Fact]
    public void Whatever_is_written_there_is_an_answer()
    {
        string[] pieces =
        [
            "1",
            "2",
            "-3",
            "4.5",
            "1e9",
            "x",
            "{",
            "}",
            "[",
            "\"sites\"",
            ":",
            ",",
            "\n",
            "role,name,x,y",
            "NaN",
            "\0",
        ];
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var text = string.Join(
                ' ',
                Enumerable.Range(0, random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)])
            );
            var read = LocationFile.Read(text, (LocationProblem)random.Next(5));
            Assert.True(read.Ok || read.Faults[0].Sentence.EndsWith('。'), text);
        }
    }

    [Fact]
    public void The_result_is_written_with_what_it_cost_and_what_was_tried()
    {
        var (instance, question) = LocationFile.Read(Good, LocationProblem.PMedian).Value;
        var text = LocationText.Json(instance, question, instance.Solve(question));
        Assert.Contains("\"status\": \"proved\"", text, StringComparison.Ordinal);
        Assert.Contains("\"assign\": [", text, StringComparison.Ordinal);
        Assert.Contains("东街", text, StringComparison.Ordinal);
        Assert.Contains("贪心", text, StringComparison.Ordinal);
    }
}
