using Yiju.Host.Demo;
using Yiju.Kernel;

namespace Yiju.Tests.Modules.Demo;

[Trait("req", "SVC-01")]
public sealed class WorldActivityTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);
    private static readonly World City = new(20_000, 1, Today);
    private static readonly SyntheticOrder[] Orders = [.. City.Activity(Today.AddDays(-30), Today.AddDays(6))];

    [Fact]
    public void Orders_repeat_with_the_seed()
    {
        var again = new World(20_000, 1, Today).Activity(Today.AddDays(-30), Today.AddDays(6));
        Assert.Equal(Orders, again);
        Assert.Equal(Enumerable.Range(1, Orders.Length), Orders.Select(o => o.Number));
    }

    [Fact]
    public void Nobody_is_in_two_places_at_once()
    {
        Assert.All(
            Orders.GroupBy(o => o.Worker),
            worker => Apart(worker.Select(o => (o.PlannedAt, o.PlannedAt.AddMinutes(o.PlannedMinutes))))
        );
        var done = Orders.Where(o => o.State == VisitState.Done).GroupBy(o => o.Worker);
        Assert.All(done, worker => Apart(worker.Select(o => (o.ArrivedAt!.Value, o.LeftAt!.Value))));
    }

    [Fact]
    public void Only_past_visits_have_happened_and_flags_say_what_is_wrong()
    {
        var items = ServiceItems.All.ToDictionary(i => i.Code);
        foreach (var order in Orders)
        {
            var past = Shanghai.DayOf(order.PlannedAt) < Today;
            Assert.Equal(past, order.State != VisitState.Planned);
            Assert.True(order.PlacedAt < order.PlannedAt);
            Assert.Equal(order.State == VisitState.Missed, order.Evidence.HasFlag(EvidenceFlags.Missed));
            if (order.State == VisitState.Done)
            {
                var stayed = (order.LeftAt!.Value - order.ArrivedAt!.Value).TotalMinutes;
                Assert.Equal(stayed < items[order.Item].MinimumMinutes, order.Evidence.HasFlag(EvidenceFlags.TooShort));
                Assert.Equal(order.MetresFromDoor > 300, order.Evidence.HasFlag(EvidenceFlags.TooFar));
            }
        }
        Assert.InRange(Orders.Count(o => o.Evidence != EvidenceFlags.None), Orders.Length * 0.03, Orders.Length * 0.25);
    }

    [Fact]
    public void Workers_serve_their_own_town_with_the_skill_that_is_needed()
    {
        var items = ServiceItems.All.ToDictionary(i => i.Code);
        var towns = City.Elders().Select(e => e.Division.At(DivisionLevel.Town)).ToArray();
        foreach (var order in Orders)
        {
            var worker = City.Workers[order.Worker];
            Assert.Equal(towns[order.Elder], worker.Division);
            Assert.Equal(worker.Operator, order.Operator);
            var skill = items[order.Item].Skill;
            Assert.True(
                skill is null || worker.Certificates.Any(c => c.Kind.StartsWith(skill, StringComparison.Ordinal)),
                order.Item
            );
        }
    }

    [Fact]
    public void Operators_and_workers_have_valid_and_unique_codes()
    {
        Assert.All(City.Operators, o => Assert.True(CreditCode.Read(o.CreditCode).Ok, o.CreditCode));
        Assert.All(City.Operators, o => Assert.Equal("990000", o.CreditCode[2..8]));
        Assert.Equal(City.Operators.Count, City.Operators.Select(o => o.CreditCode).Distinct().Count());
        Assert.Equal(City.Operators.Count, City.Operators.Select(o => o.Name).Distinct().Count());
        Assert.All(City.Workers, w => Assert.True(ResidentId.Read(w.ResidentId, Today).Ok));
        var numbers = City.Elders()
            .Select(e => e.DocumentNumber)
            .Concat(City.Workers.Select(w => w.ResidentId))
            .ToArray();
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    [Fact]
    public void Every_county_has_a_home_care_contract_today_and_a_demonstration_centre()
    {
        var counties = City.Divisions.Where(d => d.Level == DivisionLevel.County).Select(d => d.Code).ToArray();
        var facilities = City.Facilities();
        foreach (var county in counties)
        {
            var running = City.Contracts.Where(c => c.County == county && c.From <= Today && Today <= c.To);
            Assert.Contains(running, c => City.Operators[c.Operator].Kind == OperatorKind.HomeCare);
            Assert.Contains(running, c => City.Operators[c.Operator].Kind == OperatorKind.Assessment);
            Assert.Single(facilities, f => f.Kind == FacilityKind.CountyDemonstration && f.Division == county);
        }
        Assert.Equal(Enum.GetValues<FacilityKind>().Order(), facilities.Select(f => f.Kind).Distinct().Order());
    }

    [Fact]
    public void The_catalogue_names_every_kind_of_service()
    {
        string[] kinds =
        [
            "助餐",
            "助浴",
            "助洁",
            "助急",
            "助行",
            "助医",
            "助购",
            "照料护理",
            "日间照料",
            "康复",
            "文化",
            "精神慰藉",
            "家政",
            "临时托养",
            "紧急援助",
            "代办代缴",
        ];
        Assert.Equal(kinds.Order(), ServiceItems.All.Select(i => i.Kind).Distinct().Order());
        Assert.Equal(ServiceItems.All.Count, ServiceItems.All.Select(i => i.Code).Distinct().Count());
        Assert.All(
            ServiceItems.All,
            i => Assert.True(i.Steps.Count >= 2 && i.MinimumMinutes > 0 && i.Price > Money.Zero)
        );
    }

    [Theory]
    [InlineData(0.01, false, 100, 0, 0)]
    [InlineData(1.0, true, 0, 4, 6)]
    public void Answers_run_from_nothing_wrong_to_everything_wrong(
        double frailty,
        bool dementia,
        int adl,
        int leastMind,
        int mostMind
    )
    {
        var answers = AssessmentAnswers.MzT039(frailty, dementia, 1, 5);
        Assert.Equal(22, answers.Count);
        Assert.InRange(
            answers.Where(a => a.Item.StartsWith("B1", StringComparison.Ordinal)).Sum(a => a.Points),
            adl - 10,
            adl + 10
        );
        Assert.InRange(
            answers.Where(a => a.Item.StartsWith("B2", StringComparison.Ordinal)).Sum(a => a.Points),
            leastMind,
            mostMind
        );
    }

    [Fact]
    public void Frailer_elders_score_worse_on_average()
    {
        var sums = City.Elders()
            .Take(8_000)
            .Select(e =>
                (
                    e.Frailty,
                    Sum: City.AnswersOf(e)
                        .Where(a => a.Item.StartsWith("B1", StringComparison.Ordinal))
                        .Sum(a => a.Points)
                )
            )
            .ToArray();
        Assert.True(sums.Where(s => s.Frailty < 0.2).Average(s => s.Sum) > 98);
        Assert.True(sums.Where(s => s.Frailty > 0.7).Average(s => s.Sum) < 60);
    }

    [Fact]
    public void Buttons_speak_only_in_the_past_and_only_after_installation()
    {
        var devices = City.Elders().Select(City.DeviceOf).OfType<SyntheticDevice>().ToArray();
        var signals = devices
            .SelectMany(d => City.SignalsOf(d, Today.AddDays(-30)).Select(s => (Device: d, Signal: s)))
            .ToArray();
        Assert.InRange(devices.Length, 300, 2_000);
        Assert.Equal(3, signals.Select(s => s.Signal.Kind).Distinct().Count());
        Assert.All(signals, s => Assert.InRange(Shanghai.DayOf(s.Signal.At), s.Device.Installed, Today.AddDays(-1)));
        Assert.All(signals, s => Assert.Equal(s.Signal.Kind == SignalKind.Sos, s.Signal.AnsweredSeconds > 0));
    }

    private static void Apart(IEnumerable<(DateTime From, DateTime To)> stays)
    {
        var row = stays.OrderBy(s => s.From).ToArray();
        for (var i = 1; i < row.Length; i++)
        {
            Assert.True(row[i - 1].To <= row[i].From, $"{row[i - 1]} {row[i]}");
        }
    }
}
