using System.Globalization;
using Yiju.Kernel;
using Yiju.Platform.Facts;
using Yiju.Ui;
using Fact = Yiju.Platform.Facts.Fact;

namespace Yiju.Benefits.Domain;

/// <summary>What a condition came to, and on what it rests.</summary>
/// <param name="Missing">Facts that would settle it.</param>
internal sealed record Judgement(Reason Reason, IReadOnlyList<Fact> Used, IReadOnlyList<string> Missing)
{
    public Verdict Verdict => Reason.Verdict;
}

/// <summary>Judges conditions over facts of a day: yes, no, or unknown with what is missing. Total: every condition has an answer.</summary>
internal sealed class Judge(IReadOnlyDictionary<string, Fact> facts, DateOnly day)
{
    public Judgement Of(Condition condition) =>
        condition switch
        {
            { All: { } all } => Group(condition, [.. all.Select(Of)], Verdict.No, Verdict.Yes),
            { Any: { } any } => Group(condition, [.. any.Select(Of)], Verdict.Yes, Verdict.No),
            _ => Leaf(condition),
        };

    /// <summary>One part with <paramref name="decisive"/> settles the group; all parts with the other settle it too.</summary>
    private static Judgement Group(Condition condition, List<Judgement> parts, Verdict decisive, Verdict otherwise)
    {
        var verdict =
            parts.Exists(p => p.Verdict == decisive) ? decisive
            : parts.TrueForAll(p => p.Verdict == otherwise) ? otherwise
            : Verdict.Unknown;
        return new Judgement(
            new Reason(condition.Text, verdict) { Clause = condition.Clause, Parts = [.. parts.Select(p => p.Reason)] },
            [.. parts.SelectMany(p => p.Used)],
            verdict == Verdict.Unknown
                ? [.. parts.Where(p => p.Verdict == Verdict.Unknown).SelectMany(p => p.Missing).Distinct()]
                : []
        );
    }

    private Judgement Leaf(Condition condition)
    {
        var key = condition.Fact ?? "";
        var fact = facts.GetValueOrDefault(key);
        if (condition.Stated is { } stated)
        {
            var there = fact?.Value is not null;
            return Answer(
                condition,
                fact,
                there == stated ? Verdict.Yes
                    : fact is null ? Verdict.Unknown
                    : Verdict.No
            );
        }
        if (fact?.Value is not { } value)
        {
            return Answer(condition, fact, Verdict.Unknown);
        }
        return condition switch
        {
            { Is: { } words } => Answer(condition, fact, words.Contains(value)),
            { Within: { } division } => Answer(
                condition,
                fact,
                DivisionCode.Parse(division).Contains(DivisionCode.Parse(value))
            ),
            { Number: { } range } => Number(value) is { } number
                ? Answer(condition, fact, range.Contains(number))
                : Answer(condition, fact, Verdict.Unknown),
            { Age: { } range } => Date(value) is { } born
                ? Answer(condition, fact, range.Contains(born.YearsUntil(day)))
                : Answer(condition, fact, Verdict.Unknown),
            { SinceYears: { } years } => Date(value) is { } since
                ? Answer(
                    condition,
                    fact,
                    since.AddYears(years) <= day,
                    $"，{Say.PlainDay(since.AddYears(years))}满 {years} 年"
                )
                : Answer(condition, fact, Verdict.Unknown),
            _ => Answer(condition, fact, Verdict.Unknown),
        };
    }

    private static Judgement Answer(Condition condition, Fact fact, bool yes, string more = "") =>
        Answer(condition, fact, yes ? Verdict.Yes : Verdict.No, more);

    private static Judgement Answer(Condition condition, Fact? fact, Verdict verdict, string more = "") =>
        new(
            new Reason(condition.Text, verdict)
            {
                Clause = condition.Clause,
                Facts = fact?.Value is null
                    ? $"没有{FactWords.Title(condition.Fact ?? "")}的记录"
                    : $"{FactWords.Title(fact.Key)}：{FactWords.Value(fact.Key, fact.Value)}"
                        + $"（{FactWords.Source(fact.Source)}，{Say.PlainDay(fact.ValidFrom)}起）{more}",
            },
            fact is null ? [] : [fact],
            verdict == Verdict.Unknown ? [condition.Fact ?? ""] : []
        );

    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
