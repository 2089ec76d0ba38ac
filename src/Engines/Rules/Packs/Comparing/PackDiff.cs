using Yiju.Rules.Checking;
using Yiju.Rules.Packs.Running;
using Yiju.Rules.Population;

namespace Yiju.Rules.Packs.Comparing;

/// <summary>Who gains and who loses when one version of a document takes the place of another.</summary>
/// <param name="division">The fact by whose county people are told apart; null: the place they live in, or the first division there is.</param>
public sealed class PackDiff(DiffSide before, DiffSide after, RunOptions options, string? division = null)
{
    private static readonly Fact No = Fact.Of(false);

    private readonly List<Benefit> benefits =
    [
        .. before
            .Rules.Of(RuleRole.Benefit)
            .Concat(after.Rules.Of(RuleRole.Benefit))
            .Select(r => r.Rule.Name)
            .Distinct(StringComparer.Ordinal)
            .Select(n => new Benefit(n, before.Rules, after.Rules)),
    ];

    private readonly List<(string Name, string Title, int Index, bool Later)> groups =
    [
        .. after
            .Rules.Of(RuleRole.Group)
            .Select(g => (g.Rule.Name, g.Rule.Title, after.Rules.Program.OutputIndex(g.Rule.Name), true)),
        .. before
            .Rules.Of(RuleRole.Group)
            .Where(g => after.Rules[g.Rule.Name] is null)
            .Select(g => (g.Rule.Name, g.Rule.Title, before.Rules.Program.OutputIndex(g.Rule.Name), false)),
    ];

    private readonly int place = Place(after.Rules.Program, division);

    /// <summary>The fact by which divisions are told apart; null when there is none.</summary>
    public string? Division => place < 0 ? null : after.Rules.Program.Inputs[place].Name;

    /// <param name="progress">Told after each block how many people there were so far and which rows were left out.</param>
    /// <exception cref="InvalidDataException">The file as a whole cannot be read; the sentence is for the user.</exception>
    public DiffReport Run(Stream input, Action<long, IReadOnlyList<RowFault>> progress)
    {
        var file = new PopulationFile(input, options.CsvIn, [For(before, after), For(after, before)]);
        var cuts = new Dictionary<(DiffCut Cut, string Key), Tally[]>();
        var (people, faults) = (0L, 0L);
        foreach (var block in file.Blocks(options.Threads, Count))
        {
            foreach (var (key, tallies) in block.Result)
            {
                Merge(cuts, key, tallies);
            }
            people += block.People;
            faults += block.Faults.Count;
            progress(people, block.Faults);
        }
        var rows =
            from cut in cuts
            orderby cut.Key.Cut, cut.Key.Key
            from row in cut.Value.Select((t, i) => Row(cut.Key, benefits[i], t))
            where cut.Key.Cut == DiffCut.All || row.Before + row.After + row.UndecidedAfter + row.UndecidedBefore > 0
            select row;
        return new DiffReport(before.Pack, after.Pack, people, faults, [.. rows]);
    }

    /// <summary>Facts that only the other version asks for are no mistake.</summary>
    private Intake For(DiffSide side, DiffSide other) =>
        new(
            side.Rules.Program,
            side.Declared,
            options.Id,
            [.. options.Ignored, .. other.Declared.Select(d => d.Name).Except(side.Declared.Select(d => d.Name))]
        );

    private static void Merge(Dictionary<(DiffCut, string), Tally[]> cuts, (DiffCut, string) key, Tally[] tallies)
    {
        if (!cuts.TryGetValue(key, out var sums))
        {
            cuts[key] = tallies;
            return;
        }
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i].Add(tallies[i]);
        }
    }

    private Dictionary<(DiffCut, string), Tally[]> Count(IReadOnlyList<People> people)
    {
        var (one, two) = (
            Results.Of(people[0], before.Rules.Program.Outputs.Count),
            Results.Of(people[1], after.Rules.Program.Outputs.Count)
        );
        var cuts = new Dictionary<(DiffCut, string), Tally[]>();
        for (var s = 0; s < people[0].Count; s++)
        {
            var member = groups.Where(g => (g.Later ? two : one)[g.Index][s] is { Known: true, Number: 1 });
            Tally[][] counted =
            [
                Of(cuts, (DiffCut.All, "")),
                .. place < 0
                    ? Array.Empty<Tally[]>()
                    : [Of(cuts, (DiffCut.Division, County(people[1].FactOf(place, s))))],
                .. member.Select(g => Of(cuts, (DiffCut.Group, g.Name))),
            ];
            for (var b = 0; b < benefits.Count; b++)
            {
                var (had, fenHad) = benefits[b].Before(one, s);
                var (has, fenHas) = benefits[b].After(two, s);
                foreach (var tallies in counted)
                {
                    tallies[b].Add(had, fenHad, has, fenHas);
                }
            }
        }
        return cuts;
    }

    private Tally[] Of(Dictionary<(DiffCut, string), Tally[]> cuts, (DiffCut, string) key) =>
        cuts.TryGetValue(key, out var known) ? known : cuts[key] = new Tally[benefits.Count];

    /// <summary>The first six digits; of a city or province all there are.</summary>
    private static string County(Fact division) =>
        division.Known ? division.Number.ToString("D12", System.Globalization.CultureInfo.InvariantCulture)[..6] : "";

    private DiffRow Row((DiffCut Cut, string Key) of, Benefit benefit, in Tally tally)
    {
        var title = of.Cut == DiffCut.Group ? groups.Find(g => g.Name == of.Key).Title : of.Key;
        var (timesBefore, timesAfter) = (
            DiffSide.TimesAYear(benefit.EveryBefore),
            DiffSide.TimesAYear(benefit.EveryAfter)
        );
        return new DiffRow(of.Cut, of.Key, title, benefit.Name, benefit.Title)
        {
            Before = tally.Before,
            After = tally.After,
            Gained = tally.Gained,
            Lost = tally.Lost,
            More = tally.More,
            Less = tally.Less,
            UndecidedBefore = tally.UndecidedBefore,
            UndecidedAfter = tally.UndecidedAfter,
            YuanBefore = timesBefore * tally.FenBefore / 100m,
            YuanAfter = timesAfter * tally.FenAfter / 100m,
        };
    }

    private static int Place(RuleProgram program, string? division) =>
        division is not null ? program.InputIndex(division)
        : program.InputIndex("living.division") is >= 0 and var home ? home
        : program.Inputs.ToList().FindIndex(i => i.Kind == Kind.Division);

    /// <summary>Where a benefit and its amount stand among the results of both versions.</summary>
    private sealed class Benefit
    {
        private readonly (int Granted, int Amount) before;
        private readonly (int Granted, int Amount) after;

        public Benefit(string name, SubjectRules one, SubjectRules two)
        {
            Name = name;
            (before, after) = (Find(one), Find(two));
            (EveryBefore, EveryAfter) = (one[name]?.Rule.Benefit?.Every, two[name]?.Rule.Benefit?.Every);
            EveryBefore ??= before.Granted < 0 ? EveryAfter : null;
            EveryAfter ??= after.Granted < 0 ? EveryBefore : null;
            Title = (two[name] ?? one[name])!.Rule.Title;
        }

        public string Name { get; }

        public string Title { get; }

        public string? EveryBefore { get; }

        public string? EveryAfter { get; }

        public (Fact Granted, Fact Fen) Before(Column[] results, int subject) => Of(before, results, subject);

        public (Fact Granted, Fact Fen) After(Column[] results, int subject) => Of(after, results, subject);

        private (int, int) Find(SubjectRules rules) =>
            rules[Name]?.Rule.Benefit is { } terms
                ? (rules.Program.OutputIndex(Name), terms.Amount is { } amount ? rules.Program.OutputIndex(amount) : -1)
                : (-1, -1);

        private static (Fact, Fact) Of((int Granted, int Amount) at, Column[] results, int subject) =>
            at.Granted < 0
                ? (No, Fact.Of(0))
                : (results[at.Granted][subject], at.Amount < 0 ? Fact.Of(0) : results[at.Amount][subject]);
    }
}
