using Yiju.Kernel.Search;
using Yiju.Routing.Rosters;

namespace Yiju.Tests.Engines.Routing.Rosters;

/// <summary>Problems with something of everything, from a seed.</summary>
internal sealed class RandomRoster(ulong seed)
{
    private static readonly string[] Skills = ["bath", "meal", "nurse"];

    private readonly SeededRandom random = new(seed);

    public RosterProblem Draw(int workers, int visits, int days = 1)
    {
        var staff = Enumerable.Range(0, workers).Select(w => Worker(w, days)).ToList();
        var wanted = Enumerable.Range(0, visits).Select(v => Visit(v, days)).ToList();
        var data = SmallRoster.Data(staff, wanted, days) with
        {
            Orders = visits < 4 ? [] : [new VisitOrder("v0", "v1", 600), new VisitOrder("v1", "v3", 0)],
            Bonds =
            [
                .. Enumerable
                    .Range(0, workers)
                    .Select(w => new Bond(
                        $"elder-{random.Below(SmallRoster.Houses)}",
                        $"w{w}",
                        Chance(2) ? BondKind.Forbidden : BondKind.Preferred
                    )),
            ],
            History =
            [
                .. Enumerable
                    .Range(0, Math.Min(workers, SmallRoster.Houses))
                    .Select(w => new Acquaintance($"elder-{w}", $"w{random.Below(workers)}", 1 + random.Below(5))),
            ],
            Weights = new Weights { LoadFairness = Chance(2) ? 0.5 : 0, TravelFairness = Chance(3) ? 1 : 0 },
        };
        return RosterProblem.Create(data).Value;
    }

    private bool Chance(int one) => random.Below(one) == 0;

    private Worker Worker(int number, int days)
    {
        var home = $"h{random.Below(SmallRoster.Houses)}";
        var vehicle = Chance(3) ? new Vehicle(2, SmallRoster.Minutes(5), 1 + random.Below(3)) : null;
        return new Worker
        {
            Id = $"w{number}",
            Start = home,
            End = vehicle is null && Chance(4) ? "h0" : home,
            Shifts = [.. Enumerable.Range(0, days).Select(Shift)],
            Skills = [.. Skills.Where(_ => !Chance(3))],
            Certificates = Chance(2)
                ? []
                : new Dictionary<string, DateOnly?>
                {
                    ["permit"] = Chance(2) ? null : new DateOnly(2026, 3, 1 + random.Below(3)),
                },
            Languages = Chance(2) ? ["粤语"] : [],
            Sex = Chance(3) ? Sex.Male : Sex.Female,
            Areas = Chance(3) ? ["east"] : [],
            StaysInAreas = Chance(2),
            DayCap = Chance(3) ? SmallRoster.Minutes(120 + (30 * random.Below(8))) : null,
            WeekCap = Chance(4) ? SmallRoster.Minutes(300) : null,
            Vehicle = vehicle,
        };
    }

    private Shift Shift(int day)
    {
        var from = SmallRoster.Minutes((day * 1440) + 420 + (60 * random.Below(3)));
        return new Shift(
            from,
            from + SmallRoster.Minutes(300 + (60 * random.Below(4))),
            Chance(2) ? [] : [new Break(from + 3600, from + SmallRoster.Minutes(180), SmallRoster.Minutes(20))]
        );
    }

    private Visit Visit(int number, int days)
    {
        var day = random.Below(days) * 1440;
        var from = day + 420 + (15 * random.Below(24));
        var late = Chance(4) ? 20 : 0;
        var house = random.Below(SmallRoster.Houses);
        IReadOnlyList<string> skills = Chance(2) ? [Skills[random.Below(3)]] : [];
        return SmallRoster.Visit($"v{number}", house, minutes: 10 + (5 * random.Below(8))) with
        {
            Windows = Chance(4)
                ? [SmallRoster.Window(from, from + 20, 5), SmallRoster.Window(from + 60, from + 90, late)]
                : [SmallRoster.Window(from, from + 15 + (15 * random.Below(6)), late)],
            Skills = skills,
            Certificates = Chance(6) ? ["permit"] : [],
            Language = Chance(8) ? "粤语" : null,
            Sex = Chance(8) ? Sex.Female : null,
            Area = Chance(3) ? "west" : null,
            Second =
                Chance(3) ? new SecondWorker(skills, 0, Chance(2) ? 0 : 600)
                : Chance(8) ? new SecondWorker([], 300, 1200)
                : null,
            Priority = 1 + random.Below(5),
            OptionalPenalty = Chance(8) ? 20 : null,
            Demand = Chance(6) ? 1 : 0,
        };
    }
}
