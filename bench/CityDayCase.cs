using Yiju.Kernel.Search;
using Yiju.Routing.Rosters;

namespace Yiju.Bench;

/// <summary>
/// A made-up day of a made-up city: 10,000 visits, 1,200 workers, 12 × 12 km of streets that run north and south, east
/// and west, ridden by electric bicycle.
/// </summary>
internal sealed class CityDayCase(ulong seed, int visits, int workers)
{
    private const int Minute = 60;
    private const int Hour = 3600;
    private const double Size = 12_000;
    private const int Quarters = 24;
    private const int Skills = 6;

    private static readonly (int Minutes, int Percent)[] Lengths = [(20, 45), (30, 35), (45, 12), (60, 5), (90, 3)];

    private readonly SeededRandom random = new(seed);
    private readonly (double East, double North)[] quarters = new (double, double)[Quarters];
    private readonly List<float> east = [];
    private readonly List<float> north = [];
    private readonly List<Place> places = [];

    public RosterProblem Make()
    {
        for (var q = 0; q < Quarters; q++)
        {
            quarters[q] = (random.Unit() * Size, random.Unit() * Size);
        }
        var staff = Enumerable.Range(0, workers).Select(Worker).ToList();
        var wanted = Enumerable.Range(0, visits).Select(Visit).ToList();
        var data = new RosterData
        {
            FirstDay = new DateOnly(2026, 3, 2),
            Places = places,
            Travel = Travel.OnPlane([.. east], [.. north], [new Mode("电动自行车", 3.6 / 15, Minute)]),
            Workers = staff,
            Visits = wanted,
        };
        return RosterProblem.Create(data).Value;
    }

    private Worker Worker(int number)
    {
        var from = random.Below(2) == 0 ? (6 * 60) + (15 * random.Below(7)) : (11 * 60) + (15 * random.Below(7));
        var start = from * Minute;
        var skills = Enumerable.Range(0, Skills).ToArray();
        random.Shuffle(skills.AsSpan());
        var home = Place($"w{number}");
        return new Worker
        {
            Id = $"w{number:0000}",
            Start = home,
            End = home,
            Sex = random.Below(100) < 80 ? Sex.Female : Sex.Male,
            Skills = [.. skills.Take(1 + random.Below(3)).Select(s => $"s{s}")],
            Shifts =
            [
                new Shift(start, start + (8 * Hour), [new Break(start + (3 * Hour), start + (5 * Hour), 30 * Minute)]),
            ],
        };
    }

    private Visit Visit(int number)
    {
        var part = random.Below(100);
        var from =
            part < 35 ? Between((6 * 60) + 30, (10 * 60) + 30)
            : part < 70 ? Between((14 * 60) + 30, 18 * 60)
            : Between((10 * 60) + 30, (14 * 60) + 30);
        var to = from + (30 * (1 + random.Below(4)));
        var skill = $"s{random.Below(Skills)}";
        return new Visit
        {
            Id = $"v{number:00000}",
            Elder = $"e{number:00000}",
            Place = Place($"e{number}"),
            Windows = [new TimeWindow(from * Minute, to * Minute, to * Minute)],
            Duration = Length() * Minute,
            Skills = [skill],
            Second = random.Below(100) < 15 ? new SecondWorker([skill], 0, 0) : null,
            Sex =
                random.Below(100) >= 10 ? null
                : random.Below(100) < 70 ? Sex.Female
                : Sex.Male,
        };
    }

    private int Length()
    {
        var dice = random.Below(100);
        foreach (var (minutes, percent) in Lengths)
        {
            if (dice < percent)
            {
                return minutes;
            }
            dice -= percent;
        }
        return Lengths[^1].Minutes;
    }

    private int Between(int from, int to) => from + (5 * random.Below(((to - from) / 5) + 1));

    /// <summary>Four in five people live around the middle of a quarter.</summary>
    private string Place(string id)
    {
        var (x, y) = (random.Unit() * Size, random.Unit() * Size);
        if (random.Below(5) > 0)
        {
            var quarter = quarters[random.Below(Quarters)];
            x = Math.Clamp(quarter.East + Bell(), 0, Size);
            y = Math.Clamp(quarter.North + Bell(), 0, Size);
        }
        east.Add((float)x);
        north.Add((float)y);
        places.Add(new Place(id, 113 + (x / 102_000), 22.5 + (y / 111_195)));
        return id;
    }

    private double Bell() => (random.Unit() + random.Unit() + random.Unit() - 1.5) * 1600;
}
