using Yiju.Rules.Checking;

namespace Yiju.Rules.Deciding;

/// <summary>Says from which day on a condition that does not hold yet will hold by the mere passing of time.</summary>
internal static class Waiting
{
    /// <param name="value">What nodes come to.</param>
    /// <param name="on">The day of the decision.</param>
    /// <returns>Null where time alone does not bring it about, or it would pass the calendar.</returns>
    public static DateOnly? DayOf(Node node, Func<Node, Fact> value, DateOnly on)
    {
        var day = node switch
        {
            Node.Compare { Relation: Relation.GreaterOrEqual or Relation.Greater } compare => Passed(compare, value),
            Node.Compare { Relation: Relation.LessOrEqual, Right: Node.Constant { Today: true }, Left: var left }
                when left.Kind == Kind.Date && value(left) is { Known: true, Number: var number } => number,
            _ => null,
        };
        return day > on.DayNumber && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day.Value) : null;
    }

    /// <summary>So many whole units since a day: the corresponding day itself counts.</summary>
    private static long? Passed(Node.Compare compare, Func<Node, Fact> value)
    {
        var (from, unit) = compare.Left switch
        {
            Node.YearsSince years => (years.Operand, DateUnit.Year),
            Node.Span { To: Node.Constant { Today: true } } span => (span.From, span.Unit),
            _ => (null, default),
        };
        if (
            from is null
            || compare.Right.Denominator != 1
            || value(from) is not { Known: true, Number: var start }
            || value(compare.Right) is not { Known: true, Number: var least }
        )
        {
            return null;
        }
        var units = compare.Relation == Relation.Greater ? least + 1 : least;
        return Arithmetic.HasLater(unit, start, units) ? Arithmetic.Later(unit, start, units) : null;
    }
}
