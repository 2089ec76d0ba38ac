using Yiju.Ui;

namespace Yiju.Benefits.Domain;

/// <summary>From a day on the rules give this answer; until the next stretch begins.</summary>
internal sealed record Stretch(DateOnly From, string Division, Ruling Ruling)
{
    public Entitled Entitled => Entitled.Of(Ruling);
}

/// <summary>What matters of an answer to who is paid.</summary>
internal sealed record Entitled(bool Granted, long? Fen, string? Every)
{
    public static Entitled Of(Ruling ruling) =>
        new(
            ruling.Verdict == Verdict.Yes,
            ruling.Verdict == Verdict.Yes ? ruling.Amount?.Fen : null,
            ruling is { Verdict: Verdict.Yes, Amount: not null } ? ruling.Terms.Every : null
        );

    public static Entitled Of(BenefitDecision decision) =>
        new(
            decision.Granted,
            decision.Granted ? decision.AmountFen : null,
            decision is { Granted: true, AmountFen: not null } ? decision.Every : null
        );
}

/// <summary>
/// What the rules in force on each day say of a benefit, with the facts as they are known now. Looked at on the first of every month, on the
/// first and on the last day; a change between two of them is found to the day.
/// </summary>
internal sealed class Course(Rulings rules)
{
    /// <summary>Further back nothing is judged again.</summary>
    private const int MostMonths = 120;

    /// <summary>Days without an answer belong to the stretch before; before the first answer there is none.</summary>
    public IReadOnlyList<Stretch> Of(string benefit, string division, ElderRecord record, DateOnly from, DateOnly today)
    {
        var stretches = new List<Stretch>();
        Stretch? On(DateOnly day) => Judge(benefit, division, record, day);
        var before = from;
        foreach (var day in Days(from, today))
        {
            if (On(day) is not { } here || here.Entitled == stretches.LastOrDefault()?.Entitled)
            {
                before = day;
                continue;
            }
            var (low, high) = (before, here);
            while (stretches.Count > 0 && low.AddDays(1) < high.From)
            {
                var middle = low.AddDays((high.From.DayNumber - low.DayNumber) / 2);
                if (On(middle) is { } found && found.Entitled != stretches[^1].Entitled)
                {
                    high = found;
                }
                else
                {
                    low = middle;
                }
            }
            stretches.Add(high);
            if (high.Entitled != here.Entitled)
            {
                stretches.Add(here);
            }
            before = day;
        }
        return stretches;
    }

    /// <summary>
    /// Null where the rules give no answer, and where the benefit would only yield to another that the elder could have but was not granted
    /// on the day: nobody loses what was paid to something that was not.
    /// </summary>
    private Stretch? Judge(string benefit, string division, ElderRecord record, DateOnly day)
    {
        var known = record.On(day);
        var place = ElderRecord.DivisionIn(known) ?? division;
        var held = record.HeldOn(day, benefit);
        var all = rules.Of(place, known, day, held);
        if (all.One(benefit) is not { Stopped: false, Verdict: not Verdict.Unknown } ruling)
        {
            return null;
        }
        var yields = ruling.Verdict == Verdict.No && !ruling.Terms.YieldsTo.Any(held.Contains);
        return yields && ruling.Terms.YieldsTo.Any(o => all.One(o)?.Verdict == Verdict.Yes)
            ? null
            : new Stretch(day, place, ruling);
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly today)
    {
        var first = from < today.AddMonths(-MostMonths) ? today.AddMonths(-MostMonths) : from;
        yield return first;
        for (var day = new DateOnly(first.Year, first.Month, 1).AddMonths(1); day < today; day = day.AddMonths(1))
        {
            yield return day;
        }
        if (first < today)
        {
            yield return today;
        }
    }
}
