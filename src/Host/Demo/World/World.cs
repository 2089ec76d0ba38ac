using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>
/// A synthetic city under 湛江市 for demonstrations, tests and load runs. The same size, seed and day give the same
/// records, byte for byte. Nothing is kept but divisions, operators and workers: elders stream past.
/// </summary>
internal sealed class World
{
    private readonly long seed;
    private readonly ElderMaker elders;
    private readonly SyntheticDivision[] villages;

    /// <param name="elders">1 to 4,000,000.</param>
    /// <param name="seed">Any number; another seed gives other names, villages and people.</param>
    /// <param name="today">The day on which ages and situations hold, and before which visits are done.</param>
    public World(int elders, long seed, DateOnly today)
    {
        (this.seed, Today, Size) = (seed, today, WorldSize.For(elders));
        Divisions = DivisionTree.Build(Size, seed);
        villages = [.. Divisions.Where(d => d.Level == DivisionLevel.Village)];
        this.elders = new ElderMaker(seed, today, villages);
    }

    public DateOnly Today { get; }

    public WorldSize Size { get; }

    /// <summary>City, then each county followed by its towns, each followed by its villages.</summary>
    public IReadOnlyList<SyntheticDivision> Divisions { get; }

    /// <summary>All elders in the order of village codes. Streams; can be enumerated again with the same result.</summary>
    public IEnumerable<SyntheticElder> Elders()
    {
        var index = 0;
        foreach (var village in villages)
        {
            for (var i = 0; i < village.Elders; i++)
            {
                yield return elders.Make(index++, village);
            }
        }
    }

    /// <summary>One to four people to call, first first.</summary>
    public IEnumerable<SyntheticContact> ContactsOf(SyntheticElder elder) => FamilyMaker.Of(elder, seed);

    /// <summary>A connected street network over the whole city.</summary>
    /// <param name="nodes">About how many crossings; 6,000 for demonstrations, 300,000 for load runs.</param>
    public StreetNetwork Streets(int nodes = 6_000) =>
        StreetBuilder.Build([.. Divisions.Where(d => d.Level == DivisionLevel.County)], nodes, seed);
}
