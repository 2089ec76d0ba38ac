using System.Collections.Concurrent;
using Yiju.Kernel;

namespace Yiju.Rules.Packs;

/// <summary>
/// All packs of a deployment. Says which documents are in force in a place on a day, nearest first, and compiles their rules together:
/// county over city over province (POL-02). Immutable and safe for many threads; what was compiled is kept.
/// </summary>
public sealed class Library
{
    /// <summary>Regimes kept; a city asks for a few places on a few days over and over.</summary>
    private const int MostKept = 200;

    /// <summary>Villages whose regime is remembered: as many as a large county has, on a few days.</summary>
    private const int MostPlaces = 5_000;

    private readonly ConcurrentDictionary<(string Packs, DateOnly Day), Regime> compiled = new();
    private readonly ConcurrentDictionary<(DivisionCode Place, DateOnly Day), Regime> places = new();

    /// <param name="packs">Several versions of one pack may stand side by side, each with its own days.</param>
    public Library(IReadOnlyList<Pack> packs) => Packs = packs;

    /// <summary>One document alone with those it stands on.</summary>
    public static Library Of(Pack pack, IReadOnlyList<Pack> all) =>
        new([.. all.Where(p => p.Name == pack.Name || pack.StandsOn(p))]);

    public IReadOnlyList<Pack> Packs { get; }

    /// <summary>Names that the rules about a kind of subject use, in whatever document.</summary>
    public IReadOnlySet<string> UsedAbout(string subject) =>
        Packs
            .SelectMany(p => p.Rules)
            .Where(r => r.Subject == subject)
            .SelectMany(r => Names.In(r.Output))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>What holds in a place on a day.</summary>
    public Regime For(DivisionCode place, DateOnly day)
    {
        if (places.Count > MostPlaces)
        {
            places.Clear();
        }
        return places.GetOrAdd((place, day), at => Compiled(at.Place, at.Day));
    }

    private Regime Compiled(DivisionCode place, DateOnly day)
    {
        var packs = InForce(place, day);
        if (compiled.Count > MostKept)
        {
            compiled.Clear();
        }
        return compiled.GetOrAdd(
            (string.Join(' ', packs.Select(p => p.Name)), day),
            _ => Regime.Compile(day, packs, Expired(place, day, packs))
        );
    }

    /// <summary>The documents in force, nearest first.</summary>
    public IReadOnlyList<Pack> InForce(DivisionCode place, DateOnly day)
    {
        var holding = Packs
            .Where(p => p.Division.Covers(place) && p.HoldsOn(day))
            .GroupBy(p => p.Id, StringComparer.Ordinal)
            .Select(versions => versions.MaxBy(p => p.From)!)
            .ToList();
        var replaced = holding.SelectMany(p => p.Replaces).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. holding
                .Where(p => !replaced.Contains(p.Id))
                .OrderByDescending(p => p.Division.SignificantDigits())
                .ThenByDescending(p => p.Demonstration)
                .ThenByDescending(p => p.From)
                .ThenBy(p => p.Id, StringComparer.Ordinal),
        ];
    }

    private List<Pack> Expired(DivisionCode place, DateOnly day, IReadOnlyList<Pack> inForce)
    {
        var replaced = inForce.SelectMany(p => p.Replaces).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Packs.Where(p =>
                p.To < day
                && p.Division.Covers(place)
                && !replaced.Contains(p.Id)
                && !Packs.Any(other => other.Id == p.Id && other.From > p.From && other.From <= day)
            ),
        ];
    }
}

internal static class PackDivisions
{
    /// <summary>The whole country covers every place.</summary>
    public static bool Covers(this DivisionCode division, DivisionCode place) =>
        division.SignificantDigits() == 0 || division.Contains(place);

    /// <summary>How many digits name the division: 0 the country, 2 a province, 4 a city, 6, 9, 12.</summary>
    public static int SignificantDigits(this DivisionCode division) =>
        division.Value == "000000000000" ? 0 : DivisionCode.DigitsOf(division.Level);
}
