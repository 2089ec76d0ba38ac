using System.Collections.Concurrent;

namespace Yiju.Rules.Packs.Mutating;

/// <summary>
/// Asks whether the scenarios of packs would notice a mistake: makes one at a time and plays them. A mutant is tried against the scenarios
/// that expect something which rests on what changed, first those of its own pack, then those of the packs that stand on it.
/// </summary>
/// <param name="all">All packs.</param>
/// <param name="witnesses">Those whose scenarios are played: they pass before anything is changed.</param>
public sealed class MutationTest(IReadOnlyList<Pack> all, IReadOnlyCollection<Pack> witnesses)
{
    private readonly ConcurrentDictionary<string, ILookup<string, string>> users = new(StringComparer.Ordinal);

    public IReadOnlyList<Mutant> Mutants(Pack pack) => Mutating.Mutants.Of(pack);

    /// <summary>Safe for many threads.</summary>
    public Fate Try(Mutant mutant)
    {
        var packs = all.Select(p => p.Name == mutant.Changed.Name ? mutant.Changed : p).ToList();
        var touched = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        IReadOnlySet<string> Touched(string subject) =>
            touched.TryGetValue(subject, out var known) ? known : touched[subject] = Resting(subject, mutant);
        var played = 0;
        foreach (var pack in witnesses.Where(p => p.StandsOn(mutant.Changed)).Prepend(mutant.Changed))
        {
            var runner = new ScenarioRunner(pack, packs, Touched);
            if (runner.Run(firstOnly: true).Count > 0)
            {
                return runner.Refused ? Fate.Refused : Fate.Killed;
            }
            played += runner.Cases;
        }
        return played == 0 && !Compiles(mutant, packs) ? Fate.Refused : Fate.Survived;
    }

    /// <summary>What changed and everything about a subject that rests on it.</summary>
    private HashSet<string> Resting(string subject, Mutant mutant)
    {
        var usersOf = users.GetOrAdd(subject, Users);
        var resting = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(mutant.Subject is null || mutant.Subject == subject ? [mutant.Name] : []);
        while (open.TryPop(out var name))
        {
            if (resting.Add(name))
            {
                foreach (var user in usersOf[name])
                {
                    open.Push(user);
                }
            }
        }
        return resting;
    }

    /// <summary>Names of rules and parameters by the names they use; a mutant uses none that the original does not.</summary>
    private ILookup<string, string> Users(string subject) =>
        all.SelectMany(p => p.Rules)
            .Where(r => r.Subject == subject)
            .SelectMany(r => Names.In(r.Output).Select(used => (used, r.Name)))
            .Concat(all.SelectMany(p => p.Parameters).SelectMany(p => Names.In(p).Select(used => (used, p.Name))))
            .Distinct()
            .ToLookup(u => u.used, u => u.Name, StringComparer.Ordinal);

    private static bool Compiles(Mutant mutant, IReadOnlyList<Pack> packs)
    {
        var pack = mutant.Changed;
        var around = new Library([.. packs.Where(p => p == pack || pack.StandsOn(p))]).InForce(
            pack.Division,
            pack.From
        );
        return mutant.Subject is not { } subject
            || Regime.Compile(pack.From, around, [], null, subject, [mutant.Name]).Mistakes.Count == 0;
    }
}
