using System.Globalization;

namespace Yiju.Kernel;

/// <summary>How a person's data is shown to somebody who has not given a reason to see it whole.</summary>
public static class Masking
{
    /// <summary>“张*英”, “李*”, “阿***江”: the first sign and, from three signs on, the last.</summary>
    public static string Name(string name)
    {
        var signs = StringInfo.GetTextElementEnumerator(name);
        var list = new List<string>();
        while (signs.MoveNext())
        {
            list.Add(signs.GetTextElement());
        }
        return list.Count switch
        {
            0 => "",
            1 => "*",
            2 => list[0] + "*",
            _ => list[0] + new string('*', list.Count - 2) + list[^1],
        };
    }
}
