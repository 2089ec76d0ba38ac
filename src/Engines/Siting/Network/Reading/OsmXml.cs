using System.Globalization;
using System.Xml;
using Yiju.Kernel;
using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Reading;

/// <summary>Reads streets from OpenStreetMap XML (<c>.osm</c>), element by element.</summary>
public static class OsmXml
{
    private const long MostCharacters = 64L << 30;

    /// <returns>The streets, or a sentence with the line.</returns>
    public static Outcome<StreetImport> Read(
        Stream input,
        IReadOnlyList<TravelMode> modes,
        ImportLimits? limits = null,
        CancellationToken stop = default
    )
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            IgnoreComments = true,
            IgnoreWhitespace = true,
            MaxCharactersInDocument = MostCharacters,
        };
        using var xml = XmlReader.Create(input, settings);
        var streets = new OsmStreets(modes, limits ?? ImportLimits.Default);
        try
        {
            Elements(xml, streets, stop);
        }
        catch (XmlException error)
        {
            return Malformed(error.LineNumber, error.LinePosition, "不是完好的 XML。");
        }
        catch (InvalidDataException error)
        {
            var at = (IXmlLineInfo)xml;
            return Malformed(at.LineNumber, at.LinePosition, error.Message);
        }
        return streets.Finish();
    }

    private static Fault Malformed(int line, int position, string sentence) =>
        Fault.Invalid("streets-xml", $"第 {line} 行第 {position} 字：{sentence}");

    private static void Elements(XmlReader xml, OsmStreets streets, CancellationToken stop)
    {
        var nodes = new List<long>();
        var tags = new Dictionary<string, string>();
        var inWay = false;
        xml.MoveToContent();
        if (xml.LocalName != "osm")
        {
            throw new InvalidDataException($"应为 OpenStreetMap 的 osm 文件，现在最外层是“{xml.LocalName}”。");
        }
        while (xml.Read())
        {
            stop.ThrowIfCancellationRequested();
            var begins = xml.NodeType == XmlNodeType.Element;
            switch (xml.LocalName)
            {
                case "node" when begins:
                    streets.AddNode(Number(xml, "id"), new GeoPoint(Degrees(xml, "lat"), Degrees(xml, "lon")));
                    break;
                case "way" when begins:
                    (inWay, tags) = (!xml.IsEmptyElement, []);
                    nodes.Clear();
                    break;
                case "nd" when begins && inWay:
                    nodes.Add(Number(xml, "ref"));
                    break;
                case "tag" when begins && inWay:
                    tags[Attribute(xml, "k")] = Attribute(xml, "v");
                    break;
                case "way" when xml.NodeType == XmlNodeType.EndElement:
                    streets.AddWay(nodes.ToArray(), tags);
                    inWay = false;
                    break;
            }
        }
    }

    private static string Attribute(XmlReader xml, string name) =>
        xml.GetAttribute(name) ?? throw new InvalidDataException($"{xml.LocalName} 缺少 {name}。");

    private static long Number(XmlReader xml, string name) =>
        long.TryParse(Attribute(xml, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException($"{xml.LocalName} 的 {name} 应为整数，现在是“{xml.GetAttribute(name)}”。");

    private static double Degrees(XmlReader xml, string name) =>
        double.TryParse(Attribute(xml, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            ? degrees
            : throw new InvalidDataException($"{xml.LocalName} 的 {name} 应为度数，现在是“{xml.GetAttribute(name)}”。");
}
