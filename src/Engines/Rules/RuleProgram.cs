using System.Collections.Concurrent;
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
    /// <summary>Plans kept for crowds; each belongs to one pattern of what may be unknown.</summary>
    private const int MostPlans = 16;

    private readonly Dictionary<string, int> inputs;
    private readonly Dictionary<string, int> lists;
    private readonly Dictionary<string, int> outputs;
    private readonly Lazy<IReadOnlyList<Reach>> reaches;
    private readonly ConcurrentDictionary<string, Plan> plans = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Node, Wording> wordings = new(ReferenceEqualityComparer.Instance);

    private RuleProgram(Book book, Compiler compiler, DateOnly on, IReadOnlyList<Rule> rules)
    {
        On = on;
        Inputs = compiler.Inputs;
        Lists = compiler.Lists;
        Rules = rules;
        Outputs = [.. rules.Select(r => Slot.Of(r.Source, r.Body.Words))];
        Parameters = book.Parameters.ToDictionary(p => p.Name, StringComparer.Ordinal);
        inputs = Places(Inputs);
        lists = Places(Lists);
        outputs = Places(Outputs);
        reaches = new Lazy<IReadOnlyList<Reach>>(() => Reach.Of(rules));
    }

    /// <summary>The day of the decision.</summary>
    public DateOnly On { get; }

    /// <summary>What it reads, in the order in which facts are handed over.</summary>
    public IReadOnlyList<Slot> Inputs { get; }

    /// <summary>The lists of records it reads, in the order in which they are handed over; <see cref="Slot.Fields"/> says what a record holds.</summary>
    public IReadOnlyList<Slot> Lists { get; }

    /// <summary>What it decides, in the order of <see cref="Decide"/>.</summary>
    public IReadOnlyList<Slot> Outputs { get; }

    /// <summary>What it decides, each after those it needs.</summary>
    internal IReadOnlyList<Rule> Rules { get; }

    internal IReadOnlyDictionary<string, ParameterSource> Parameters { get; }

    /// <param name="name">An input.</param>
    /// <returns>Its place among the facts; -1 when no rule declares it.</returns>
    public int InputIndex(string name) => inputs.GetValueOrDefault(name, -1);

    /// <param name="name">A list.</param>
    /// <returns>Its place among the lists; -1 when there is none.</returns>
    public int ListIndex(string name) => lists.GetValueOrDefault(name, -1);

    /// <param name="name">An output.</param>
    /// <returns>Its place among the results; -1 when there is none.</returns>
    public int OutputIndex(string name) => outputs.GetValueOrDefault(name, -1);

    /// <summary>Inputs that an output can depend on, also by way of other outputs.</summary>
    /// <param name="output">A name of <see cref="Outputs"/>.</param>
    public IReadOnlySet<int> Reads(string output) => reaches.Value[outputs[output]].Inputs;

    /// <summary>Lists that an output can depend on, also by way of other outputs.</summary>
    /// <param name="output">A name of <see cref="Outputs"/>.</param>
    public IReadOnlySet<int> ReadsLists(string output) => reaches.Value[outputs[output]].Lists;

    /// <summary>Parameters that an output can depend on, also by way of other outputs.</summary>
    /// <param name="output">A name of <see cref="Outputs"/>.</param>
    public IReadOnlySet<string> ParametersOf(string output) => reaches.Value[outputs[output]].Parameters;

    /// <summary>Whether an output can stay unknown though every fact is known, because the text leaves open a number it needs on this day.</summary>
    /// <param name="output">A name of <see cref="Outputs"/>.</param>
    public bool LeftOpen(string output) =>
        ParametersOf(output)
            .Any(p =>
                Parameters[p].Values.LastOrDefault(v => v.From <= On)
                    is not ({ Value: not null } or { Bands: not null })
            );

    /// <param name="name">An input, a list, an output, a parameter, or a field as “list.field”.</param>
    /// <returns>How people read it; the name itself where nothing is called so.</returns>
    public string TitleOf(string name) =>
        inputs.TryGetValue(name, out var input) ? Inputs[input].Title
        : lists.TryGetValue(name, out var list) ? Lists[list].Title
        : outputs.TryGetValue(name, out var output) ? Outputs[output].Title
        : Parameters.TryGetValue(name, out var parameter) ? Label.Of(parameter).Title
        : Lists
            .SelectMany(l => l.Fields!.Select(f => (List: l, Field: f)))
            .FirstOrDefault(f => $"{f.List.Name}.{f.Field.Name}" == name)
            is { List: { } of, Field: { } field }
            ? $"{of.Title}的{field.Title}"
        : name;

    /// <summary>Checks a book for a day.</summary>
    /// <returns>The program, or every mistake that was found.</returns>
    public static (RuleProgram? Program, IReadOnlyList<Mistake> Mistakes) Compile(Book book, DateOnly on)
    {
        var compiler = new Compiler(book, on);
        var rules = compiler.Compile();
        return compiler.Mistakes.Count > 0
            ? (null, compiler.Mistakes)
            : (new RuleProgram(book, compiler, on, rules), []);
    }

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

    /// <summary>The steps for a crowd of which this may be unknown; written once and kept.</summary>
    internal Plan PlanFor(Unknowns unknowns)
    {
        if (plans.Count > MostPlans)
        {
            plans.Clear();
        }
        return plans.GetOrAdd(unknowns.Pattern, _ => new Plan(this, unknowns));
    }

    /// <summary>How a condition of these rules is written and said; the same for everybody, so found once.</summary>
    internal Wording WordingOf(Node condition) =>
        wordings.GetOrAdd(condition, n => new Wording(Printer.Print(n), Chinese.Of(n)));

    private static Dictionary<string, int> Places(IReadOnlyList<Slot> slots) =>
        slots.Select((s, i) => (s.Name, i)).ToDictionary(s => s.Name, s => s.i, StringComparer.Ordinal);

    /// <param name="Written">In the language of rules.</param>
    /// <param name="Said">In plain Chinese.</param>
    internal sealed record Wording(string Written, string Said);

    /// <param name="Body">Whole: money and numbers are rounded.</param>
    internal sealed record Rule(OutputSource Source, Node Body)
    {
        public string Name => Source.Name;

        public Kind Kind => Source.Kind;
    }

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

        /// <summary>A value as people read it: “是”, “600 元”, “2026年1月2日”, the title of a word; “未知” where it is not known.</summary>
        public string Say(Fact fact) => Chinese.Value(Kind, fact, Words, Ranges.Parts(Kind, Places), Unit);

        /// <summary>Least number it can have, as <see cref="Fact.Number"/>.</summary>
        public long Least { get; init; } = long.MinValue;

        /// <summary>Greatest number it can have, as <see cref="Fact.Number"/>.</summary>
        public long Greatest { get; init; } = long.MaxValue;

        internal static Slot Of(InputSource input) =>
            new(input.Name, input.Kind, input.Kind == Kind.Text ? new List<WordSource>() : input.Words)
            {
                Title = input.Title ?? input.Name,
                Unit = input.Unit,
                Places = input.Places,
                Fields = input.Fields is { } fields ? [.. fields.Select(Of)] : null,
                Least = (long)Ranges.Stated(input).Min,
                Greatest = (long)Ranges.Stated(input).Max,
            };

        internal static Slot Of(OutputSource output, IReadOnlyList<WordSource>? words) =>
            new(output.Name, output.Kind, output.Words ?? words)
            {
                Title = output.Title ?? output.Name,
                Unit = output.Unit,
                Places = output.Places,
            };
    }
}
