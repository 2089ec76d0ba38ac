using System.Net;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;
using static Yiju.Tests.Modules.Benefits.County;

namespace Yiju.Tests.Modules.Benefits;

/// <summary>Whatever is corrected backwards in whatever order: in the end every month has moved what it should have.</summary>
[Trait("req", "POL-24")]
public sealed class ArrearsProperties : IDisposable
{
    private readonly SmallPack pack = new();

    public void Dispose() => pack.Dispose();

    public static IEnumerable<ITheoryDataRow> Seeds() =>
        from kind in new[] { DatabaseKind.Sqlite, DatabaseKind.Postgres }
        from seed in Enumerable.Range(1, 4)
        where kind == DatabaseKind.Sqlite || TestDatabase.PostgresServer is not null
        select new TheoryDataRow<DatabaseKind, int>(kind, seed);

    [Theory, MemberData(nameof(Seeds))]
    public async Task The_sum_of_postings_is_what_should_have_been_paid(DatabaseKind kind, int seed)
    {
        var random = new Random(seed);
        await using var app = await TestApp.Start(kind, pack.Register);
        await FakeElders.State(app);
        var county = new County(app);
        await county.Grant("care-wallet");
        var start = app.Time.Today();
        // Score and level of every day, as they are known now.
        var levels = new SortedDictionary<DateOnly, int> { [Day("2026-06-01")] = 2 };
        var scores = new SortedDictionary<DateOnly, int> { [Day("2026-06-01")] = 50 };
        for (var step = 0; step < 14; step++)
        {
            var today = app.Time.Today();
            switch (random.Next(6))
            {
                case 0 when today < Day("2027-02-01"):
                    var next = today.AddDays(random.Next(1, 45));
                    await county.GoTo(next.Year, next.Month, next.Day);
                    break;
                case 1:
                    await county.Spend(random.Next(1, 70_000), $"order:{step}");
                    break;
                case 2:
                    await Change(county, FactKeys.AssessedLevel, levels, random.Next(1, 4), Past(random, start, today));
                    break;
                default:
                    int[] values = [20, 40, 60];
                    await Change(
                        county,
                        FactKeys.AssessedScore,
                        scores,
                        values[random.Next(3)],
                        Past(random, start, today)
                    );
                    break;
            }
            if (await county.Waiting() is { } application)
            {
                var granted = Amount(levels, scores, app.Time.Today()) > 0;
                var decided = await county.Decide(
                    application,
                    granted ? "grant" : "refuse",
                    random.Next(2) == 0 ? "0" : "30"
                );
                Assert.True(decided.StatusCode == HttpStatusCode.SeeOther, await decided.Content.ReadAsStringAsync());
            }
            Assert.Equal(Due(levels, scores, start, app.Time.Today()), await county.Paid());
            await county.BooksAreRight();
        }
    }

    private static DateOnly Past(Random random, DateOnly start, DateOnly today) =>
        start.AddDays(random.Next(0, today.DayNumber - start.DayNumber + 1));

    /// <summary>As the fact store takes it: a statement holds from its day on, and what stood later is superseded.</summary>
    private static async Task Change(
        County county,
        string key,
        SortedDictionary<DateOnly, int> days,
        int value,
        DateOnly from
    )
    {
        await county.State(from, (key, $"{value}"));
        if (days.Last(d => d.Key <= from).Value == value && days.Last().Key <= from)
        {
            return;
        }
        foreach (var later in days.Keys.Where(d => d >= from).ToList())
        {
            days.Remove(later);
        }
        days[from] = value;
    }

    private static long Amount(
        SortedDictionary<DateOnly, int> levels,
        SortedDictionary<DateOnly, int> scores,
        DateOnly day
    ) =>
        levels.Last(l => l.Key <= day).Value < 2
            ? 0
            : scores.Last(s => s.Key <= day).Value switch
            {
                <= 29 => 60_000,
                <= 45 => 45_000,
                _ => 30_000,
            };

    private static Dictionary<string, long> Due(
        SortedDictionary<DateOnly, int> levels,
        SortedDictionary<DateOnly, int> scores,
        DateOnly start,
        DateOnly today
    )
    {
        var due = new Dictionary<string, long>();
        for (var month = new DateOnly(start.Year, start.Month, 1); month <= today; month = month.AddMonths(1))
        {
            var last = Period.MonthOf(month).To!.Value;
            for (var day = month < start ? start : month; day <= last && day <= today; day = day.AddDays(1))
            {
                if (Amount(levels, scores, day) is > 0 and var fen)
                {
                    due[$"{month:yyyy-MM}"] = fen;
                    break;
                }
            }
        }
        return due;
    }
}
