using System.Globalization;
using System.Xml;

namespace Yiju.Platform.Tables;

/// <summary>Which cell styles of a workbook show a number as a date.</summary>
internal sealed class XlsxStyles
{
    public static readonly XlsxStyles None = new();

    private readonly List<bool> dates = [];

    public bool IsDate(int style) => style >= 0 && style < dates.Count && dates[style];

    public static XlsxStyles Read(XmlReader reader)
    {
        var styles = new XlsxStyles();
        var formats = new Dictionary<int, string>();
        var inCellStyles = false;
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs")
            {
                inCellStyles = reader.NodeType == XmlNodeType.Element;
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "numFmt")
            {
                formats[Number(reader.GetAttribute("numFmtId"))] = reader.GetAttribute("formatCode") ?? "";
            }
            else if (inCellStyles && reader.NodeType == XmlNodeType.Element && reader.LocalName == "xf")
            {
                var id = Number(reader.GetAttribute("numFmtId"));
                styles.dates.Add(formats.TryGetValue(id, out var code) ? IsDateFormat(code) : IsBuiltInDate(id));
            }
        }
        return styles;
    }

    /// <summary>ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are the dates of Chinese versions.</summary>
    private static bool IsBuiltInDate(int id) =>
        id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool IsDateFormat(string code)
    {
        var quoted = false;
        var bracket = false;
        foreach (var c in code)
        {
            quoted ^= c == '"';
            bracket = c == '[' || bracket && c != ']';
            if (!quoted && !bracket && c is 'y' or 'Y' or 'd' or 'D')
            {
                return true;
            }
        }
        return false;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
