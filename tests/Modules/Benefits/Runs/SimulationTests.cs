using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Features.Runs;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Benefits.Runs;

/// <summary>A draft over real records: elders and money, counted by hand beside it (POL-25).</summary>
[Trait("req", "POL-25")]
public sealed class SimulationTests
{
    private static readonly (string, string?) Destitute = (FactKeys.IncomeCategory, "destitute");

    /// <summary>The allowance begins five years earlier, meals pay less, and the bath is only for the old.</summary>
    private static string Draft { get; } =
        RunWorld
            .CityPack.Replace("2020-01-01: 80", "2020-01-01: 75", StringComparison.Ordinal)
            .Replace("200 元", "150 元", StringComparison.Ordinal)
            .Replace("when: poor\n", "when: poor and old\n", StringComparison.Ordinal);

    [Theory, EveryDatabase]
    public async Task Elders_and_money_agree_with_a_count_by_hand(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        var elders = await RunWorld.Load(
            app,
            // 96: a hundred yuan a month before and after.
            RunWorld.Elder("1930-01-01"),
            // 75: fifty yuan a month after.
            RunWorld.Elder("1951-01-01"),
            // Becomes 80 on 2026-10-10: three months without, nine with; after: all twelve.
            RunWorld.Elder("1946-10-10"),
            // Meals 200 before, 150 after; loses the bath.
            RunWorld.Elder("1960-01-01", Places.OtherTownVillage, Destitute, (FactKeys.AssessedLevel, "3")),
            // Another county: its own age of seventy stays.
            RunWorld.Elder("1955-01-01", Places.OtherCountyVillage)
        );
        var result = await Simulate(app, Places.City);
        Assert.Equal((5, 3), (result.Elders, result.Affected));
        Assert.Equal(
            [("allowance", 2, 4, 2, 0, 0, 0, 0), ("bath", 1, 0, 0, 1, 0, 4, 4), ("meals", 1, 1, 0, 0, 1, 4, 4)],
            result.Benefits.Select(b =>
                (b.Name, b.Had, b.Has, b.Gained, b.Lost, b.Changed, b.UndecidedBefore, b.UndecidedAfter)
            )
        );
        Assert.Equal(
            [
                ("month", Money.Yuan(2_200), Money.Yuan(3_000)),
                ("once", default, default),
                ("month", Money.Yuan(2_400), Money.Yuan(1_800)),
            ],
            result.Benefits.Select(b => (b.Every!, b.YearBefore!.Value, b.YearAfter!.Value))
        );
        var lottery = Assert.Single(result.Sources, s => s.Source == "city-lottery");
        Assert.Equal(Money.Yuan(150), lottery.Before[0]);
        Assert.Equal((Money.Yuan(150), Money.Yuan(200)), (lottery.Before[3], lottery.Before[4]));
        Assert.All(lottery.After, m => Assert.Equal(Money.Yuan(250), m));
        var county = Assert.Single(result.Places, p => p.Division == Places.County);
        Assert.Equal((3, 2, 1, 1), (county.Affected, county.Gained, county.Lost, county.Changed));
        Assert.Equal(
            result.Benefits.Sum(b => b.YearAfter!.Value.Fen),
            result.Places.Where(p => p.Division.EndsWith("000000", StringComparison.Ordinal)).Sum(p => p.YearAfter.Fen)
        );
        Assert.Equal(elders.Skip(1).Take(3).Order(), result.Sample.Select(s => s.ElderId).Order());
        var changes = result.Sample.Single(s => s.ElderId == elders[3]).Changes;
        Assert.Contains(
            new SimulatedChange("meals", "助餐补贴", true, Money.Yuan(200), true, Money.Yuan(150)),
            changes
        );
    }

    [Theory, EveryDatabase]
    public async Task Nothing_is_written_about_anybody_and_the_result_is_kept(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        await RunWorld.Load(app, RunWorld.Elder("1951-01-01"), RunWorld.Elder("1951-01-01", Places.OtherCountyVillage));
        var result = await Simulate(app, Places.County);
        Assert.Equal((1, 1), (result.Elders, result.Affected));
        Assert.Empty(await RunWorld.Outcomes(app));
        await app.Do<long>(s =>
            Task.FromResult<Outcome<long>>(s.GetRequiredService<SimulateDraft>().Keep("draft:7", result))
        );
        var kept = await app.Read(s => s.GetRequiredService<SimulateDraft>().Latest("draft:7", CancellationToken.None));
        Assert.Equal(result.Benefits, kept!.Value.Result.Benefits);
        Assert.Equal(1, await app.Read(s => s.GetRequiredService<BenefitsDb>().Simulations.CountAsync()));
    }

    private static async Task<SimulationResult> Simulate(TestApp app, string division)
    {
        var result = await app.Read(s =>
            s.GetRequiredService<SimulateDraft>()
                .Simulate(
                    RunWorld.LibraryOf(RunWorld.CityPack, RunWorld.CountyPack),
                    RunWorld.LibraryOf(Draft, RunWorld.CountyPack),
                    app.Time.Today(),
                    DivisionCode.Parse(division),
                    _ => Task.FromResult(true),
                    CancellationToken.None
                )
        );
        return result!;
    }
}
