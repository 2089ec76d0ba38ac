using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>What a value is.</summary>
public enum Kind
{
    /// <summary>Yes or no.</summary>
    Truth = 1,

    /// <summary>A count, a measure or a share.</summary>
    Number = 2,

    /// <summary>Money; whole values are fen.</summary>
    Money = 3,

    /// <summary>A day.</summary>
    Date = 4,

    /// <summary>One of the words an input declares.</summary>
    Word = 5,

    /// <summary>Some of the words an input declares; a bit for each.</summary>
    Set = 6,

    /// <summary>A division code, as a number of 12 digits.</summary>
    Division = 7,

    /// <summary>Free text, compared only with texts that rules write.</summary>
    Text = 8,

    /// <summary>Records that belong to the subject, such as certificates.</summary>
    List = 9,
}

/// <summary>Least and greatest number that a node can have, in units of its denominator.</summary>
internal readonly record struct Bounds(Int128 Min, Int128 Max)
{
    /// <summary>No value leaves these; what could is a mistake of the pack and is found when it is read.</summary>
    public static readonly Int128 Limit = (Int128)1 << 60;

    public static readonly Bounds Truth = new(0, 1);

    public bool Fit => Min >= -Limit && Max <= Limit;

    public static Bounds operator +(Bounds a, Bounds b) => new(a.Min + b.Min, a.Max + b.Max);

    public static Bounds operator -(Bounds a, Bounds b) => new(a.Min - b.Max, a.Max - b.Min);

    public static Bounds operator *(Bounds a, Bounds b)
    {
        Int128[] corners = [a.Min * b.Min, a.Min * b.Max, a.Max * b.Min, a.Max * b.Max];
        return new(corners.Min(), corners.Max());
    }

    /// <summary>Both together.</summary>
    public static Bounds operator |(Bounds a, Bounds b) => new(Int128.Min(a.Min, b.Min), Int128.Max(a.Max, b.Max));
}

/// <summary>
/// A checked expression. A value is a whole number of <c>1/Denominator</c>: fractions are exact and the denominator is known when the
/// pack is read, so that nothing is rounded but where the rule says so, and nothing can overflow.
/// </summary>
/// <param name="At">Where it was written.</param>
internal abstract record Node(Kind Kind, long Denominator, Bounds Bounds, Position At)
{
    /// <summary>The words this may be, or of which it may have some; of a text those that rules compare with. Null for anything else.</summary>
    public IReadOnlyList<WordSource>? Words { get; init; }

    /// <summary>How people call it; null for what has no name.</summary>
    public Label? Label { get; init; }

    /// <param name="Value">Null: a parameter that the text leaves open.</param>
    /// <param name="Parameter">Its name, when it is a parameter.</param>
    public sealed record Constant(Kind Kind, long Denominator, long? Value, string? Parameter, Position At)
        : Node(Kind, Denominator, new Bounds(Value ?? 0, Value ?? 0), At)
    {
        /// <summary>It is the day of the decision.</summary>
        public bool Today { get; init; }
    }

    /// <param name="Index">Its place among the facts.</param>
    public sealed record Input(Kind Kind, Bounds Bounds, int Index, long Denominator, Position At)
        : Node(Kind, Denominator, Bounds, At)
    {
        public (long Least, long Greatest) Range { get; } = ((long)Bounds.Min, (long)Bounds.Max);
    }

    /// <summary>What the record at hand says; only inside a <see cref="Fold"/>.</summary>
    /// <param name="Index">Its place in the record.</param>
    public sealed record Field(Kind Kind, Bounds Bounds, int Index, long Denominator, Position At)
        : Node(Kind, Denominator, Bounds, At)
    {
        public (long Least, long Greatest) Range { get; } = ((long)Bounds.Min, (long)Bounds.Max);
    }

    /// <param name="Index">Its place among the results.</param>
    public sealed record Output(Kind Kind, Bounds Bounds, int Index, long Denominator, Position At)
        : Node(Kind, Denominator, Bounds, At);

    /// <summary>All records of a list together.</summary>
    /// <param name="List">Its place among the lists.</param>
    /// <param name="Most">Records it can have.</param>
    /// <param name="Of">What a sum adds up; null for other ways.</param>
    /// <param name="Where">Which records count; null: all.</param>
    public sealed record Fold(FoldWay Way, int List, int Most, Node? Of, Node? Where, Position At)
        : Node(
            Way is FoldWay.Any or FoldWay.All ? Kind.Truth : Of?.Kind ?? Kind.Number,
            Of?.Denominator ?? 1,
            Way is FoldWay.Any or FoldWay.All ? Bounds.Truth
                : Of is null ? new Bounds(0, Most)
                : (Of.Bounds | new Bounds(0, 0)) * new Bounds(0, Most),
            At
        );

    public sealed record Add(Node Left, Node Right, Kind Kind, Position At)
        : Node(Kind, Left.Denominator, Left.Bounds + Right.Bounds, At);

    public sealed record Subtract(Node Left, Node Right, Kind Kind, Position At)
        : Node(Kind, Left.Denominator, Left.Bounds - Right.Bounds, At);

    public sealed record Multiply(Node Left, Node Right, Kind Kind, Position At)
        : Node(Kind, checked(Left.Denominator * Right.Denominator), Left.Bounds * Right.Bounds, At);

    /// <summary>The same operand as a number of other parts: <c>Operand × Factor / Denominator</c>.</summary>
    public sealed record Scale(Node Operand, long Factor, long Denominator, Kind Kind)
        : Node(Kind, Denominator, Operand.Bounds * new Bounds(Factor, Factor), Operand.At)
    {
        /// <summary>What it is divided by, when it is a division.</summary>
        public Constant? By { get; init; }
    }

    /// <param name="Denominator">The parts it is rounded to; those of the operand are so many or a multiple.</param>
    public sealed record Round(Node Operand, Rounding Way, long Denominator, Position At)
        : Node(
            Operand.Kind,
            Denominator,
            new Bounds(
                Arithmetic.Rounded(Operand.Bounds.Min, Operand.Denominator / Denominator, Way),
                Arithmetic.Rounded(Operand.Bounds.Max, Operand.Denominator / Denominator, Way)
            ),
            At
        )
    {
        public long Parts => Operand.Denominator / Denominator;
    }

    /// <summary>Which sides of a comparison make it true; both sides have one denominator.</summary>
    public sealed record Compare(Node Left, Node Right, Relation Relation, Position At)
        : Node(Kind.Truth, 1, Bounds.Truth, At);

    public sealed record OneOf(Node Operand, IReadOnlyList<long> Values, Position At)
        : Node(Kind.Truth, 1, Bounds.Truth, At);

    /// <summary>A word is in a set of the same words.</summary>
    public sealed record Member(Node Operand, Node Of, Position At) : Node(Kind.Truth, 1, Bounds.Truth, At);

    /// <summary>The set has every word of the other.</summary>
    public sealed record Includes(Node Left, Node Right, Position At) : Node(Kind.Truth, 1, Bounds.Truth, At);

    /// <summary>The sets have a word in common.</summary>
    public sealed record Meets(Node Left, Node Right, Position At) : Node(Kind.Truth, 1, Bounds.Truth, At);

    /// <summary>How many words a set has.</summary>
    public sealed record Size(Node Operand, Position At)
        : Node(Kind.Number, 1, new Bounds(0, Operand.Words?.Count ?? 60), At);

    /// <summary>A division is another one or inside it.</summary>
    public sealed record Within(Node Operand, Constant Of, Position At) : Node(Kind.Truth, 1, Bounds.Truth, At);

    public sealed record And(Node Left, Node Right, Position At) : Node(Kind.Truth, 1, Bounds.Truth, At);

    public sealed record Or(Node Left, Node Right, Position At) : Node(Kind.Truth, 1, Bounds.Truth, At);

    public sealed record Not(Node Operand, Position At) : Node(Kind.Truth, 1, Bounds.Truth, At);

    public sealed record Known(Node Operand, Position At) : Node(Kind.Truth, 1, Bounds.Truth, At);

    public sealed record If(Node Condition, Node Then, Node Else, Position At)
        : Node(Then.Kind, Then.Denominator, Then.Bounds | Else.Bounds, At)
    {
        /// <summary>The exception from a rule that this is; null for a choice inside a rule.</summary>
        public ExceptionSource? Exception { get; init; }
    }

    /// <summary>A look-up table: what stands in the last row that has begun.</summary>
    /// <param name="Starts">Where each row begins, rising, in the operand's parts.</param>
    /// <param name="Values">What stands in it.</param>
    public sealed record Lookup(
        string Parameter,
        Node Operand,
        IReadOnlyList<long> Starts,
        IReadOnlyList<long> Values,
        Kind Kind,
        long Denominator,
        Position At
    ) : Node(Kind, Denominator, new Bounds(Values.Min(), Values.Max()), At);

    public sealed record Lesser(Node Left, Node Right, Position At)
        : Node(
            Left.Kind,
            Left.Denominator,
            new Bounds(Int128.Min(Left.Bounds.Min, Right.Bounds.Min), Int128.Min(Left.Bounds.Max, Right.Bounds.Max)),
            At
        );

    public sealed record Greater(Node Left, Node Right, Position At)
        : Node(
            Left.Kind,
            Left.Denominator,
            new Bounds(Int128.Max(Left.Bounds.Min, Right.Bounds.Min), Int128.Max(Left.Bounds.Max, Right.Bounds.Max)),
            At
        );

    /// <summary>Whole years from a day to the day of the decision (Civil Code art. 1259: the birthday itself counts).</summary>
    public sealed record YearsSince(Node Operand, DateOnly On, Position At)
        : Node(
            Kind.Number,
            1,
            new Bounds(
                Arithmetic.YearsSince((long)Operand.Bounds.Max, On),
                Arithmetic.YearsSince((long)Operand.Bounds.Min, On)
            ),
            At
        );

    /// <summary>Whole years, months or days from one day to another; below zero where the second is earlier.</summary>
    public sealed record Span(DateUnit Unit, Node From, Node To, Position At)
        : Node(
            Kind.Number,
            1,
            new Bounds(
                Arithmetic.Span(Unit, (long)From.Bounds.Max, (long)To.Bounds.Min),
                Arithmetic.Span(Unit, (long)From.Bounds.Min, (long)To.Bounds.Max)
            ),
            At
        );

    /// <summary>The day so many years, months or days later, or earlier.</summary>
    /// <param name="By">Whole; every day that can come out is a day of the calendar.</param>
    public sealed record Later(DateUnit Unit, Node Operand, Constant By, Position At)
        : Node(
            Kind.Date,
            1,
            new Bounds(
                Arithmetic.Later(Unit, (long)Operand.Bounds.Min, By.Value ?? 0),
                Arithmetic.Later(Unit, (long)Operand.Bounds.Max, By.Value ?? 0)
            ),
            At
        );

    /// <summary>The year or the month of a day.</summary>
    public sealed record Calendar(DateUnit Unit, Node Operand, Position At)
        : Node(
            Kind.Number,
            1,
            Unit == DateUnit.Month
                ? new Bounds(1, 12)
                : new Bounds(
                    Arithmetic.Calendar(Unit, (long)Operand.Bounds.Min),
                    Arithmetic.Calendar(Unit, (long)Operand.Bounds.Max)
                ),
            At
        );
}

internal enum DateUnit
{
    Year,
    Month,
    Day,
}

internal enum FoldWay
{
    Count,
    Any,
    All,
    Sum,
}

internal enum Rounding
{
    HalfUp,
    Down,
    Up,
}

internal enum Relation
{
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
