using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Mutating;

/// <summary>How well the scenarios of one pack are.</summary>
/// <param name="Pack">“jiangmen-2022@1”.</param>
/// <param name="Refused">Mutants that do not compile; they count as killed.</param>
/// <param name="Equivalent">Survivors on the list of those that make no difference.</param>
/// <param name="Survivors">All others, as they stand in the pack.</param>
public sealed record MutationScore(
    string Pack,
    int Killed,
    int Refused,
    int Equivalent,
    IReadOnlyList<Mutant> Survivors
)
{
    public int All => Killed + Refused + Equivalent + Survivors.Count;
}

/// <summary>What came of all mutants of some packs.</summary>
/// <param name="Failing">Scenarios that fail before anything is changed: such packs are not tried.</param>
/// <param name="Stale">Lines of the list that speak of no survivor.</param>
public sealed record MutationReport(
    IReadOnlyList<MutationScore> Scores,
    IReadOnlyList<Mistake> Failing,
    IReadOnlyList<string> Stale
)
{
    public bool Passes => Failing.Count == 0 && Stale.Count == 0 && Scores.All(s => s.Survivors.Count == 0);

    /// <param name="all">All packs.</param>
    /// <param name="packs">Those to be tried, some of all.</param>
    /// <param name="threads">At least 1; the report is the same on any number.</param>
    public static MutationReport Of(
        IReadOnlyList<Pack> all,
        IReadOnlyList<Pack> packs,
        Equivalents equivalents,
        int threads
    )
    {
        var failing = all.Select(p => (Pack: p, Failure: new PackChecker(all, DateOnly.MaxValue).FirstFailure(p)))
            .Where(p => p.Failure is not null)
            .ToDictionary(p => p.Pack, p => p.Failure!);
        var tried = packs.Where(p => !failing.ContainsKey(p)).ToList();
        var test = new MutationTest(all, [.. all.Where(p => !failing.ContainsKey(p))]);
        var mutants = tried.SelectMany(test.Mutants).ToList();
        var fates = new Fate[mutants.Count];
        Parallel.For(
            0,
            mutants.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            i => fates[i] = test.Try(mutants[i])
        );
        var known = mutants.Zip(fates).ToLookup(m => m.First.Changed.Name, StringComparer.Ordinal);
        var survivors = mutants.Zip(fates).Where(m => m.Second == Fate.Survived).Select(m => m.First).ToList();
        return new MutationReport(
            [.. tried.Select(p => Score(p, known[p.Name].ToList(), equivalents))],
            [.. failing.Where(f => packs.Contains(f.Key)).Select(f => f.Value)],
            [.. equivalents.Stale(survivors, tried)]
        );
    }

    private static MutationScore Score(Pack pack, List<(Mutant Mutant, Fate Fate)> mutants, Equivalents equivalents)
    {
        var survivors = mutants.Where(m => m.Fate == Fate.Survived).Select(m => m.Mutant).ToList();
        var equal = survivors.Count(equivalents.Knows);
        return new MutationScore(
            pack.Name,
            mutants.Count(m => m.Fate == Fate.Killed),
            mutants.Count(m => m.Fate == Fate.Refused),
            equal,
            [.. survivors.Where(s => !equivalents.Knows(s))]
        );
    }
}
