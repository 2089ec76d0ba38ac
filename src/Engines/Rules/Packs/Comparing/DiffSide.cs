using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Comparing;

/// <summary>One of the two versions of a document that are compared.</summary>
/// <param name="Pack">As it was read.</param>
/// <param name="Declared">What documents declare about the subject.</param>
public sealed record DiffSide(Pack Pack, SubjectRules Rules, IReadOnlyList<InputSource> Declared)
{
    /// <summary>
    /// Both versions are taken as if they were in force on the day, so that everybody is compared at one age: an expired one goes on with its
    /// last numbers, a coming one begins with its first.
    /// </summary>
    /// <param name="all">Packs beside it, of which it stands on some.</param>
    /// <returns>The side, or why the rules about the subject do not compile.</returns>
    public static (DiffSide? Side, IReadOnlyList<Mistake> Mistakes) Of(
        Pack pack,
        IReadOnlyList<Pack> all,
        string subject,
        DateOnly day
    )
    {
        var held = pack with
        {
            From = pack.From < day ? pack.From : day,
            To = null,
            Parameters = [.. pack.Parameters.Select(p => p with { Values = Begun(p.Values, day) })],
        };
        var regime = Library.Of(held, [.. all.Select(p => p.Name == pack.Name ? held : p)]).For(pack.Division, day);
        return regime.Subjects.TryGetValue(subject, out var rules)
            ? (new DiffSide(pack, rules, regime.Facts(subject)), [])
            : (
                null,
                regime.Mistakes.Count > 0
                    ? regime.Mistakes
                    :
                    [
                        new Mistake(
                            pack.At,
                            $"没有关于“{subject}”的规则，可以写：{string.Join('、', regime.Subjects.Keys)}。"
                        ),
                    ]
            );
    }

    private static IReadOnlyList<DatedValue> Begun(IReadOnlyList<DatedValue> values, DateOnly day) =>
        values.Count == 0 || values[0].From <= day
            ? values
            : [values[0] with { From = day }, .. values.Skip(1).Where(v => v.From > day)];

    /// <summary>Times a year, null where the document gives no rhythm a year is made of.</summary>
    internal static int? TimesAYear(string? every) =>
        every switch
        {
            "month" => 12,
            "year" or "once" => 1,
            _ => null,
        };
}
