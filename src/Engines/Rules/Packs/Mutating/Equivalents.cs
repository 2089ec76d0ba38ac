namespace Yiju.Rules.Packs.Mutating;

/// <summary>
/// Mutants known to make no difference whatever the facts are, with the reason why: a line each, “pack name change: reason”. Lines that begin
/// with # are remarks.
/// </summary>
public sealed class Equivalents
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    private Equivalents() { }

    /// <returns>The list, or the first line that is none.</returns>
    public static (Equivalents? List, string? Mistake) Read(string text)
    {
        var list = new Equivalents();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Trim() is "" or ['#', ..])
            {
                continue;
            }
            var end = line.LastIndexOf(": ", StringComparison.Ordinal);
            if (end < 0 || line.AsSpan(0, end).Count(' ') < 2 || line[(end + 2)..].Trim() == "")
            {
                return (null, $"Line {number} should read “pack name change: reason”, it is “{line.Trim()}”.");
            }
            if (!list.lines.TryAdd(line[..end], number))
            {
                return (null, $"Line {number} says the same as line {list.lines[line[..end]]}.");
            }
        }
        return (list, null);
    }

    public bool Knows(Mutant mutant) => lines.ContainsKey(mutant.Key);

    /// <summary>Lines that speak of no survivor: the pack changed, or a scenario now tells the difference.</summary>
    public IEnumerable<string> Stale(IEnumerable<Mutant> survivors, IEnumerable<Pack> packs)
    {
        var known = survivors.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var tried = packs.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        return lines
            .Where(l => !known.Contains(l.Key) && tried.Contains(l.Key.Split(' ')[0]))
            .Select(l => $"Line {l.Value} “{l.Key}” speaks of no survivor; take it out.");
    }
}
