using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Rules;

/// <summary>A word that a value may be, and how people read it.</summary>
/// <param name="Title">Plain Chinese; the word itself where the pack gives none.</param>
public sealed record WordSource(string Word, string Title);

/// <summary>Something a rule reads about a subject.</summary>
/// <param name="Name">As rules write it.</param>
/// <param name="At">Where it is declared.</param>
/// <param name="From">Least value that can occur: fen for money, <see cref="DateOnly.DayNumber"/> for dates, numbers in units of their places. Null: the least of its kind.</param>
/// <param name="To">Greatest value that can occur. Null: the greatest of its kind.</param>
/// <param name="Words">The words it may be, for <see cref="Kind.Word"/> and <see cref="Kind.Set"/>.</param>
public sealed record InputSource(
    string Name,
    Kind Kind,
    Position At,
    long? From = null,
    long? To = null,
    IReadOnlyList<WordSource>? Words = null
)
{
    /// <summary>How people read it; null: its name.</summary>
    public string? Title { get; init; }

    public string? Unit { get; init; }

    /// <summary>Decimal places of a number, 0–4: its value counts in units of 10⁻ᵖˡᵃᶜᵉˢ.</summary>
    public int Places { get; init; }

    /// <summary>What each record of a list says, for <see cref="Kind.List"/>.</summary>
    public IReadOnlyList<InputSource>? Fields { get; init; }

    /// <summary>Most records a list can have.</summary>
    public int Most { get; init; }
}

/// <summary>A number of policy with its dates.</summary>
/// <param name="Values">In order of their first day. The last one that has begun holds.</param>
public sealed record ParameterSource(string Name, Kind Kind, Position At, IReadOnlyList<DatedValue> Values)
{
    public string? Title { get; init; }

    public string? Unit { get; init; }

    public string? Clause { get; init; }

    /// <summary>The document, “jiangmen-2022@1”.</summary>
    public string? Document { get; init; }

    /// <summary>The words of <see cref="Kind.Word"/> and <see cref="Kind.Set"/>, and those a look-up table takes.</summary>
    public IReadOnlyList<WordSource>? Words { get; init; }

    /// <summary>What a look-up table takes; null for a plain value.</summary>
    public Kind? Takes { get; init; }

    /// <summary>The fact whose words these are; <see cref="Words"/> are filled when facts and parameters come together.</summary>
    public Source? Like { get; init; }

    /// <summary>What the document says instead of a number; null when it gives one.</summary>
    public string? Open { get; init; }

    /// <summary>A figure the document reports, which no rule uses.</summary>
    public bool Reference { get; init; }
}

/// <summary>What a parameter is from a day on.</summary>
/// <param name="Value">A constant expression; null: the text leaves it open, and whoever needs it stays undecided.</param>
public sealed record DatedValue(DateOnly From, Source? Value)
{
    /// <summary>The rows of a look-up table.</summary>
    public IReadOnlyList<BandSource>? Bands { get; init; }
}

/// <summary>A row of a look-up table. Without any bound or word: everything the rows before leave over.</summary>
/// <param name="From">Least number, included; likewise <paramref name="To"/> the greatest. Excluded: <paramref name="Above"/>, <paramref name="Below"/>.</param>
/// <param name="Of">The words it is for.</param>
public sealed record BandSource(
    Position At,
    Source Is,
    Source? From = null,
    Source? Above = null,
    Source? To = null,
    Source? Below = null,
    IReadOnlyList<string>? Of = null
);

/// <summary>Something a rule decides.</summary>
/// <param name="Kind">Numbers and money are rounded half up to whole numbers (or their places) and fen, once.</param>
/// <param name="Clause">The clause of the document it stands in; null for a step on the way.</param>
public sealed record OutputSource(string Name, Kind Kind, RuleSource Rule, string? Clause = null)
{
    public string? Title { get; init; }

    public string? Unit { get; init; }

    /// <summary>The document, “jiangmen-2022@1”.</summary>
    public string? Document { get; init; }

    public int Places { get; init; }

    /// <summary>The words of <see cref="Kind.Word"/> and <see cref="Kind.Set"/>.</summary>
    public IReadOnlyList<WordSource>? Words { get; init; }

    /// <summary>Exceptions from the rule; the first whose condition holds takes its place.</summary>
    public IReadOnlyList<ExceptionSource> Except { get; init; } = [];
}

/// <param name="When">When it takes the place of the rule.</param>
/// <param name="Clause">The clause it stands in; null: that of the rule.</param>
public sealed record ExceptionSource(Position At, Source When, Source Is, string? Clause);

/// <summary>How something is decided.</summary>
/// <param name="At">Where it begins.</param>
public abstract record RuleSource(Position At);

/// <summary>By one expression.</summary>
public sealed record ExpressionSource(Source Text) : RuleSource(Text.Start);

/// <summary>By a table of rows, of which one applies.</summary>
/// <param name="First">The first row that fits applies; otherwise exactly one must fit, whatever the facts are.</param>
/// <param name="Heads">What the columns are about.</param>
public sealed record TableSource(Position At, bool First, IReadOnlyList<Source> Heads, IReadOnlyList<RowSource> Rows)
    : RuleSource(At);

/// <param name="Cells">One condition for each column: <c>-</c> anything, a value, <c>{ … }</c>, or comparisons such as <c>&gt;= 1 and &lt; 3</c>.</param>
/// <param name="Is">What the table comes to in this row.</param>
public sealed record RowSource(Position At, IReadOnlyList<Source> Cells, Source Is);

/// <summary>By slices of an amount, each with its own rate, from zero upwards.</summary>
public sealed record SlicesSource(Position At, Source Of, IReadOnlyList<SliceSource> Slices) : RuleSource(At);

/// <param name="To">Where the slice ends and the next begins; null: it has no end.</param>
public sealed record SliceSource(Position At, Source? To, Source Rate);

/// <summary>The rules of a document before they are checked.</summary>
public sealed record Book(
    IReadOnlyList<InputSource> Inputs,
    IReadOnlyList<ParameterSource> Parameters,
    IReadOnlyList<OutputSource> Outputs
);

/// <summary>A value that is known, or not.</summary>
/// <param name="Number">0 or 1, whole numbers, fen, day numbers, or the index of a word; 0 when not known.</param>
public readonly record struct Fact(bool Known, long Number)
{
    public static readonly Fact Unknown;

    public static Fact Of(long number) => new(true, number);

    public static Fact Of(bool truth) => new(true, truth ? 1 : 0);

    public static Fact Of(DateOnly day) => new(true, day.DayNumber);
}

/// <summary>The records of one list of one subject.</summary>
/// <param name="Rows">Of each record one fact per field, in the order of the fields.</param>
public sealed record Records(IReadOnlyList<Fact[]> Rows);
