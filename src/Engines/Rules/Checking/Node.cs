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
    /// <summary>The words this may be; null for what is no word.</summary>
    public IReadOnlyList<WordSource>? Words { get; init; }

    /// <param name="Value">Null: a parameter that the text leaves open.</param>
    /// <param name="Parameter">Its name, when it is a parameter.</param>
    public sealed record Constant(Kind Kind, long Denominator, long? Value, string? Parameter, Position At)
        : Node(Kind, Denominator, new Bounds(Value ?? 0, Value ?? 0), At);

    public sealed record Input(Kind Kind, Bounds Bounds, int Index, Position At) : Node(Kind, 1, Bounds, At);

    public sealed record Output(Kind Kind, Bounds Bounds, int Index, Position At) : Node(Kind, 1, Bounds, At);

    public sealed record Add(Node Left, Node Right, Kind Kind, Position At)
        : Node(Kind, Left.Denominator, Left.Bounds + Right.Bounds, At);

    public sealed record Subtract(Node Left, Node Right, Kind Kind, Position At)
        : Node(Kind, Left.Denominator, Left.Bounds - Right.Bounds, At);

    public sealed record Multiply(Node Left, Node Right, Kind Kind, Position At)
        : Node(Kind, checked(Left.Denominator * Right.Denominator), Left.Bounds * Right.Bounds, At);

    /// <summary>The same operand as a number of other parts: <c>Operand × Factor / Denominator</c>.</summary>
    public sealed record Scale(Node Operand, long Factor, long Denominator, Kind Kind)
        : Node(Kind, Denominator, Operand.Bounds * new Bounds(Factor, Factor), Operand.At);

    public sealed record Round(Node Operand, Rounding Way, Position At)
        : Node(
            Operand.Kind,
            1,
            new Bounds(
                Arithmetic.Rounded(Operand.Bounds.Min, Operand.Denominator, Way),
                Arithmetic.Rounded(Operand.Bounds.Max, Operand.Denominator, Way)
            ),
            At
        );

    /// <summary>Which sides of a comparison make it true; both sides have one denominator.</summary>
    public sealed record Compare(Node Left, Node Right, Relation Relation, Position At)
        : Node(Kind.Truth, 1, Bounds.Truth, At);

    public sealed record OneOf(Node Operand, IReadOnlyList<long> Values, Position At)
        : Node(Kind.Truth, 1, Bounds.Truth, At);

    public sealed record And(Node Left, Node Right, Position At) : Node(Kind.Truth, 1, Bounds.Truth, At);

    public sealed record Or(Node Left, Node Right, Position At) : Node(Kind.Truth, 1, Bounds.Truth, At);

    public sealed record Not(Node Operand, Position At) : Node(Kind.Truth, 1, Bounds.Truth, At);

    public sealed record Known(Node Operand, Position At) : Node(Kind.Truth, 1, Bounds.Truth, At);

    public sealed record If(Node Condition, Node Then, Node Else, Position At)
        : Node(Then.Kind, Then.Denominator, Then.Bounds | Else.Bounds, At);

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
