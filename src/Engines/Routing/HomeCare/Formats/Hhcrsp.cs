using Yiju.Kernel;

namespace Yiju.Routing.HomeCare.Formats;

/// <summary>
/// Instances of the home health care routing and scheduling problem in the two forms they are published in: the JSON of
/// the University of Udine (github iolab-uniud/hhcrsp) and the text of Mankowska, Meisel and Bierwirth.
/// </summary>
/// <remarks>
/// Numbers are minutes. More than three decimals are rounded so that a plan that keeps the rounded instance keeps the
/// written one: travel, durations, releases and least gaps up, dues and greatest gaps down.
/// </remarks>
public static class Hhcrsp
{
    /// <summary>Whether a text begins like one of the two forms and has the words that only these have.</summary>
    public static bool Recognises(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.StartsWith("{")
            ? start.Contains("\"required_caregivers\"", StringComparison.Ordinal)
            : start.StartsWith("nbNodes");
    }

    /// <summary>Reads either form.</summary>
    /// <returns>The instance, or what is wrong, each with the path of the field or the number of the line.</returns>
    public static Outcome<CareInstance> Read(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("{"))
        {
            return HhcrspJson.Read(text);
        }
        return start.StartsWith("nb")
            ? new HhcrspText(text).Read()
            : Fault.Invalid(
                "home-care-format",
                "这不是 HHCRSP 实例：JSON 以 { 开头，文本以 nbNodes 开头。请检查文件和 --format。",
                "第 1 行"
            );
    }
}
