using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Mutating;

/// <summary>What can be wrong in a look-up table: limits move in all rows together, as in <see cref="TableMutants"/>.</summary>
internal static class BandMutants
{
    public static IEnumerable<(Position At, string What, IReadOnlyList<BandSource> Bands)> Of(
        IReadOnlyList<BandSource> bands
    )
    {
        for (var i = 0; i < bands.Count; i++)
        {
            var band = bands[i];
            if (TableMutants.Neighbour([.. bands.Select(b => b.Is)], i) is { } other)
            {
                yield return (
                    band.Is.Start,
                    $"row {i + 1}: {band.Is.Text} → {other.Text}",
                    Mutants.With(bands, i, band with { Is = other })
                );
            }
            foreach (var (at, what, changed) in Mutants.One(band.Is, s => band with { Is = s }))
            {
                yield return (at, what, Mutants.With(bands, i, changed));
            }
        }
        foreach (var limit in Sources(bands).DistinctBy(s => s.Text))
        {
            var tokens = Lexer.Cut(limit).Tokens;
            foreach (var (length, other) in Edit.Values(tokens, 0))
            {
                var text = other + limit.Text[length..];
                yield return (limit.Start, $"limit {limit.Text} → {text}", Moved(bands, limit.Text, text));
            }
            yield return (limit.Start, $"limit {limit.Text} on the other side", Sided(bands, limit.Text));
        }
    }

    private static IEnumerable<Source> Sources(IReadOnlyList<BandSource> bands) =>
        bands.SelectMany(b => new[] { b.From, b.Above, b.To, b.Below }).OfType<Source>();

    private static IReadOnlyList<BandSource> Moved(IReadOnlyList<BandSource> bands, string limit, string other)
    {
        return
        [
            .. bands.Select(b =>
                b with
                {
                    From = Move(b.From),
                    Above = Move(b.Above),
                    To = Move(b.To),
                    Below = Move(b.Below),
                }
            ),
        ];
        Source? Move(Source? source) => source?.Text == limit ? source with { Text = other } : source;
    }

    private static IReadOnlyList<BandSource> Sided(IReadOnlyList<BandSource> bands, string limit)
    {
        return
        [
            .. bands.Select(b =>
                b with
                {
                    From = Is(b.Above) ? b.Above : Unless(b.From),
                    Above = Is(b.From) ? b.From : Unless(b.Above),
                    To = Is(b.Below) ? b.Below : Unless(b.To),
                    Below = Is(b.To) ? b.To : Unless(b.Below),
                }
            ),
        ];
        bool Is(Source? source) => source?.Text == limit;
        Source? Unless(Source? source) => Is(source) ? null : source;
    }
}
