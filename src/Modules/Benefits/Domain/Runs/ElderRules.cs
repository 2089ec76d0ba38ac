using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Rules;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>The rules about elders that hold in a place on a day, made ready for many.</summary>
internal sealed class ElderRules
{
    public const string Subject = "elder";

    /// <param name="keys">Names of facts in the order of a <see cref="FactChunk"/>.</param>
    public ElderRules(Regime regime, SubjectRules rules, IReadOnlyList<string> keys)
    {
        Regime = regime;
        Rules = rules;
        Program = rules.Program;
        var sources = regime.Facts(Subject).ToDictionary(f => f.Name, StringComparer.Ordinal);
        var numbers = keys.Select((k, i) => (k, i)).ToDictionary(k => k.k, k => k.i, StringComparer.Ordinal);
        Columns = [.. Program.Inputs.Select(i => (numbers[i.Name], new FactColumn(i, sources[i.Name])))];
        Lists = [.. Program.Lists.Select(l => (numbers[l.Name], new ListColumn(l, sources[l.Name])))];
        Results = ResultList.Of(rules);
        Outputs = [.. Results.Results.Select(r => Program.OutputIndex(r.Name))];
        Automatic = [.. rules.Rules.Where(r => r.Rule.Benefit?.Automatic == true).Select(r => r.Rule.Name)];
        Layout = Results.Layout(regime.Packs.Select(LaidPack.Of));
    }

    public Regime Regime { get; }

    public SubjectRules Rules { get; }

    public RuleProgram Program { get; }

    /// <summary>By input the number of the fact's name, and how it is read.</summary>
    public (int Key, FactColumn How)[] Columns { get; }

    /// <summary>Likewise of the lists of records.</summary>
    public (int Key, ListColumn How)[] Lists { get; }

    public ResultList Results { get; }

    /// <summary>By place in the list of results the place among the program's.</summary>
    public int[] Outputs { get; }

    /// <summary>Benefits that are granted without application.</summary>
    public IReadOnlyList<string> Automatic { get; }

    public OutcomeLayout Layout { get; }

    /// <summary>Packs the results of one elder whose facts are given by their keys.</summary>
    /// <param name="textOf">The text of a fact in UTF-8; null where nothing is stated.</param>
    public byte[] Decide(Func<string, byte[]?> textOf)
    {
        var facts = new Fact[Program.Inputs.Count];
        for (var i = 0; i < facts.Length; i++)
        {
            if (textOf(Program.Inputs[i].Name) is { } text)
            {
                Columns[i].How.TryRead(text, out facts[i]);
            }
        }
        var lists = new Records?[Program.Lists.Count];
        for (var i = 0; i < lists.Length; i++)
        {
            if (textOf(Program.Lists[i].Name) is { } text)
            {
                Lists[i].How.TryRead(text, out lists[i]);
            }
        }
        var all = new Fact[Program.Outputs.Count()];
        Program.Decide(facts, all, lists);
        var packed = new byte[PackedOutcome.MostBytes(Results)];
        return packed[..PackedOutcome.Write(Results, [.. Outputs.Select(o => all[o])], packed)];
    }
}

/// <summary>Which rules about elders hold where, on one day. One thread at a time.</summary>
internal sealed class RulesByPlace(Library library, DateOnly day, IReadOnlyList<string> keys)
{
    private readonly Dictionary<long, ElderRules?> byPlace = [];
    private readonly Dictionary<Regime, ElderRules?> byRegime = new(ReferenceEqualityComparer.Instance);

    /// <summary>The rules that were asked for until now.</summary>
    public IEnumerable<ElderRules> Known => byRegime.Values.OfType<ElderRules>();

    /// <param name="division">12 digits as a number.</param>
    /// <returns>Null where no document speaks of elders.</returns>
    /// <exception cref="InvalidOperationException">The rules in force there contradict each other.</exception>
    public ElderRules? At(long division)
    {
        if (!byPlace.TryGetValue(division, out var rules))
        {
            byPlace[division] = rules = Of(DivisionNumber.Code(division));
        }
        return rules;
    }

    private ElderRules? Of(DivisionCode place)
    {
        var regime = library.For(place, day);
        if (byRegime.TryGetValue(regime, out var known))
        {
            return known;
        }
        var speaks = regime.Packs.Any(p => p.Rules.Any(r => r.Subject == ElderRules.Subject));
        if (speaks && !regime.Subjects.ContainsKey(ElderRules.Subject))
        {
            throw new InvalidOperationException($"这里的政策文件互相矛盾，不能计算：{regime.Mistakes[0]}");
        }
        return byRegime[regime] = speaks ? new ElderRules(regime, regime.Subjects[ElderRules.Subject], keys) : null;
    }

    /// <summary>Names of all facts that any document declares about elders, and of where they live.</summary>
    public static IReadOnlyList<string> KeysOf(IEnumerable<Library> libraries) =>
        [
            .. libraries
                .SelectMany(l => l.Packs)
                .SelectMany(p => p.Facts.GetValueOrDefault(ElderRules.Subject) ?? [])
                .Select(f => f.Name)
                .Append(FactKeys.LivingDivision)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
}

/// <summary>Division codes as numbers, which compare and hash without looking at letters.</summary>
internal static class DivisionNumber
{
    private const string Digits = "D12";

    public static long Of(string division) => long.Parse(division, System.Globalization.CultureInfo.InvariantCulture);

    public static string Text(long division) =>
        division.ToString(Digits, System.Globalization.CultureInfo.InvariantCulture);

    public static DivisionCode Code(long division) => DivisionCode.Parse(Text(division));
}
