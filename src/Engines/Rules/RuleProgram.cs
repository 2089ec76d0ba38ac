using Yiju.Rules.Checking;
using Yiju.Rules.Deciding;
using Yiju.Rules.Language;
using Yiju.Rules.Population;

namespace Yiju.Rules;

/// <summary>
/// Checked rules for one day of decision: decides for one subject with <see cref="Decide"/>, tells why with <see cref="Explain"/>, and
/// decides for any number with <see cref="Over"/>. Immutable; safe for many threads.
/// </summary>
public sealed class RuleProgram
{
    private readonly Dictionary<string, int> inputs;
    private readonly Dictionary<string, int> outputs;

    private RuleProgram(DateOnly on, IReadOnlyList<Slot> inputs, IReadOnlyList<Slot> lists, IReadOnlyList<Rule> rules)
    {
        On = on;
        Inputs = inputs;
        Lists = lists;
        Rules = rules;
        this.inputs = inputs.Select((s, i) => (s.Name, i)).ToDictionary(s => s.Name, s => s.i, StringComparer.Ordinal);
        outputs = rules.Select((r, i) => (r.Name, i)).ToDictionary(r => r.Name, r => r.i, StringComparer.Ordinal);
    }

    /// <summary>The day of the decision.</summary>
    public DateOnly On { get; }

    /// <summary>What it reads, in the order in which facts are handed over.</summary>
    public IReadOnlyList<Slot> Inputs { get; }

    /// <summary>The lists of records it reads, in the order in which they are handed over; <see cref="Slot.Fields"/> says what a record holds.</summary>
    public IReadOnlyList<Slot> Lists { get; }

    /// <summary>What it decides, each after those it needs.</summary>
    internal IReadOnlyList<Rule> Rules { get; }

    /// <summary>Names and kinds of what it decides, in the order of <see cref="Decide"/>.</summary>
    public IEnumerable<Slot> Outputs => Rules.Select(r => new Slot(r.Name, r.Kind, r.Body.Words));

    /// <param name="name">An input.</param>
    /// <returns>Its place among the facts; -1 when no rule declares it.</returns>
    public int InputIndex(string name) => inputs.GetValueOrDefault(name, -1);

    /// <param name="name">An output.</param>
    /// <returns>Its place among the results; -1 when there is none.</returns>
    public int OutputIndex(string name) => outputs.GetValueOrDefault(name, -1);

    /// <summary>Checks a book for a day.</summary>
    /// <returns>The program, or every mistake that was found.</returns>
    public static (RuleProgram? Program, IReadOnlyList<Mistake> Mistakes) Compile(Book book, DateOnly on)
    {
        var compiler = new Compiler(book, on);
        var rules = compiler.Compile();
        return compiler.Mistakes.Count > 0
            ? (null, compiler.Mistakes)
            : (
                new RuleProgram(
                    on,
                    [.. book.Inputs.Where(i => i.Kind != Kind.List).Select(Place)],
                    [.. book.Inputs.Where(i => i.Kind == Kind.List).Select(Place)],
                    rules
                ),
                []
            );
    }

    private static Slot Place(InputSource input) =>
        new(input.Name, input.Kind, input.Words)
        {
            Title = input.Title ?? input.Name,
            Unit = input.Unit,
            Places = input.Places,
            Fields = input.Fields is { } fields ? [.. fields.Select(Place)] : null,
        };

    /// <summary>Decides for one subject.</summary>
    /// <param name="facts">One per input, in their order.</param>
    /// <param name="results">One per output; not known where a fact that matters is not known.</param>
    /// <param name="lists">One per list, in their order; null where the list is not known. Null: none is.</param>
    /// <exception cref="ArgumentException">Too few places, a fact outside the range of its input, or a list too long.</exception>
    public void Decide(ReadOnlySpan<Fact> facts, Span<Fact> results, IReadOnlyList<Records?>? lists = null) =>
        Decider.Decide(this, facts, results, lists);

    /// <summary>Why one output is what it is.</summary>
    /// <param name="output">A name of <see cref="Outputs"/>.</param>
    /// <param name="facts">As for <see cref="Decide"/>.</param>
    /// <param name="lists">As for <see cref="Decide"/>.</param>
    public Explanation Explain(string output, ReadOnlySpan<Fact> facts, IReadOnlyList<Records?>? lists = null) =>
        new Explainer(this, facts, lists).Of(outputs[output]);

    /// <summary>Decides for many subjects, column by column.</summary>
    public Crowd Over() => new(this);

    /// <summary>A named place for a value, with what it takes to read and write that value.</summary>
    /// <param name="Words">Of <see cref="Kind.Word"/> and <see cref="Kind.Set"/>; of <see cref="Kind.Text"/> the texts that rules compare with.</param>
    public sealed record Slot(string Name, Kind Kind, IReadOnlyList<WordSource>? Words = null)
    {
        /// <summary>How people read it.</summary>
        public string Title { get; init; } = Name;

        public string? Unit { get; init; }

        /// <summary>Decimal places: a number counts in units of 10⁻ᵖˡᵃᶜᵉˢ.</summary>
        public int Places { get; init; }

        /// <summary>What each record of a list says.</summary>
        public IReadOnlyList<Slot>? Fields { get; init; }
    }

    /// <param name="Body">Whole: money and numbers are rounded.</param>
    internal sealed record Rule(string Name, Kind Kind, Node Body, string? Clause);
}
