using Yiju.Benefits.Contracts;

namespace Yiju.Host.Demo;

/// <summary>Decides the demonstration benefits for those who may get one, and fills their wallets for this month.</summary>
internal static class DemoBenefits
{
    private const double NeedsHelp = 0.3;

    public static async Task Write(DemoRun run, CancellationToken ct)
    {
        var first = new DateOnly(run.Today.Year, run.Today.Month, 1);
        var elders = run
            .World.Elders()
            .Where(e => e.Frailty >= NeedsHelp || e.Income is IncomeCategory.Minimum or IncomeCategory.ExtremePoverty)
            .Select(e => (run.Elders[e.Index], e.Division.Value))
            .ToList();
        await run.InChunks(
            "补贴决定",
            elders,
            10,
            elders.Count,
            (scope, chunk) => scope.GetRequiredService<IDecisionSeed>().Decide(chunk, first, ct),
            ct
        );
    }
}
