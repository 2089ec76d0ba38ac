using System.Globalization;
using Yiju.Kernel.Search;
using Yiju.Routing.Vehicles;

namespace Yiju.Tests.Engines.Routing.Vehicles;

public sealed class SolomonFormatTests
{
    private const string Small = """
        small

        VEHICLE
        NUMBER     CAPACITY
          3          200

        CUSTOMER
        CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME

            0      40         50          0          0       1236          0
            1      45.5       68         10        912        967         90
            2      -45        70         30        825        870         90
        """;

    [Fact]
    public void An_instance_is_read_number_by_number()
    {
        var problem = Read(Small.ReplaceLineEndings("\r\n")).Value;
        Assert.Equal(("small", 3, 200.0, 2), (problem.Name, problem.Vehicles, problem.Capacity, problem.Customers));
        Assert.Equal(new VehicleStop(40, 50, 0, 0, 1236, 0), problem.Stops[0]);
        Assert.Equal(new VehicleStop(45.5, 68, 10, 912, 967, 90), problem.Stops[1]);
        Assert.Equal(new VehicleStop(-45, 70, 30, 825, 870, 90), problem.Stops[2]);
        Assert.True(SolomonFormat.Recognises(Small));
    }

    [Theory]
    [InlineData("", "", "文件是空的。")]
    [InlineData("VEHICLE", "WAGONS", "不是 Solomon 格式：没有 VEHICLE 一行。")]
    [InlineData("  3          200", "  3", "第 5 行“3”：应为车辆数、载量两个数。")]
    [InlineData("  3          200", "  3.5        200", "第 5 行“3.5”：车辆数应为不小于 0 的整数。")]
    [InlineData("  3          200", "  3         -200", "第 5 行“-200”：载量应在 0 到 1000000 之间。")]
    [InlineData("CUSTOMER", "PEOPLE", "车辆之后没有 CUSTOMER 一行。")]
    [InlineData("    0      40 ", "    1      40 ", "第 10 行“1”：编号应为 0，从车场 0 起逐个递增。")]
    [InlineData("    2      -45", "    1      -45", "第 12 行“1”：编号应为 2，从车场 0 起逐个递增。")]
    [InlineData("45.5", "abc", "第 11 行“abc”：第 2 列绝对值不应超过 1000000。")]
    [InlineData("45.5", "NaN", "第 11 行“NaN”：第 2 列绝对值不应超过 1000000。")]
    [InlineData("45.5", "1e300", "第 11 行“1e300”：第 2 列绝对值不应超过 1000000。")]
    [InlineData(" 10 ", "-10 ", "第 11 行“-10”：第 4 列应在 0 到 1000000 之间。")]
    [InlineData("912", "968", "第 11 行“968 967”：时间窗的结束早于开始。")]
    [InlineData(
        "870         90",
        "870",
        "第 12 行“2      -45        70…”：应为 7 列（编号、横坐标、纵坐标、需求、最早、最晚、服务时长），实有 6 列。"
    )]
    public void What_is_wrong_is_said_with_its_line(string part, string instead, string sentence)
    {
        var text = part.Length == 0 ? "" : Small.Replace(part, instead, StringComparison.Ordinal);
        Assert.Equal(sentence, Assert.Single(Read(text).Faults).Sentence);
    }

    [Fact]
    public void Without_a_depot_there_is_nothing_to_plan()
    {
        var text = Small[..Small.IndexOf("    0      40", StringComparison.Ordinal)];
        Assert.Equal("CUSTOMER 之后没有编号为 0 的车场一行。", Assert.Single(Read(text).Faults).Sentence);
    }

    [Fact]
    public void Another_format_is_not_taken_for_this_one()
    {
        Assert.False(SolomonFormat.Recognises("""{ "patients": [] }"""));
        Assert.False(SolomonFormat.Recognises(""));
    }

    [Fact]
    public void Whatever_is_cut_out_or_put_in_is_read_or_refused_with_a_sentence()
    {
        var random = new SeededRandom(1);
        string[] pieces =
        [
            "VEHICLE",
            "CUSTOMER",
            "0 0 0 0 0 0 0",
            "-1",
            "1e9",
            "\0",
            "\n",
            "十",
            "99999999999999999999",
        ];
        for (var i = 0; i < 2_000; i++)
        {
            var at = random.Below(Small.Length);
            var cut = random.Below(Math.Min(30, Small.Length - at));
            var text = string.Concat(Small.AsSpan(0, at), pieces[random.Below(pieces.Length)], Small.AsSpan(at + cut));
            var read = Read(text);
            Assert.True(read.Ok || read.Faults[0].Sentence.Length > 0);
        }
    }

    [Fact]
    public void A_plan_is_written_as_the_checkers_read_it()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        SolomonFormat.Write(
            text,
            Read(Small).Value,
            new VehiclePlan(
                [
                    [2],
                    [1],
                ],
                []
            ),
            LegLengths.TruncatedToTenths
        );
        Assert.Equal("Route #1: 2\nRoute #2: 1\nCost 212.2\n", text.ToString());
    }

    private static Yiju.Kernel.Outcome<VehicleProblem> Read(string text) => SolomonFormat.Read(new StringReader(text));
}
