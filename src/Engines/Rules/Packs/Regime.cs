using Yiju.Kernel;
using Yiju.Rules.Language;

namespace Yiju.Rules.Packs;

/// <summary>The rules that hold in a place on a day, from all documents in force there.</summary>
/// <param name="Packs">Nearest first: a demonstration before its division's documents, county before city before province.</param>
/// <param name="Expired">Documents that ended without a successor: what only they spoke of is not decided (F-25).</param>
public sealed record Regime(DateOnly Day, IReadOnlyList<Pack> Packs, IReadOnlyList<Pack> Expired)
{
    private readonly Dictionary<string, SubjectRules> subjects = new(StringComparer.Ordinal);

    /// <summary>What keeps rules of a subject from being compiled; empty for packs that were checked together.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; private init; } = [];

    /// <summary>Rules by the kind of subject they are about.</summary>
    public IReadOnlyDictionary<string, SubjectRules> Subjects => subjects;

    /// <summary>Titles of kinds of subject.</summary>
    public string TitleOf(string subject) =>
        Packs.Select(p => p.Subjects.GetValueOrDefault(subject)).FirstOrDefault(t => t is not null) ?? subject;

    /// <summary>The nearest value of each parameter that is in force; open where no document gives one.</summary>
    public IReadOnlyList<ParameterSource> Parameters { get; } =
    [.. Packs.SelectMany(p => p.Parameters).GroupBy(p => p.Name, StringComparer.Ordinal).Select(g => Nearest(g, Day))];

    /// <summary>Everything the documents declare about a kind of subject.</summary>
    public IReadOnlyList<InputSource> Facts(string subject) =>
        [
            .. Packs
                .SelectMany(p => p.Facts.GetValueOrDefault(subject) ?? [])
                .GroupBy(f => f.Name, StringComparer.Ordinal)
                .Select(g => g.First()),
        ];

    /// <summary>Compiles the rules of every subject.</summary>
    /// <param name="set">Values of parameters that take the place of those in the packs.</param>
    /// <param name="only">The only subject whose rules are compiled; null: all.</param>
    /// <param name="wanted">With <paramref name="only"/>: of its rules just these and what they rest on; null: all.</param>
    internal static Regime Compile(
        DateOnly day,
        IReadOnlyList<Pack> packs,
        IReadOnlyList<Pack> expired,
        IReadOnlyDictionary<string, DatedValue>? set = null,
        string? only = null,
        IReadOnlyCollection<string>? wanted = null
    )
    {
        var regime = new Regime(day, packs, expired);
        var mistakes = new List<Mistake>();
        var all = packs.SelectMany(p => p.Facts.Values).SelectMany(f => f).ToList();
        IReadOnlyList<ParameterSource> parameters = [];
        PackParser.Try(
            mistakes,
            () =>
                parameters = Reading.DeclarationReader.Alike(
                    regime.Parameters.Select(p =>
                        set?.GetValueOrDefault(p.Name) is { } value ? p with { Values = [value] } : p
                    ),
                    all
                )
        );
        foreach (var subject in packs.SelectMany(p => p.Rules).Select(r => r.Subject).Distinct(StringComparer.Ordinal))
        {
            if (only is not null && subject != only)
            {
                continue;
            }
            var rules = Held(packs, subject);
            if (wanted is not null)
            {
                var reached = Names.Reached(wanted, rules.Select(r => r.Rule.Output), parameters);
                rules.RemoveAll(r => !reached.Contains(r.Rule.Name));
                parameters = [.. parameters.Where(p => reached.Contains(p.Name))];
            }
            var facts = regime.Facts(subject);
            var book = new Book(facts, [.. Used(parameters, facts)], [.. rules.Select(r => r.Rule.Output)]);
            var (program, wrong) = RuleProgram.Compile(book, day);
            mistakes.AddRange(wrong);
            if (program is not null)
            {
                regime.subjects[subject] = new SubjectRules(subject, regime.TitleOf(subject), program, rules);
            }
        }
        return regime with { Mistakes = [.. mistakes.Distinct()] };
    }

    /// <summary>The nearest rule of each name.</summary>
    private static List<HeldRule> Held(IReadOnlyList<Pack> packs, string subject) =>
        [
            .. packs
                .SelectMany(p => p.Rules.Where(r => r.Subject == subject).Select(r => new HeldRule(p, r)))
                .GroupBy(r => r.Rule.Name, StringComparer.Ordinal)
                .Select(g => g.First()),
        ];

    /// <summary>A fact of this subject may have the name of a parameter that other subjects use.</summary>
    private static IEnumerable<ParameterSource> Used(
        IReadOnlyList<ParameterSource> parameters,
        IReadOnlyList<InputSource> facts
    ) => parameters.Where(p => !facts.Any(f => f.Name == p.Name));

    private static ParameterSource Nearest(IEnumerable<ParameterSource> named, DateOnly day) =>
        named.FirstOrDefault(p => p.Values.Any(v => v.From <= day && (v.Value is not null || v.Bands is not null)))
        ?? named.First();
}

/// <summary>A rule and the document it stands in.</summary>
public sealed record HeldRule(Pack Pack, PackRule Rule);

/// <summary>The rules about one kind of subject, compiled together.</summary>
/// <param name="Rules">By name each once, the nearest.</param>
public sealed record SubjectRules(string Subject, string Title, RuleProgram Program, IReadOnlyList<HeldRule> Rules)
{
    private readonly Dictionary<string, HeldRule> byName = Rules.ToDictionary(r => r.Rule.Name, StringComparer.Ordinal);

    /// <summary>The rule of a result; null when there is none.</summary>
    public HeldRule? this[string name] => byName.GetValueOrDefault(name);

    public IEnumerable<HeldRule> Of(RuleRole role) => Rules.Where(r => r.Rule.Role == role);
}
