using System.Text;
using Yiju.Kernel;
using Yiju.Kernel.Search;
using Yiju.Siting.Network.Reading;
using Yiju.Siting.Network.Streets;

namespace Yiju.Tests.Engines.Siting.Network;

public sealed class ReadingTests
{
    private static Outcome<StreetImport> Read(Stream input) => StreetReader.Read(input, Town.Modes);

    private static byte[] Bytes(StreetGraph streets)
    {
        var stream = new MemoryStream();
        StreetFile.Write(streets, stream);
        return stream.ToArray();
    }

    [Fact]
    public void The_same_streets_are_the_same_graph_from_every_format()
    {
        var xml = Read(OsmFile.Sample.Xml()).Value;
        Assert.Equal((6, 5, 3, 0), (xml.Nodes, xml.Ways, xml.Used, xml.MissingNodes));
        Assert.Equal((4, 5), (xml.Streets.NodeCount, xml.Streets.SegmentCount));
        var expected = Bytes(xml.Streets);
        foreach (var (dense, pack) in ((bool, bool)[])[(true, true), (true, false), (false, true)])
        {
            var pbf = Read(OsmFile.Sample.Pbf(dense, pack)).Value;
            Assert.Equal((6, 5, 3, 0), (pbf.Nodes, pbf.Ways, pbf.Used, pbf.MissingNodes));
            Assert.Equal(expected, Bytes(pbf.Streets));
        }
        Assert.Equal(expected, Bytes(Read(OsmFile.Sample.GeoJson()).Value.Streets));
        Assert.Equal(expected, Bytes(Read(new MemoryStream(expected)).Value.Streets));
    }

    [Fact]
    public void A_street_is_broken_where_the_file_lacks_a_node()
    {
        var cut = OsmFile.Sample with { Nodes = [.. OsmFile.Sample.Nodes.Where(n => n.Id != 7)] };
        var import = Read(cut.Xml()).Value;
        Assert.Equal((2, 2), (import.MissingNodes, import.Streets.SegmentCount));
        var none = OsmFile.Sample with { Nodes = [] };
        Assert.Equal("streets-none", Read(none.Pbf(true, true)).Faults[0].Code);
    }

    [Theory]
    [InlineData("", "空")]
    [InlineData("  \n", "空")]
    [InlineData("<osm><node id='1' lat='1' lon='2'/>", "第 1 行")]
    [InlineData("<osm>\n<node id='1' lat='NaN' lon='2'/></osm>", "第 2 行")]
    [InlineData("<osm>\n<node id='x' lat='1' lon='2'/></osm>", "“x”")]
    [InlineData("<osm>\n<node id='1' lat='1'/></osm>", "缺少 lon")]
    [InlineData("<osm>\n<way><nd ref='1.5'/></way></osm>", "“1.5”")]
    [InlineData("<html></html>", "“html”")]
    [InlineData("<!DOCTYPE osm [<!ENTITY a 'b'>]><osm>&a;</osm>", "XML")]
    [InlineData("<osm></osm>", "没有可用的道路")]
    [InlineData("{", "JSON")]
    [InlineData("{\"type\":\"FeatureCollection\"}", "features")]
    [InlineData("{\"features\":[{}]}", "features[0]")]
    [InlineData("{\"features\":[{\"geometry\":{\"type\":\"LineString\",\"coordinates\":3}}]}", "数组")]
    [InlineData("{\"features\":[{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[1,91]]}}]}", "[1]")]
    [InlineData("{\"features\":[{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1e999,2]]}}]}", "[0]")]
    [InlineData("{\"features\":[{\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}", "没有可用的道路")]
    [InlineData("id,lat,lon\n1,2,3\n", "PBF")]
    [InlineData("YJSTRT01", "截断")]
    public void A_malformed_file_is_answered_with_a_sentence_and_the_place(string text, string said)
    {
        var outcome = Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        Assert.False(outcome.Ok);
        Assert.Contains(said, outcome.Faults[0].Sentence, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> Blobs()
    {
        var bomb = OsmFile.Deflate(new byte[40 << 20]);
        return new()
        {
            { "OSMData", OsmFile.Message(m => m.Bytes(1, [])), "OSMHeader" },
            { "OSMHeader", OsmFile.Message(m => m.Number(2, 40 << 20).Bytes(3, bomb)), "最多" },
            { "OSMHeader", OsmFile.Message(m => m.Number(2, 100).Bytes(3, bomb)), "不是写明的" },
            { "OSMHeader", OsmFile.Message(m => m.Number(2, 100).Bytes(3, [1, 2, 3])), "压缩的数据有误" },
            { "OSMHeader", OsmFile.Message(m => m.Number(2, -5).Bytes(3, bomb)), "-5" },
            { "OSMHeader", OsmFile.Message(m => m.Number(2, 100).Bytes(7, [1])), "zlib" },
            { "OSMHeader", OsmFile.Message(m => m.Bytes(1, [8])), "没有写完" },
            { "OSMHeader", OsmFile.Message(m => m.Bytes(1, [34, 200, 1])), "截断" },
            {
                "OSMHeader",
                OsmFile.Message(m => m.Bytes(1, OsmFile.Message(h => h.Text(4, "HistoricalInformation")))),
                "HistoricalInformation"
            },
        };
    }

    [Theory]
    [MemberData(nameof(Blobs))]
    public void A_bad_block_is_answered_with_a_sentence(string type, byte[] blob, string said)
    {
        var file = new MemoryStream();
        OsmFile.WriteRaw(file, type, blob);
        file.Position = 0;
        var fault = Read(file).Faults[0];
        Assert.Contains("第 1 块", fault.Sentence, StringComparison.Ordinal);
        Assert.Contains(said, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_or_damaged_anywhere_is_never_more_than_a_fault()
    {
        var random = new SeededRandom(1);
        Stream[] whole =
        [
            OsmFile.Sample.Pbf(true, false),
            OsmFile.Sample.Pbf(false, true),
            OsmFile.Sample.Xml(),
            OsmFile.Sample.GeoJson(),
            new MemoryStream(Bytes(Town.Cross(new() { ["highway"] = "service" }))),
        ];
        foreach (var file in whole)
        {
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            for (var i = 0; i < 300; i++)
            {
                var damaged = bytes[..(i % 3 == 0 ? random.Below(bytes.Length) : bytes.Length)];
                for (var hits = i % 3; hits > 0 && damaged.Length > 0; hits--)
                {
                    damaged[random.Below(damaged.Length)] = (byte)random.Below(256);
                }
                var outcome = Read(new MemoryStream(damaged));
                Assert.True(outcome.Ok || outcome.Faults[0].Sentence.Length > 0);
            }
        }
    }

    [Fact]
    public void Too_many_nodes_and_a_stop_end_the_reading()
    {
        var limits = new ImportLimits(Nodes: 5);
        Assert.Contains("超过 5 个", StreetReader.Read(OsmFile.Sample.Xml(), Town.Modes, limits).Faults[0].Sentence);
        Assert.Contains(
            "超过 5 个",
            StreetReader.Read(OsmFile.Sample.Pbf(true, true), Town.Modes, limits).Faults[0].Sentence
        );
        limits = new ImportLimits(StreetNodes: 4);
        foreach (var file in (Stream[])[OsmFile.Sample.Xml(), OsmFile.Sample.GeoJson()])
        {
            Assert.Contains("超过 4 个", StreetReader.Read(file, Town.Modes, limits).Faults[0].Sentence);
        }
        var stopped = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() =>
            StreetReader.Read(OsmFile.Sample.Pbf(true, true), Town.Modes, null, stopped)
        );
    }

    [Fact]
    public void A_made_town_is_the_same_for_the_same_seed_and_mostly_hangs_together()
    {
        var town = SyntheticStreets.Make(3_000, 11, Town.Middle, Town.Modes);
        Assert.Equal(Bytes(town), Bytes(SyntheticStreets.Make(3_000, 11, Town.Middle, Town.Modes)));
        Assert.NotEqual(Bytes(town), Bytes(SyntheticStreets.Make(3_000, 12, Town.Middle, Town.Modes)));
        Assert.InRange(town.NodeCount, 2_900, 3_000);
        Assert.InRange(new TravelNetwork(town, "walk").Components.Largest, 2_800, 3_000);
    }
}
