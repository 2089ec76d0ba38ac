using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Mutating;

/// <summary>Every way of getting one thing in the rules and parameters of a pack wrong.</summary>
internal static class Mutants
{
    public static IReadOnlyList<Mutant> Of(Pack pack)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. Parameters(pack).Concat(Rules(pack)).Select(m => m with { What = Unlike(m) })];
        string Unlike(Mutant mutant)
        {
            var key = $"{mutant.Subject} {mutant.Name} {mutant.What}";
            var times = seen[key] = seen.GetValueOrDefault(key) + 1;
            return times == 1 ? mutant.What : $"{mutant.What} #{times}";
        }
    }

    private static IEnumerable<Mutant> Parameters(Pack pack)
    {
        for (var i = 0; i < pack.Parameters.Count; i++)
        {
            var (parameter, index) = (pack.Parameters[i], i);
            for (var v = 0; v < parameter.Values.Count; v++)
            {
                var place = v;
                foreach (var (at, what, value) in Values(parameter.Values[v]))
                {
                    var changed = parameter with { Values = With(parameter.Values, place, value) };
                    yield return new Mutant(
                        pack with
                        {
                            Parameters = With(pack.Parameters, index, changed),
                        },
                        null,
                        parameter.Name,
                        at,
                        what
                    );
                }
            }
        }
    }

    private static IEnumerable<(Position At, string What, DatedValue Value)> Values(DatedValue dated)
    {
        if (dated.Value is { } source)
        {
            foreach (var edit in Edit.Of(source))
            {
                yield return (source.At(edit.At), edit.What, dated with { Value = source with { Text = edit.Text } });
            }
        }
        if (dated.Bands is { } bands)
        {
            foreach (var (at, what, changed) in BandMutants.Of(bands))
            {
                yield return (at, what, dated with { Bands = changed });
            }
        }
    }

    private static IEnumerable<Mutant> Rules(Pack pack)
    {
        for (var i = 0; i < pack.Rules.Count; i++)
        {
            var (rule, index) = (pack.Rules[i], i);
            foreach (var (at, what, output) in Outputs(rule))
            {
                yield return new Mutant(
                    pack with
                    {
                        Rules = With(pack.Rules, index, rule with { Output = output }),
                    },
                    rule.Subject,
                    rule.Name,
                    at,
                    what
                );
            }
        }
    }

    private static IEnumerable<(Position At, string What, OutputSource Output)> Outputs(PackRule rule)
    {
        var output = rule.Output;
        foreach (var (at, what, body) in Bodies(output.Rule))
        {
            yield return (at, what, output with { Rule = body });
        }
        for (var i = 0; i < output.Except.Count; i++)
        {
            var exception = output.Except[i];
            if (rule.Implies(exception))
            {
                continue;
            }
            var yields = rule.Benefit?.YieldsTo.Contains(exception.When.Text) == true;
            yield return (
                exception.At,
                yields ? $"no yields-to {exception.When.Text}" : $"no except {exception.When.Text}",
                output with
                {
                    Except = [.. output.Except.Where(e => e != exception)],
                }
            );
            foreach (var (at, what, changed) in yields ? [] : Exceptions(exception))
            {
                yield return (at, what, output with { Except = With(output.Except, i, changed) });
            }
        }
    }

    private static IEnumerable<(Position At, string What, ExceptionSource Changed)> Exceptions(
        ExceptionSource exception
    ) =>
        [
            .. One(exception.When, s => exception with { When = s }),
            .. One(exception.Is, s => exception with { Is = s }),
        ];

    private static IEnumerable<(Position At, string What, RuleSource Body)> Bodies(RuleSource rule) =>
        rule switch
        {
            ExpressionSource expression => One<RuleSource>(expression.Text, s => new ExpressionSource(s)),
            TableSource table => TableMutants.Of(table),
            SlicesSource slices => Slices(slices),
            _ => [],
        };

    private static IEnumerable<(Position At, string What, RuleSource Body)> Slices(SlicesSource slices) =>
        [
            .. One<RuleSource>(slices.Of, s => slices with { Of = s }),
            .. slices.Slices.SelectMany((slice, i) => One(slice.Rate, s => Put(slices, i, slice with { Rate = s }))),
            .. slices.Slices.SelectMany(
                (slice, i) => slice.To is { } to ? One(to, s => Put(slices, i, slice with { To = s })) : []
            ),
        ];

    private static RuleSource Put(SlicesSource slices, int index, SliceSource slice) =>
        slices with
        {
            Slices = With(slices.Slices, index, slice),
        };

    /// <summary>The changes of one expression, put back where it stood.</summary>
    public static IEnumerable<(Position At, string What, T Changed)> One<T>(Source source, Func<Source, T> put) =>
        Edit.Of(source).Select(e => (source.At(e.At), e.What, put(source with { Text = e.Text })));

    public static IReadOnlyList<T> With<T>(IReadOnlyList<T> all, int index, T other) =>
        [.. all.Take(index), other, .. all.Skip(index + 1)];
}
