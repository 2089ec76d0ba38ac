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
    private readonly int[] firstElder;

    /// <param name="elders">1 to 4,000,000.</param>
    /// <param name="seed">Any number; another seed gives other names, villages and people.</param>
    /// <param name="today">The day on which ages and situations hold, and before which visits are done.</param>
    public World(int elders, long seed, DateOnly today)
    {
        (this.seed, Today, Size) = (seed, today, WorldSize.For(elders));
        Divisions = DivisionTree.Build(Size, seed);
        villages = [.. Divisions.Where(d => d.Level == DivisionLevel.Village)];
        firstElder = new int[villages.Length];
        for (var i = 1; i < villages.Length; i++)
        {
            firstElder[i] = firstElder[i - 1] + villages[i - 1].Elders;
        }
        this.elders = new ElderMaker(seed, today, villages);
        var counties = Divisions.Where(d => d.Level == DivisionLevel.County).ToArray();
        Operators = OperatorMaker.Operators(counties, seed, today);
        Contracts = OperatorMaker.Contracts(Operators, counties, seed, today);
        Workers = new WorkerMaker(elders, seed, today).Hire(Divisions, Operators);
    }

    public DateOnly Today { get; }

    public WorldSize Size { get; }

    /// <summary>City, then each county followed by its towns, each followed by its villages.</summary>
    public IReadOnlyList<SyntheticDivision> Divisions { get; }

    public IReadOnlyList<SyntheticOperator> Operators { get; }

    public IReadOnlyList<SyntheticContract> Contracts { get; }

    public IReadOnlyList<SyntheticWorker> Workers { get; }

    /// <summary>The places of service of all four levels, canteens, day care and care homes.</summary>
    public IReadOnlyList<SyntheticFacility> Facilities() => new FacilityMaker(Operators, seed, Today).Build(Divisions);

    /// <summary>All elders, village by village. Streams; can be enumerated again with the same result.</summary>
    public IEnumerable<SyntheticElder> Elders() => EldersOf(CountyTable.City);

    /// <summary>The elders of one division, the same records as in the whole stream.</summary>
    public IEnumerable<SyntheticElder> EldersOf(DivisionCode division)
    {
        for (var v = 0; v < villages.Length; v++)
        {
            if (!division.Contains(villages[v].Code))
            {
                continue;
            }
            for (var i = 0; i < villages[v].Elders; i++)
            {
                yield return elders.Make(firstElder[v] + i, villages[v]);
            }
        }
    }

    /// <summary>One to four people to call, first first.</summary>
    public IEnumerable<SyntheticContact> ContactsOf(SyntheticElder elder) => FamilyMaker.Of(elder, seed);

    /// <summary>The emergency button of an elder, or null.</summary>
    public SyntheticDevice? DeviceOf(SyntheticElder elder) => DeviceMaker.Of(elder, seed, Today);

    /// <summary>What a button said from <paramref name="from"/> until yesterday.</summary>
    public IEnumerable<SyntheticSignal> SignalsOf(SyntheticDevice device, DateOnly from) =>
        DeviceMaker.Signals(device, from, Today, seed);

    /// <summary>Answers to the 22 items of MZ/T 039-2013; another occasion gives slightly other answers.</summary>
    /// <param name="occasion">0, 1, 2, … below 16.</param>
    public IReadOnlyList<ItemAnswer> AnswersOf(SyntheticElder elder, int occasion = 0) =>
        AssessmentAnswers.MzT039(elder.Frailty, elder.Dementia, seed, elder.Index * 16L + occasion);

    /// <summary>
    /// Orders with their visits, town by town, each town day by day. Visits before <see cref="Today"/> have happened,
    /// the others are planned.
    /// </summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, included.</param>
    public IEnumerable<SyntheticOrder> Activity(DateOnly from, DateOnly to) =>
        new ActivityMaker(this, seed).Between(from, to);

    /// <summary>A connected street network over the whole city.</summary>
    /// <param name="nodes">About how many crossings; 6,000 for demonstrations, 300,000 for load runs.</param>
    public StreetNetwork Streets(int nodes = 6_000) =>
        StreetBuilder.Build([.. Divisions.Where(d => d.Level == DivisionLevel.County)], nodes, seed);
}
