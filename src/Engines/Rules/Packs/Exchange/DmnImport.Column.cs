using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Yiju.Rules.Packs.Exchange;

public sealed partial class DmnImport
{
    /// <summary>A column of a table, with the kind its values have.</summary>
    /// <param name="Kind">As packs write kinds.</param>
    private sealed partial record Column(string Text, string Kind, int Places, IReadOnlyList<string> Words)
    {
        public static Column Of(
            string text,
            string? typeRef,
            Dictionary<string, XElement> types,
            IEnumerable<string> cells
        )
        {
            var written = cells.ToList();
            var (type, allowed) = Resolve(typeRef, types);
            var literals = written.SelectMany(Literals).ToList();
            var kind = type switch
            {
                "boolean" => "truth",
                "number" or "integer" or "double" or "long" => "number",
                "money" => "money",
                "date" => "date",
                "string" => "word",
                _ => literals.Exists(l => l.Kind == 's') ? "word"
                : literals.Exists(l => l.Kind == 'd') ? "date"
                : literals.Exists(l => l.Kind == 'b') ? "truth"
                : "number",
            };
            var words = allowed.Concat(literals.Where(l => l.Kind == 's').Select(l => l.Text)).Distinct().ToList();
            var places = literals
                .Where(l => l.Kind == 'n' && l.Text.Contains('.'))
                .Select(l => l.Text.Length - l.Text.IndexOf('.', StringComparison.Ordinal) - 1)
                .DefaultIfEmpty(0)
                .Max();
            return places > 4 && kind == "number"
                ? throw new FormatException($"“{text}”的小数有 {places} 位，最多 4 位。")
                : new Column(text, kind, kind == "number" ? places : 0, kind == "word" ? words : []);
        }

        /// <summary>What a pack declares of it.</summary>
        public string Fact(string title) =>
            Kind == "word"
                ? $"{{ kind: word, title: {Quoted(title)}, words: [{string.Join(", ", Words.Select(Quoted))}] }}"
            : Places > 0 ? $"{{ kind: number, title: {Quoted(title)}, places: {Places} }}"
            : $"{{ kind: {Kind}, title: {Quoted(title)} }}";

        /// <summary>A literal as packs write it.</summary>
        /// <exception cref="FormatException">It is of another kind than the column.</exception>
        public string Value(FeelLiteral literal) =>
            (literal.Kind, Kind) switch
            {
                ('n', "money") => $"{literal.Text} 元",
                ('n', "number") => literal.Text,
                ('s', "word") when !literal.Text.Contains('\'') => $"'{literal.Text}'",
                ('b', "truth") => literal.Text,
                ('d', "date") => literal.Text,
                _ => throw new FormatException($"“{Text}”是 {Kind}，“{literal.Text}”不是。"),
            };

        /// <summary>What a row comes to.</summary>
        /// <exception cref="FormatException">It is neither a value nor an expression that packs know.</exception>
        public string Result(string text)
        {
            var tokens = FeelToken.Cut(text);
            var at = 0;
            if (FeelLiteral.Read(tokens, ref at) is { } literal && at == tokens.Count)
            {
                return Value(literal);
            }
            var expression = Strings().Replace(text, "'$1'");
            return Language.Parser.Parse(new Language.Source(expression, default)).Syntax is not null
                ? expression
                : throw new FormatException($"结果“{text}”读不懂，可以写一个值，或者加减乘除。");
        }

        /// <summary>The base type behind names, and the words it allows.</summary>
        private static (string? Type, IReadOnlyList<string> Words) Resolve(
            string? typeRef,
            Dictionary<string, XElement> types
        )
        {
            IReadOnlyList<string> words = [];
            for (
                var depth = 0;
                depth < 10 && typeRef is not null && types.TryGetValue(Local(typeRef), out var type);
                depth++
            )
            {
                if (words.Count == 0 && One(type, "allowedValues") is { } allowed)
                {
                    words = [.. Literals(DmnImport.Text(allowed)).Where(l => l.Kind == 's').Select(l => l.Text)];
                }
                if (Local(typeRef) == "money")
                {
                    return ("money", words);
                }
                typeRef = One(type, "typeRef")?.Value.Trim();
            }
            return (typeRef is null ? null : Local(typeRef), words);
        }

        private static string Local(string name) => name[(name.LastIndexOf(':') + 1)..];

        private static IEnumerable<FeelLiteral> Literals(string text)
        {
            var tokens = FeelToken.Cut(text);
            for (var at = 0; at < tokens.Count; )
            {
                if (FeelLiteral.Read(tokens, ref at) is { } literal)
                {
                    yield return literal;
                }
                else
                {
                    at++;
                }
            }
        }

        [GeneratedRegex("\"([^\"']*)\"")]
        private static partial Regex Strings();
    }
}
