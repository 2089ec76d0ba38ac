using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Mutating;

/// <summary>The limits that the cells of one column share.</summary>
/// <param name="cells">From the first row to the last.</param>
internal sealed class Limits(IReadOnlyList<Source> cells)
{
    private readonly List<List<Token>> tokens = [.. cells.Select(c => Lexer.Cut(c).Tokens)];

    /// <summary>Moves each limit by one step, and to the other side: at most becomes less than, wherever it stands.</summary>
    public IEnumerable<(Position At, string What, IReadOnlyList<Source> Cells)> Changes()
    {
        foreach (var (row, index) in First())
        {
            var at = cells[row].At(tokens[row][index].At);
            var written = tokens[row][index].Text;
            var moves = Edit.Values(tokens[row], index).Select(v => v.Other).ToList();
            foreach (var other in moves)
            {
                yield return (at, $"limit {written} → {other}", Moved(written, other));
            }
            if (moves.Count == 2 && Beside(written) is { } next)
            {
                yield return (at, $"limits {written}, {next} + 1", Moved(next, Plus(next, 1), written, next));
                yield return (at, $"limits {written}, {next} - 1", Moved(written, Plus(written, -1), next, written));
            }
            if (Sided(written) is { } sided)
            {
                yield return (at, $"limit {written} on the other side", sided);
            }
        }
    }

    /// <summary>Where each limit stands first.</summary>
    private IEnumerable<(int Row, int Index)> First()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < cells.Count; row++)
        {
            for (var i = 0; i < tokens[row].Count; i++)
            {
                if (IsLimit(tokens[row][i]) && seen.Add(tokens[row][i].Text))
                {
                    yield return (row, i);
                }
            }
        }
    }

    private static bool IsLimit(Token token) => token.Kind is TokenKind.Number or TokenKind.Percent or TokenKind.Date;

    /// <summary>“41” beside “40”: limits of whole numbers may be written either way.</summary>
    private string? Beside(string written) =>
        int.TryParse(written, out var number) && tokens.Exists(t => t.Exists(x => x.Text == $"{number + 1}"))
            ? $"{number + 1}"
            : null;

    private static string Plus(string written, int step) => $"{int.Parse(written) + step}";

    private IReadOnlyList<Source> Moved(string from, string to, string? alsoFrom = null, string? alsoTo = null) =>
        Each(
            (token, _) =>
                !IsLimit(token) ? null
                : token.Text == from ? to
                : token.Text == alsoFrom ? alsoTo
                : null
        );

    private IReadOnlyList<Source>? Sided(string limit)
    {
        var other = Each(
            (token, next) =>
                !IsLimit(next) || next.Text != limit
                    ? null
                    : token.Text switch
                    {
                        "<=" => "<",
                        "<" => "<=",
                        ">" => ">=",
                        ">=" => ">",
                        _ => null,
                    }
        );
        return other.SequenceEqual(cells) ? null : other;
    }

    /// <param name="other">What stands instead of a token, which is handed over with the one after it; null: itself.</param>
    private IReadOnlyList<Source> Each(Func<Token, Token, string?> other) =>
        [
            .. cells.Select(
                (cell, row) =>
                {
                    var text = cell.Text;
                    for (var i = tokens[row].Count - 2; i >= 0; i--)
                    {
                        var token = tokens[row][i];
                        if (other(token, tokens[row][i + 1]) is { } instead)
                        {
                            text = text[..token.At] + instead + text[(token.At + token.Text.Length)..];
                        }
                    }
                    return cell with { Text = text };
                }
            ),
        ];
}
