using Yiju.Kernel;
using Yiju.Siting.Network;
using Yiju.Siting.Network.Areas;
using Yiju.Siting.Network.Reaching;

namespace Yiju.Tests.Engines.Siting.Network;

public sealed class RowTests
{
    [Fact]
    public void Csv_and_json_say_the_same()
    {
        const string Csv =
            "\uFEFFlon, lat ,division,elders,other\n110.5,21.5,440801001001,3,\"a, \"\"b\"\"\"\n\n110.5,21.5,,,x\n";
        const string Json = """
            [{"lat": 21.5, "lon": 110.5, "division": "440801001001", "elders": 3}, {"lat": "21.5", "lon": 110.5}]
            """;
        List<DemandPoint> expected =
        [
            new(new GeoPoint(21.5, 110.5), 3, DivisionCode.Parse("440801001001")),
            new(new GeoPoint(21.5, 110.5), 1, default),
        ];
        Assert.Equal(expected, DemandPoint.Read(new StringReader(Csv)).Value);
        Assert.Equal(expected, DemandPoint.Read(new StringReader(Json)).Value);
    }

    [Fact]
    public void Facilities_estates_and_rules_are_read()
    {
        var facility = FacilityPoint.Read(
            new StringReader("id,lat,lon,kind,square_metres\n\"a,1\",1,2,canteen,12.5\n")
        );
        Assert.Equal(new FacilityPoint("a,1", new GeoPoint(1, 2), "canteen", 12.5), Assert.Single(facility.Value));
        var estate = Estate.Read(
            new StringReader("id,lat,lon,households,new,group,counted_on,built\ne,1,2,150,是,g,2026-01-31,7\n")
        );
        var read = Assert.Single(estate.Value);
        Assert.Equal(("g", true, new DateOnly(2026, 1, 31), 7.0), (read.Group, read.IsNew, read.CountedOn, read.Built));
        var rules = ReachRule.Read(
            new StringReader("name,minutes,kinds,within\n中心,15,canteen; station,4401\n全市,25,,\n")
        );
        Assert.Equal(["canteen", "station"], rules.Value[0].Kinds!.Order());
        Assert.Equal(DivisionCode.Parse("4401"), rules.Value[0].Within);
        Assert.Equal((null, (DivisionCode?)null), (rules.Value[1].Kinds, rules.Value[1].Within));
    }

    [Theory]
    [InlineData("", "空")]
    [InlineData("lat,elders\n", "“lon”")]
    [InlineData("lat,lon,lat\n", "两列")]
    [InlineData("lat,lon\n1,2\nx,2\n", "第 3 行，lat：应为 -90 到 90 的度数，现在是“x”")]
    [InlineData("lat,lon\nNaN,2\n", "第 2 行，lat")]
    [InlineData("lat,lon\n1,181\n", "第 2 行，lon")]
    [InlineData("lat,lon,elders\n1,2,-1\n", "第 2 行，elders")]
    [InlineData("lat,lon,elders\n1,2,99999999999\n", "第 2 行，elders")]
    [InlineData("lat,lon,division\n1,2,湛江\n", "第 2 行，division：应为 12 位地区代码")]
    [InlineData("lat,lon\n1\n", "第 2 行：有 1 格，表头有 2 格")]
    [InlineData("lat,lon\n\"1,2\n", "引号")]
    [InlineData("[{\"lat\":1}]", "第 1 项，lon")]
    [InlineData("[1]", "第 1 项：应为对象")]
    [InlineData("[{\"lat\":\"\\ud800\",\"lon\":1}]", "读不了的文字")]
    [InlineData("[{\"lat\":1},", "JSON")]
    [InlineData("{\"lat\":1}", "数组")]
    public void A_mistake_is_told_with_row_and_column(string text, string said)
    {
        var outcome = DemandPoint.Read(new StringReader(text));
        Assert.False(outcome.Ok);
        Assert.Contains(said, outcome.Faults[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_mistakes_a_hundred_are_told()
    {
        var rows = string.Concat(Enumerable.Repeat("1,x\n", 500));
        Assert.Equal(100, DemandPoint.Read(new StringReader($"lat,lon\n{rows}")).Faults.Count);
    }
}
