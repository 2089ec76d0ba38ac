using Yiju.Benefits.Contracts;
using Yiju.Kernel;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>Finds the room and the place of each elder of a chunk, in order.</summary>
internal sealed class RoomPlaces(Rooms rooms)
{
    private readonly Dictionary<Room, int> next = [];

    public (Room? Room, int Place) Next(int elder)
    {
        if (rooms.RoomOf[elder] is not { } room)
        {
            return (null, 0);
        }
        var place = next.GetValueOrDefault(room);
        next[room] = place + 1;
        return (room, place);
    }
}

/// <summary>What a simulation counts of one benefit.</summary>
internal sealed class BenefitCount(BenefitColumn first)
{
    private BenefitColumn latest = first;
    private int had;
    private int has;
    private int gained;
    private int lost;
    private int changed;
    private int undecidedBefore;
    private int undecidedAfter;
    private long yearBefore;
    private long yearAfter;

    public string Name => latest.Name;

    public string Title => latest.Title;

    /// <summary>The rules after say how it is called and paid.</summary>
    public void Describe(BenefitColumn column) => latest = column;

    public void Count(Granted was, Granted now)
    {
        var (before, after) = (was.Answer == Answer.Yes, now.Answer == Answer.Yes);
        had += before ? 1 : 0;
        has += after ? 1 : 0;
        gained += after && !before ? 1 : 0;
        lost += before && !after ? 1 : 0;
        changed += before && after && was.Fen != now.Fen ? 1 : 0;
        undecidedBefore += was.Answer == Answer.Unknown ? 1 : 0;
        undecidedAfter += now.Answer == Answer.Unknown ? 1 : 0;
    }

    public void Pay(bool after, long fen)
    {
        if (after)
        {
            yearAfter += fen;
        }
        else
        {
            yearBefore += fen;
        }
    }

    public SimulatedBenefit Result() =>
        new(
            Name,
            Title,
            had,
            has,
            gained,
            lost,
            changed,
            undecidedBefore,
            undecidedAfter,
            latest.Terms.Every,
            latest.ByUse ? null : new Money(yearBefore),
            latest.ByUse ? null : new Money(yearAfter)
        );
}

/// <summary>What a simulation counts in one town.</summary>
internal sealed class TownCount
{
    private int gained;
    private int lost;
    private int changed;
    private long yearBefore;
    private long yearAfter;

    public int Affected { get; set; }

    public void Count(SimulatedChange change)
    {
        gained += change is { Before: not true, After: true } ? 1 : 0;
        lost += change is { Before: true, After: not true } ? 1 : 0;
        changed += change is { Before: true, After: true } ? 1 : 0;
    }

    public void Pay(bool after, long fen)
    {
        if (after)
        {
            yearAfter += fen;
        }
        else
        {
            yearBefore += fen;
        }
    }

    public static SimulatedPlace Sum(string division, IEnumerable<TownCount> towns)
    {
        var all = towns.ToList();
        return new SimulatedPlace(
            division,
            all.Sum(p => p.Affected),
            all.Sum(p => p.gained),
            all.Sum(p => p.lost),
            all.Sum(p => p.changed),
            new Money(all.Sum(p => p.yearBefore)),
            new Money(all.Sum(p => p.yearAfter))
        );
    }
}
