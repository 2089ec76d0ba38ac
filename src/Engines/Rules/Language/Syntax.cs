namespace Yiju.Rules.Language;

/// <summary>An expression as it was written, before names and types are known. <c>At</c> is an offset in its source.</summary>
internal abstract record Syntax(int At)
{
    /// <summary>An exact number: 15% is 15/100.</summary>
    public sealed record Number(int At, long Numerator, long Denominator, bool Yuan) : Syntax(At);

    public sealed record Date(int At, DateOnly Day) : Syntax(At);

    public sealed record Word(int At, string Text) : Syntax(At);

    public sealed record Truth(int At, bool Value) : Syntax(At);

    /// <summary>The day of the decision.</summary>
    public sealed record Today(int At) : Syntax(At);

    public sealed record Name(int At, string Text) : Syntax(At);

    /// <summary>What a cell of a table is about; it stands in the head of the column.</summary>
    public sealed record Head(int At) : Syntax(At);

    public sealed record Not(int At, Syntax Operand) : Syntax(At);

    public sealed record Minus(int At, Syntax Operand) : Syntax(At);

    public sealed record Binary(int At, string Sign, Syntax Left, Syntax Right) : Syntax(At);

    /// <summary>Words in braces, as a value.</summary>
    public sealed record Set(int At, IReadOnlyList<Syntax> Words) : Syntax(At);

    /// <summary>Whether a word is in a set.</summary>
    public sealed record Member(int At, Syntax Operand, Syntax Of, bool Negated) : Syntax(At);

    /// <summary>Membership in a list of values.</summary>
    public sealed record Among(int At, Syntax Operand, IReadOnlyList<Syntax> Options, bool Negated) : Syntax(At);

    public sealed record If(int At, Syntax Condition, Syntax Then, Syntax Else) : Syntax(At);

    public sealed record Call(int At, string Function, IReadOnlyList<Syntax> Arguments) : Syntax(At);

    /// <summary>All records of a list together: <c>sum(Of of List where Where)</c>.</summary>
    public sealed record Fold(int At, string Function, Syntax? Of, Syntax List, Syntax? Where) : Syntax(At);
}
