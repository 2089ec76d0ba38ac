using Yiju.Benefits.Contracts;
using Yiju.Kernel;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>Adds up what the rules before and after say of everybody, chunk by chunk, month by month. One thread at a time.</summary>
internal sealed class SimulationTally
{
    public const int Months = 12;
    private const int MostSampled = 200;

    private readonly Dictionary<string, BenefitCount> lines = [];
    private readonly Dictionary<(string Source, bool After), long[]> sources = [];
    private readonly Dictionary<long, TownCount> places = [];
    private readonly SortedList<ulong, SimulatedElder> sample = [];
    private readonly Dictionary<ElderRules, (BenefitColumn Column, BenefitCount Count)[]> known = [];
    private readonly Dictionary<(long Subject, string Benefit), int> paid = [];
    private int elders;
    private int affected;

    /// <summary>Holds the two sides of a chunk against each other on the day.</summary>
    public void Compare(FactChunk chunk, Rooms before, Rooms after)
    {
        paid.Clear();
        var (placesBefore, placesAfter) = (new RoomPlaces(before), new RoomPlaces(after));
        for (var i = 0; i < chunk.Count; i++)
        {
            var (was, now) = (placesBefore.Next(i), placesAfter.Next(i));
            if (was.Room is null && now.Room is null)
            {
                continue;
            }
            elders++;
            var (subject, town) = (chunk.Subjects[i], Town(chunk.Places[i]));
            var changes = Changes(was, now);
            Remember(subject, was);
            if (changes.Count > 0)
            {
                affected++;
                PlaceOf(town).Affected++;
                Add(new SimulatedElder(subject, DivisionNumber.Text(chunk.Places[i]), changes));
            }
            foreach (var change in changes)
            {
                PlaceOf(town).Count(change);
            }
        }
    }

    /// <summary>Adds what one side costs in a month.</summary>
    public void Cost(FactChunk chunk, Rooms side, bool after, int month)
    {
        foreach (var room in side.Filled)
        {
            foreach (var (column, line) in ColumnsOf(room.Rules))
            {
                if (column.Amount < 0 || column.ByUse)
                {
                    continue;
                }
                var source = SourceOf(column.Terms.Source ?? "", after);
                for (var place = 0; place < room.Count; place++)
                {
                    var elder = room.Elders[place];
                    var fen = Due(chunk.Subjects[elder], column, room, place, after);
                    if (fen > 0)
                    {
                        source[month] += fen;
                        line.Pay(after, fen);
                        PlaceOf(Town(chunk.Places[elder])).Pay(after, fen);
                    }
                }
            }
        }
    }

    public SimulationResult Result(DateOnly day, DivisionCode division) =>
        new(
            day,
            division.Value,
            elders,
            affected,
            [.. lines.Values.OrderBy(l => l.Name, StringComparer.Ordinal).Select(l => l.Result())],
            [
                .. sources
                    .Keys.Select(k => k.Source)
                    .Distinct()
                    .Order(StringComparer.Ordinal)
                    .Select(s => new SimulatedSource(
                        s,
                        [.. SourceOf(s, after: false).Select(f => new Money(f))],
                        [.. SourceOf(s, after: true).Select(f => new Money(f))]
                    )),
            ],
            [
                .. places
                    .SelectMany(p => new[] { p, new(County(p.Key), p.Value) })
                    .GroupBy(p => p.Key)
                    .OrderBy(g => g.Key)
                    .Select(g => TownCount.Sum(DivisionNumber.Text(g.Key), g.Select(p => p.Value))),
            ],
            [.. sample.Values]
        );

    /// <summary>What is due in this month: each month, once a year, or once in a life.</summary>
    private long Due(long subject, BenefitColumn column, Room room, int place, bool after)
    {
        if (
            room.Output(column.Answer, place) is not { Known: true, Number: 1 }
            || room.Output(column.Amount, place) is not { Known: true, Number: var fen }
        )
        {
            return 0;
        }
        if (column.Terms.Every is not ("year" or "once"))
        {
            return fen;
        }
        var sides = paid.GetValueOrDefault((subject, column.Name));
        var side = after ? 2 : 1;
        paid[(subject, column.Name)] = sides | side;
        return (sides & side) == 0 ? fen : 0;
    }

    /// <summary>Who is granted something once today has had it already.</summary>
    private void Remember(long subject, (Room? Room, int Place) was)
    {
        if (was.Room is null)
        {
            return;
        }
        foreach (var (column, _) in ColumnsOf(was.Room.Rules))
        {
            if (column.Terms.Every == "once" && was.Room.Output(column.Answer, was.Place) is { Known: true, Number: 1 })
            {
                paid[(subject, column.Name)] = 3;
            }
        }
    }

    private List<SimulatedChange> Changes((Room? Room, int Place) was, (Room? Room, int Place) now)
    {
        var changes = new List<SimulatedChange>();
        foreach (var (column, line) in now.Room is null ? [] : ColumnsOf(now.Room.Rules))
        {
            line.Describe(column);
            Compare(line, ValueOf(was, column.Name), column.Of(now.Room!, now.Place), changes);
        }
        foreach (var (column, line) in was.Room is null ? [] : ColumnsOf(was.Room.Rules))
        {
            if (ValueOf(now, column.Name).Answer == Answer.None)
            {
                Compare(line, column.Of(was.Room!, was.Place), Granted.None, changes);
            }
        }
        return changes;
    }

    private static void Compare(BenefitCount line, Granted was, Granted now, List<SimulatedChange> changes)
    {
        line.Count(was, now);
        if ((was.Answer == Answer.Yes || now.Answer == Answer.Yes) && was != now)
        {
            changes.Add(new SimulatedChange(line.Name, line.Title, Truth(was), Amount(was), Truth(now), Amount(now)));
        }
    }

    private Granted ValueOf((Room? Room, int Place) side, string benefit)
    {
        foreach (var (column, _) in side.Room is null ? [] : ColumnsOf(side.Room.Rules))
        {
            if (column.Name == benefit)
            {
                return column.Of(side.Room!, side.Place);
            }
        }
        return Granted.None;
    }

    private (BenefitColumn Column, BenefitCount Count)[] ColumnsOf(ElderRules rules)
    {
        if (!known.TryGetValue(rules, out var columns))
        {
            known[rules] = columns = [.. BenefitColumn.Of(rules.Rules).Select(c => (c, LineOf(c)))];
        }
        return columns;
    }

    private BenefitCount LineOf(BenefitColumn column)
    {
        if (!lines.TryGetValue(column.Name, out var line))
        {
            lines[column.Name] = line = new BenefitCount(column);
        }
        return line;
    }

    private long[] SourceOf(string source, bool after)
    {
        if (!sources.TryGetValue((source, after), out var months))
        {
            sources[(source, after)] = months = new long[Months];
        }
        return months;
    }

    private TownCount PlaceOf(long town)
    {
        if (!places.TryGetValue(town, out var place))
        {
            places[town] = place = new TownCount();
        }
        return place;
    }

    /// <summary>Keeps those whose scrambled ids are the smallest: the same people every time, from everywhere.</summary>
    private void Add(SimulatedElder elder)
    {
        sample[unchecked((ulong)elder.ElderId * 0x9E3779B97F4A7C15)] = elder;
        if (sample.Count > MostSampled)
        {
            sample.RemoveAt(MostSampled);
        }
    }

    private static bool? Truth(Granted value) =>
        value.Answer switch
        {
            Answer.Yes => true,
            Answer.Unknown => null,
            _ => false,
        };

    private static Money? Amount(Granted value) => value.Fen is { } fen ? new Money(fen) : null;

    private static long Town(long division) => division / 1000 * 1000;

    private static long County(long division) => division / 1_000_000 * 1_000_000;
}
