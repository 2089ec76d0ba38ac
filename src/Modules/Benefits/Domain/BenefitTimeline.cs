namespace Yiju.Benefits.Domain;

/// <summary>
/// What was decided and what the rules say, day by day, for a benefit and its decisions. Amounts change on the reference day of a month or
/// year: its first day, or the first day of the grant in it.
/// </summary>
/// <param name="chain">The decision that holds and those whose place it took.</param>
internal sealed class BenefitTimeline
{
    private readonly IReadOnlyList<BenefitDecision> chain;
    private readonly IReadOnlyList<Stretch> stretches;
    private readonly DateOnly today;
    private readonly List<DateOnly> points;

    public BenefitTimeline(IReadOnlyList<BenefitDecision> chain, IReadOnlyList<Stretch> stretches, DateOnly today)
    {
        this.chain = chain;
        this.stretches = stretches;
        this.today = today;
        Start = chain.Min(d => d.ValidFrom);
        points =
        [
            .. stretches
                .Select(s => s.From)
                .Concat(chain.Select(d => d.ValidFrom))
                .Concat(chain.Select(d => d.ValidTo?.AddDays(1)).OfType<DateOnly>())
                .Where(d => d >= Start && d <= today)
                .Distinct()
                .Order(),
        ];
        From = points.Cast<DateOnly?>().FirstOrDefault(p => Differs(p!.Value));
    }

    public DateOnly Start { get; }

    /// <summary>The earliest day from which the answer is not what was decided; null when all is as decided.</summary>
    public DateOnly? From { get; }

    /// <summary>A month, a year, or all of it.</summary>
    /// <param name="Name"><c>yyyy-MM</c>, <c>yyyy</c> or <c>once</c>.</param>
    internal sealed record Term(string Name, string Every, DateOnly First, DateOnly Last);

    /// <param name="Reference">The day that decides the term.</param>
    /// <param name="Before">What the decisions gave.</param>
    /// <param name="Now">What the rules give.</param>
    internal sealed record Due(
        Term Term,
        DateOnly Reference,
        long Before,
        long Now,
        BenefitDecision? By,
        Stretch? Rule
    );

    /// <summary>The terms that the difference touches, oldest first.</summary>
    public IEnumerable<Due> Touched()
    {
        if (From is not { } from)
        {
            yield break;
        }
        foreach (var term in Terms(from))
        {
            var (then, old) = Decide(term, DecidedOn);
            var (reference, now) = Decide(term, AnswerOn);
            var latest = then > reference ? then : reference;
            // The term that runs now is looked at in any case: it may not have been credited yet.
            if (latest >= from || (term.Every != "once" && term.Last == today))
            {
                yield return new Due(term, reference, old, now, DecisionOn(reference), RuleOn(reference));
            }
        }
    }

    public Stretch? RuleOn(DateOnly day) => stretches.LastOrDefault(s => s.From <= day);

    private BenefitDecision? DecisionOn(DateOnly day) =>
        chain.Where(d => d.ValidFrom <= day && (d.ValidTo is null || d.ValidTo >= day)).MaxBy(d => d.Id);

    private Entitled? DecidedOn(DateOnly day) => DecisionOn(day) is { } decision ? Entitled.Of(decision) : null;

    /// <summary>What should hold: the rules from the first difference on, what was decided before and where the rules are silent.</summary>
    private Entitled? AnswerOn(DateOnly day) => day >= From && RuleOn(day) is { } rule ? rule.Entitled : DecidedOn(day);

    private bool Differs(DateOnly day) =>
        DecidedOn(day) is { } decided && RuleOn(day) is { } rule && rule.Entitled != decided;

    private (DateOnly Reference, long Fen) Decide(Term term, Func<DateOnly, Entitled?> on)
    {
        var first = term.First < Start ? Start : term.First;
        bool Pays(DateOnly day) =>
            on(day) is { Granted: true } answer && (term.Every != "once" || answer.Every == "once");
        var reference = points
            .Where(p => p > first && p <= term.Last)
            .Prepend(first)
            .Cast<DateOnly?>()
            .FirstOrDefault(p => Pays(p!.Value));
        return reference is { } day && on(day) is { Fen: { } fen } answer && answer.Every == term.Every
            ? (day, fen)
            : (reference ?? first, 0);
    }

    private IEnumerable<Term> Terms(DateOnly from)
    {
        var everys = chain
            .Select(d => d.Every)
            .Concat(stretches.Select(s => s.Entitled.Every))
            .Where(e => e is "month" or "year" or "once")
            .ToHashSet();
        if (everys.Contains("once"))
        {
            yield return new Term("once", "once", Start, today);
        }
        for (var year = from.Year; everys.Contains("year") && year <= today.Year; year++)
        {
            yield return Of("year", new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        }
        var month = new DateOnly(from.Year, from.Month, 1);
        for (; everys.Contains("month") && month <= today; month = month.AddMonths(1))
        {
            yield return Of("month", month, month.AddMonths(1).AddDays(-1));
        }
    }

    private Term Of(string every, DateOnly first, DateOnly last) =>
        new(CreditTerm.Of(every, first)!, every, first, last < today ? last : today);
}
