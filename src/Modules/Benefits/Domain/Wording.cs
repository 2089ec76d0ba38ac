using System.Text.RegularExpressions;
using Yiju.Platform.Divisions;
using Yiju.Rules.Checking;
using Yiju.Rules.Deciding;
using Yiju.Rules.Packs;
using Yiju.Ui;
using Fact = Yiju.Platform.Facts.Fact;
using Reason = Yiju.Ui.Reason;
using Step = Yiju.Rules.Deciding.Reason;

namespace Yiju.Benefits.Domain;

/// <summary>Turns an explanation of the rules into sentences with the statements of the registry, their source and day.</summary>
internal sealed partial class Wording(Regime regime, SubjectRules rules, IReadOnlyDictionary<string, Fact> known)
{
    private readonly Dictionary<string, Rules.ParameterSource> parameters = regime.Parameters.ToDictionary(
        p => p.Name,
        StringComparer.Ordinal
    );

    public static Verdict Of(Rules.Fact value) =>
        !value.Known ? Verdict.Unknown
        : value.Number == 1 ? Verdict.Yes
        : Verdict.No;

    public bool IsFact(string name) =>
        rules.Program.InputIndex(name) >= 0 || rules.Program.Lists.Any(l => l.Name == name);

    public string Title(string name) =>
        rules.Program.InputIndex(name) is >= 0 and var index ? rules.Program.Inputs[index].Title
        : rules.Program.Lists.FirstOrDefault(l => l.Name == name) is { } list ? list.Title
        : parameters.GetValueOrDefault(name)?.Title ?? rules[name]?.Rule.Title ?? name;

    public string Lacking(IReadOnlyList<string> needs) =>
        needs.Any(IsFact)
            ? $"还缺：{string.Join('、', needs.Where(IsFact).Select(Title))}。"
            : $"文件没有写明{string.Join('、', needs.Select(Title))}，由当地规定以后才能判断。";

    /// <summary>The conditions of a decision; the decision itself where it has none.</summary>
    public IReadOnlyList<Reason> Reasons(Explanation why) =>
        why.Root.Because.Count > 0 ? [.. why.Root.Because.SelectMany(Conditions)] : [Condition(why.Root)];

    /// <summary>Statements the answers rest on.</summary>
    public IReadOnlyList<Fact> Used(params ReadOnlySpan<Explanation?> explanations)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var explanation in explanations)
        {
            if (explanation is not null)
            {
                Names(explanation.Root, names);
            }
        }
        return [.. names.Where(known.ContainsKey).Select(n => known[n])];
    }

    /// <summary>The same reasons with the names of places instead of their codes.</summary>
    public static IReadOnlyList<Reason> Placed(IReadOnlyList<Reason> reasons, DivisionTree tree) =>
        [
            .. reasons.Select(r =>
                r with
                {
                    Sentence = Placed(r.Sentence, tree.NameOf),
                    Facts = r.Facts is null ? null : Code().Replace(r.Facts, m => tree.PathOf(m.Value)),
                    Parts = Placed(r.Parts, tree),
                }
            ),
        ];

    /// <summary>The same text with the names of places instead of their codes.</summary>
    public static string Placed(string text, Func<string, string> nameOf) => Code().Replace(text, m => nameOf(m.Value));

    private static void Names(Step step, SortedSet<string> into)
    {
        if (step.What is ReasonKind.Fact or ReasonKind.Records)
        {
            into.Add(step.Text);
        }
        foreach (var part in step.Because)
        {
            Names(part, into);
        }
    }

    /// <summary>A step that is no question of yes or no stands for the conditions below it.</summary>
    private IEnumerable<Reason> Conditions(Step step) =>
        step.Kind == Kind.Truth ? [Condition(step)] : step.Because.SelectMany(Conditions);

    private Reason Condition(Step step)
    {
        var parts = step.What is ReasonKind.Rule or ReasonKind.Any or ReasonKind.All
            ? step.Because.SelectMany(Conditions).ToList()
            : [];
        var (sentence, verdict) = step.What == ReasonKind.Exception ? Exception(step) : (step.Title, Of(step.Value));
        return new Reason(sentence, verdict)
        {
            Clause = step.Clause,
            Parts = parts,
            Joins = step.What is ReasonKind.Any or ReasonKind.All,
            Facts = parts.Count > 0 ? null : Facts(step),
        };
    }

    /// <summary>An exception from a benefit speaks against it where it holds.</summary>
    private static (string Sentence, Verdict Verdict) Exception(Step step) =>
        Of(step.Value) switch
        {
            Verdict.Yes => ($"有例外情况：{step.Title}", Verdict.No),
            Verdict.No => ($"没有例外情况：{step.Title}", Verdict.Yes),
            _ => ($"还不知道是否例外：{step.Title}", Verdict.Unknown),
        };

    private string? Facts(Step step)
    {
        var said = new List<string>();
        Collect(step, said);
        if (step.HoldsFrom is { } day)
        {
            said.Add($"{Say.PlainDay(day)}起符合");
        }
        return said.Count == 0 ? null : string.Join("；", said.Distinct());
    }

    private void Collect(Step step, List<string> said)
    {
        if (step.What == ReasonKind.Fact)
        {
            said.Add(Stated(step));
        }
        else if (step.What == ReasonKind.Parameter && !step.Value.Known)
        {
            said.Add($"{step.Title}：原文没有写");
        }
        foreach (var part in step.Because)
        {
            Collect(part, said);
        }
    }

    private string Stated(Step step) =>
        known.GetValueOrDefault(step.Text) is { Value: { } value } fact
            ? $"{step.Title}：{(step.Value.Known ? step.Said : value)}（{Words.Source(fact.Source)}，{Say.PlainDay(fact.ValidFrom)}起）"
            : $"没有{step.Title}的记录";

    [GeneratedRegex(@"(?<!\d)\d{12}(?!\d)")]
    private static partial Regex Code();
}
