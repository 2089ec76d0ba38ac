using System.Text;
using YamlDotNet.Core;

namespace Yiju.Rules.Packs.Editing;

/// <summary>Writes values so that YAML reads them as they are.</summary>
internal static class YamlWords
{
    private const string Signs = "-?:,[]{}#&*!|>'\"%@`";

    /// <param name="style">How it was written before; kept where the value allows it.</param>
    /// <param name="flow">It stands inside braces or brackets.</param>
    public static string Write(string value, ScalarStyle style, bool flow) =>
        style == ScalarStyle.SingleQuoted && !value.Contains('\n', StringComparison.Ordinal)
            ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"
        : style is ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted || !IsPlain(value, flow) ? Quoted(value)
        : value;

    public static string Write(string value, bool flow) => Write(value, ScalarStyle.Plain, flow);

    /// <summary><c>{ to: 29, is: 600 元 }</c>.</summary>
    public static string Row(WrittenRow row)
    {
        var parts = new List<string>();
        Add("from", row.From);
        Add("above", row.Above);
        Add("to", row.To);
        Add("below", row.Below);
        if (!string.IsNullOrWhiteSpace(row.Of))
        {
            var words = row.Of.Split(
                [',', '，', '、', ' '],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
            parts.Add($"of: [{string.Join(", ", words.Select(w => Write(w, flow: true)))}]");
        }
        Add("is", row.Is);
        return $"{{ {string.Join(", ", parts)} }}";

        void Add(string key, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                parts.Add($"{key}: {Write(value.Trim(), flow: true)}");
            }
        }
    }

    private static bool IsPlain(string value, bool flow) =>
        value.Length > 0
        && !char.IsWhiteSpace(value[0])
        && !char.IsWhiteSpace(value[^1])
        && (
            !Signs.Contains(value[0], StringComparison.Ordinal)
            || (value[0] == '-' && value.Length > 1 && char.IsAsciiDigit(value[1]))
        )
        && value[^1] != ':'
        && !value.Any(c => char.IsControl(c) || (flow && c is ',' or '[' or ']' or '{' or '}'))
        && !value.Contains(": ", StringComparison.Ordinal)
        && !value.Contains(" #", StringComparison.Ordinal);

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var sign in value)
        {
            quoted.Append(
                sign switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "",
                    '\t' => "\\t",
                    _ => sign.ToString(),
                }
            );
        }
        return quoted.Append('"').ToString();
    }
}
