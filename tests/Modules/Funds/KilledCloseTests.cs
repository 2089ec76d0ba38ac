using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Funds.Features;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Tests.Modules.Platform;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Funds;

/// <summary>The program is killed in the middle of a month close (SIGKILL) and started again.</summary>
[Trait("req", "FND-05"), Trait("req", "INT-13")]
public sealed class KilledCloseTests
{
    /// <summary>So many that the close takes a while.</summary>
    private const int Operators = 300;

    private const long Fen = 1_000;

    [Theory, EveryDatabase]
    public async Task A_close_that_was_killed_is_finished_by_the_next_start_and_posts_nothing_twice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var month = await Spend(app);
        var journals = await Journals(app);
        var job = await app.Do(s =>
            s.GetRequiredService<CloseMonth>().Start(Desk.Payer, month, CancellationToken.None)
        );
        await using (var first = await ChildProgram.ServeBeside(app))
        {
            await ChildProgram.Until(async () => await Counted(app) > 0);
            await first.Kill();
        }
        Assert.InRange(await Counted(app), 1, Operators - 1);
        Assert.Null((await Close(app)).FinishedAt);
        await Crashes.LetLeaseEnd(app);
        await using var second = await ChildProgram.ServeBeside(app);
        await ChildProgram.Until(async () => (await Crashes.Job(app, job.Value)).State == JobState.Done);
        await Finished(app, month);
        Assert.Equal(journals, await Journals(app));
        var (code, output, _) = await ChildProgram.Run(
            "--db",
            app.DatabaseAddress,
            "--data",
            app.DataFolder,
            "ledger",
            "verify"
        );
        Assert.Equal((0, "账本相符，总和为零。"), (code, output.Trim()));
    }

    private static async Task Finished(TestApp app, string month)
    {
        Assert.NotNull((await Close(app)).FinishedAt);
        var settlements = await app.Read(s => s.GetRequiredService<FundsDb>().Settlements.ToListAsync());
        Assert.Equal(Enumerable.Range(1, Operators).Select(o => (long)o), settlements.Select(s => s.OrgId).Order());
        Assert.All(settlements, s => Assert.Equal((month, Fen, 1), (s.Period, s.DueFen, s.LineCount)));
        var (asked, told) = await app.Read(async s =>
        {
            var db = s.GetRequiredService<PlatformDb>();
            return (
                await db.Work.CountAsync(w => w.Kind == "funds.confirm"),
                await db.Outbox.CountAsync(e => e.Name == FundsEvents.MonthClosed)
            );
        });
        Assert.Equal((Operators, 1), (asked, told));
    }

    /// <summary>Every operator served one elder in the month before this one.</summary>
    private static async Task<string> Spend(TestApp app)
    {
        var today = TimeProvider.System.Today();
        var day = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        app.Time.SetDay(day.Year, day.Month, day.Day);
        foreach (var orgs in Enumerable.Range(1, Operators).Chunk(100))
        {
            await app.Do<Done>(async s =>
            {
                var wallets = s.GetRequiredService<IWallets>();
                foreach (var org in orgs)
                {
                    await Serve(wallets, org, day);
                }
                return default(Done);
            });
        }
        app.Time.SetDay(today.Year, today.Month, today.Day);
        return $"{day:yyyy-MM}";
    }

    private static async Task Serve(IWallets wallets, int org, DateOnly day)
    {
        var credit = new WalletCredit(
            10_000 + org,
            "care",
            MoneySources.CountyLottery,
            Desk.Payer,
            new Money(5 * Fen),
            day,
            null,
            $"g:{org}",
            $"decision:{org}",
            "demo-4408@1 第三条",
            UnspentFate.Lapse
        );
        Assert.True((await wallets.Credit(credit, CancellationToken.None)).Ok);
        var cause = $"order:{org}";
        var hold = await wallets.Hold(
            credit.ElderId,
            "care",
            new Money(Fen),
            cause + ":hold",
            cause,
            CancellationToken.None
        );
        var paid = await wallets.Capture(
            hold.Value.HoldId!.Value,
            org,
            new Money(Fen),
            cause + ":pay",
            CancellationToken.None
        );
        Assert.True(paid.Ok);
    }

    private static Task<int> Counted(TestApp app) =>
        app.Read(s => s.GetRequiredService<FundsDb>().Settlements.CountAsync());

    private static Task<int> Journals(TestApp app) =>
        app.Read(s => s.GetRequiredService<FundsDb>().Journals.CountAsync());

    private static Task<MonthClose> Close(TestApp app) =>
        app.Read(s => s.GetRequiredService<FundsDb>().Closes.AsNoTracking().SingleAsync());
}
