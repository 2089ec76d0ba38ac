using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>Lets the city order and be visited, town by town and day by day; one town's users are in memory at a time.</summary>
internal sealed class ActivityMaker(World world, long seed)
{
    // An item named twice is ordered twice as often.
    private static readonly string[] Usual =
    [
        "ZJ01",
        "ZC01",
        "ZC01",
        "JZ01",
        "JS01",
        "JS01",
        "ZG01",
        "DB01",
        "WH01",
        "ZX01",
        "ZM01",
    ];
    private static readonly string[] Frail = ["HL01", "HL01", "ZY01", "HL02", "KF01", "ZC01", "ZJ01", "ZM01", "JS02"];
    private static readonly Dictionary<string, ServiceItem> Items = ServiceItems.All.ToDictionary(i => i.Code);

    private int number;

    public IEnumerable<SyntheticOrder> Between(DateOnly from, DateOnly to)
    {
        var workers = world.Workers.ToLookup(w => w.Division);
        foreach (var town in world.Divisions.Where(d => d.Level == DivisionLevel.Town))
        {
            var users = world.EldersOf(town.Code).Select(User).OfType<Customer>().ToArray();
            var staff = workers[town.Code].ToArray();
            for (var day = from; day <= to; day = day.AddDays(1))
            {
                foreach (var order in Day(new TownDay(staff, day), users, day))
                {
                    yield return order;
                }
            }
        }
    }

    private Customer? User(SyntheticElder elder)
    {
        var dice = new Dice(seed, Dice.Stream.Orders, elder.Index);
        var need =
            0.02
            + (elder.Frailty > 0.4 ? 0.2 : 0)
            + (elder.Living == LivingSituation.Alone ? 0.1 : 0)
            + (elder.Income != IncomeCategory.Ordinary ? 0.15 : 0);
        var stays = elder.Living == LivingSituation.InInstitution;
        return !stays && dice.Chance(need)
            ? new Customer(elder.Index, elder.At, elder.Frailty > 0.4 ? Frail : Usual, 0.06 + dice.Next() * 0.3)
            : null;
    }

    private IEnumerable<SyntheticOrder> Day(TownDay town, Customer[] users, DateOnly day)
    {
        foreach (var user in users)
        {
            var dice = new Dice(seed, Dice.Stream.Visits, user.Elder * 100_000L + day.DayNumber % 100_000);
            var sunday = day.DayOfWeek == DayOfWeek.Sunday;
            if (!dice.Chance(sunday ? user.Daily / 4 : user.Daily))
            {
                continue;
            }
            var item = Items[dice.Pick<string>(user.Items)];
            var minutes = item.MinimumMinutes + 5 * dice.Below(3);
            if (town.Book(item, user.At, minutes) is { } booked)
            {
                yield return Order(ref dice, user, item, booked.Round, day, booked.Minute, minutes);
            }
        }
    }

    private SyntheticOrder Order(
        ref Dice dice,
        Customer user,
        ServiceItem item,
        TownDay.Round round,
        DateOnly day,
        int minute,
        int minutes
    )
    {
        var midnight = Shanghai.Utc(day);
        var channel = dice.Chance(0.6) ? OrderChannel.Plan : (OrderChannel)dice.Between(1, 3);
        var placed = midnight.AddMinutes(-dice.Between(60, 6 * 24 * 60));
        var planned = midnight.AddMinutes(minute);
        var order = new SyntheticOrder(
            ++number,
            user.Elder,
            item.Code,
            round.Worker.Operator,
            round.Worker.Index,
            channel,
            placed,
            planned,
            minutes,
            VisitState.Planned,
            null,
            null,
            null,
            EvidenceFlags.None,
            null
        );
        return day < world.Today ? Happen(ref dice, order, item, round, midnight, minute) : order;
    }

    private static SyntheticOrder Happen(
        ref Dice dice,
        SyntheticOrder order,
        ServiceItem item,
        TownDay.Round round,
        DateTime midnight,
        int minute
    )
    {
        if (dice.Chance(0.03))
        {
            var missed = dice.Chance(0.4);
            return order with
            {
                State = missed ? VisitState.Missed : VisitState.Cancelled,
                Evidence = missed ? EvidenceFlags.Missed : EvidenceFlags.None,
            };
        }
        var delay = dice.Between(-5, 12) + (dice.Chance(0.04) ? dice.Between(20, 60) : 0);
        var arrived = Math.Max(minute + delay, round.ReallyFreeAt + 2);
        var stayed = dice.Chance(0.04)
            ? item.MinimumMinutes * dice.Between(30, 85) / 100
            : order.PlannedMinutes + dice.Below(6);
        var metres = dice.Chance(0.02) ? dice.Between(350, 3_000) : dice.Between(3, 90);
        round.ReallyFreeAt = arrived + stayed;
        var evidence =
            (arrived - minute > 15 ? EvidenceFlags.Late : 0)
            | (stayed < item.MinimumMinutes ? EvidenceFlags.TooShort : 0)
            | (metres > 300 ? EvidenceFlags.TooFar : 0)
            | (dice.Chance(0.03) ? EvidenceFlags.Unconfirmed : 0);
        return order with
        {
            State = VisitState.Done,
            ArrivedAt = midnight.AddMinutes(arrived),
            LeftAt = midnight.AddMinutes(arrived + stayed),
            MetresFromDoor = metres,
            Evidence = evidence,
            Rating = dice.Chance(0.45) ? Rating(ref dice, evidence) : null,
        };
    }

    private static int Rating(ref Dice dice, EvidenceFlags evidence)
    {
        var stars = dice.Next() switch
        {
            < 0.70 => 5,
            < 0.90 => 4,
            < 0.96 => 3,
            < 0.98 => 2,
            _ => 1,
        };
        var let = evidence.HasFlag(EvidenceFlags.TooShort) || evidence.HasFlag(EvidenceFlags.Late);
        return let ? Math.Max(1, stars - 2) : stars;
    }

    /// <param name="Daily">Probability of an order on a weekday.</param>
    private sealed record Customer(int Elder, GeoPoint At, string[] Items, double Daily);
}
