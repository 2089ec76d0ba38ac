using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Funds.Features;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Tests.Modules.Network;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Funds;

[Trait("req", "FND-05"), Trait("req", "FND-06")]
public sealed class SettlementTests
{
    [Theory, EveryDatabase]
    public async Task An_operator_is_paid_on_what_the_ledger_counted(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 10_000, "g");
        await desk.Spend(9, 17, 3_000, "order:1");
        await desk.Spend(9, 17, 2_000, "order:2");
        await desk.Spend(9, 18, 1_000, "order:3");
        await desk.Wallet(w => w.Refund("order:2", new Money(500), "少做半小时", "r", CancellationToken.None));
        app.Time.SetDay(2026, 8, 1);
        await Close(app, "2026-07");
        var settlements = await Settlements(app);
        Assert.Equal([(17L, 4_500L, 3), (18L, 1_000L, 1)], settlements.Select(s => (s.OrgId, s.DueFen, s.LineCount)));
        await WalkThrough(app, settlements[0].Id);
        Assert.Equal(SettlementState.Paid, (await Settlements(app))[0].State);
        Assert.Equal(4_500, await Balance(app, MoneyAccountKind.Bank));
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase]
    public async Task A_closed_month_takes_nothing_more(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        var grant = (await desk.Credit(9, 10_000, "g")).Value;
        app.Time.SetDay(2026, 8, 1);
        await Close(app, "2026-07");
        var lines = await app.Read(s =>
            s.GetRequiredService<FundsDb>().Lines.Where(l => l.JournalId == grant).ToListAsync()
        );
        var late = new NewJournal(
            "late",
            JournalKinds.Grant,
            new DateOnly(2026, 7, 31),
            "decision:2",
            null,
            [.. lines.Select(l => new NewLine(l.AccountId, new Money(l.Fen)))]
        );
        Assert.Equal("period-closed", Desk.Code(await desk.Ledger(l => l.Post(late, CancellationToken.None))));
        Assert.Equal(
            "ok",
            Desk.Code(await desk.Ledger(l => l.Reverse(grant, null, "错发", "back", CancellationToken.None)))
        );
    }

    [Theory, EveryDatabase, Trait("req", "FND-24")]
    public async Task A_refund_after_the_payment_is_carried_into_the_next_month(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 10_000, "g");
        await desk.Spend(9, 17, 3_000, "order:1");
        app.Time.SetDay(2026, 8, 1);
        await Close(app, "2026-07");
        await desk.Wallet(w => w.Refund("order:1", new Money(1_000), "核查退回", "r", CancellationToken.None));
        await WalkThrough(app, (await Settlements(app))[0].Id);
        app.Time.SetDay(2026, 9, 1);
        await Close(app, "2026-08");
        await desk.Spend(9, 17, 1_500, "order:2");
        app.Time.SetDay(2026, 10, 1);
        await Close(app, "2026-09");
        Assert.Equal(
            [
                ("2026-07", 3_000L, SettlementState.Paid),
                ("2026-08", -1_000L, SettlementState.CarriedForward),
                ("2026-09", 500L, SettlementState.Counted),
            ],
            (await Settlements(app)).Select(s => (s.Period, s.DueFen, s.State))
        );
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase]
    public async Task A_close_that_was_cut_off_goes_on_and_counts_nothing_twice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 10_000, "g");
        foreach (var org in new[] { 17, 18, 19 })
        {
            await desk.Spend(9, org, 1_000, $"order:{org}");
        }
        app.Time.SetDay(2026, 8, 1);
        await desk.Sql(
            kind == DatabaseKind.Sqlite
                ? "create trigger cut before insert on funds_settlement when new.org_id = 18 begin select raise(abort, 'cut'); end"
                : "create function cut() returns trigger language plpgsql as $$ begin if new.org_id = 18 then raise exception 'cut'; end if; return new; end $$"
        );
        if (kind == DatabaseKind.Postgres)
        {
            await desk.Sql("create trigger cut before insert on funds_settlement for each row execute function cut()");
        }
        await Close(app, "2026-07");
        var county = await app.As(Role.CountyOfficer, Places.County);
        var half = await county.GetStringAsync("/settlements");
        Assert.Contains("还没有结算单", half, StringComparison.Ordinal);
        await desk.Sql(kind == DatabaseKind.Sqlite ? "drop trigger cut" : "drop trigger cut on funds_settlement");
        await Close(app, "2026-07");
        Assert.Equal(
            [(17L, 1_000L), (18L, 1_000L), (19L, 1_000L)],
            (await Settlements(app)).Select(s => (s.OrgId, s.DueFen))
        );
        Assert.All(await Settlements(app), s => Assert.Equal(SettlementState.Counted, s.State));
    }

    [Theory, EveryDatabase]
    public async Task A_month_that_is_not_over_stays_open(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var county = await app.As(Role.CountyOfficer, Places.County);
        var early = await county.PostAsync("/funds/months", Form(("month", "2026-07")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("还没有过完", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "SEC-09")]
    public async Task Who_approves_cannot_pay_and_nobody_skips_a_step(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 10_000, "g");
        var org = await Companies.Org(app, 1);
        await desk.Spend(9, org, 3_000, "order:1");
        app.Time.SetDay(2026, 8, 1);
        await Close(app, "2026-07");
        var id = (await Settlements(app))[0].Id;
        var county = await app.As(Role.CountyOfficer, Places.County);
        var finance = await app.As(Role.FinanceOfficer, Places.County);
        var elsewhere = await app.As(Role.FinanceOfficer, Places.OtherCounty);
        async Task<HttpStatusCode> Step(HttpClient who, string step) =>
            (await who.PostAsync($"/settlements/{id}/{step}", Form(("reference", "B-1")))).StatusCode;
        Assert.Equal(HttpStatusCode.Forbidden, await Step(county, "release"));
        Assert.Equal(HttpStatusCode.Forbidden, await Step(finance, "confirm"));
        Assert.Equal(HttpStatusCode.Conflict, await Step(finance, "release"));
        Assert.Equal(HttpStatusCode.SeeOther, await Step(county, "confirm"));
        Assert.Equal(HttpStatusCode.NotFound, await Step(elsewhere, "release"));
        Assert.Equal(HttpStatusCode.Conflict, await Step(finance, "pay"));
        Assert.Equal(HttpStatusCode.SeeOther, await Step(finance, "release"));
        var refused = await finance.GetAsync("/settlements/bank-file");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "康怡居家养老 还没有县（区）核对过的收款账户",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        await PayAccounts.Confirmed(app, org);
        var file = await finance.GetStringAsync("/settlements/bank-file");
        Assert.Contains(",示例银行遂溪支行,6222000000000000017,30.00,", file, StringComparison.Ordinal);
        Assert.Contains(",30.00,CNY,2026-07", file, StringComparison.Ordinal);
        var list = await county.GetStringAsync("/settlements/export?month=2026-07");
        Assert.Contains(",2026-07,", list, StringComparison.Ordinal);
        Assert.Contains(",30.00,", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await Step(finance, "pay"));
        Assert.Equal(HttpStatusCode.Conflict, await Step(finance, "pay"));
    }

    [Theory, EveryDatabase, Trait("req", "FND-21")]
    public async Task An_auditor_goes_from_the_payment_to_the_order_and_to_the_grant(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 10_000, "g");
        await desk.Spend(9, 17, 3_000, "order:88");
        app.Time.SetDay(2026, 8, 1);
        await Close(app, "2026-07");
        var id = (await Settlements(app))[0].Id;
        var auditor = await app.As(Role.Auditor, Places.County);
        var settlement = await auditor.GetStringAsync($"/audit/settlements/{id}");
        var journal = await auditor.GetStringAsync(Href(settlement, "/funds/journals/"));
        Assert.Contains("href=\"/care/orders/88\"", journal, StringComparison.Ordinal);
        Assert.Contains($"href=\"/settlements/{id}\"", journal, StringComparison.Ordinal);
        var purse = await auditor.GetStringAsync(Href(journal, "/funds/accounts/"));
        Assert.Contains("补贴决定 1", purse, StringComparison.Ordinal);
        var stranger = await app.As(Role.Auditor, Places.OtherCounty);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/audit/settlements/{id}")).StatusCode);
        foreach (var address in new[] { "/funds", "/funds/journals?q=order:88", $"/settlements/{id}/statement" })
        {
            Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync(address)).StatusCode);
        }
    }

    [Theory, EveryDatabase]
    public async Task An_operator_sees_only_its_own_month(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 10_000, "g");
        await desk.Spend(9, 17, 3_000, "order:1");
        await desk.Spend(9, 18, 1_234, "order:2");
        var own = await app.As(Role.OperatorManager, Places.County, orgId: 17);
        var preview = await own.GetStringAsync("/settlements/preview?month=2026-07");
        Assert.Contains("30.00", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("12.34", preview, StringComparison.Ordinal);
        app.Time.SetDay(2026, 8, 1);
        await Close(app, "2026-07");
        var ids = (await Settlements(app)).ToDictionary(s => s.OrgId, s => s.Id);
        own = await app.As(Role.OperatorManager, Places.County, orgId: 17);
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync($"/settlements/{ids[17]}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync($"/settlements/{ids[18]}")).StatusCode);
    }

    private static async Task Close(TestApp app, string month)
    {
        var county = await app.As(Role.CountyOfficer, Places.County);
        var answer = await county.PostAsync("/funds/months", Form(("month", month)));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        do
        {
            await app.Settle();
        } while (await IsRunning(app));
    }

    /// <summary>The program's own runner may be at a job that <see cref="TestApp.Settle"/> then does not see.</summary>
    private static Task<bool> IsRunning(TestApp app) =>
        app.Read(async s =>
            (await s.GetRequiredService<JobQueue>().Latest(null, null, 10, CancellationToken.None)).Exists(j =>
                j.State is JobState.Waiting or JobState.Running
            )
        );

    private static async Task WalkThrough(TestApp app, long id)
    {
        var county = await app.As(Role.CountyOfficer, Places.County);
        var finance = await app.As(Role.FinanceOfficer, Places.County);
        foreach (var (who, step) in new[] { (county, "confirm"), (finance, "release"), (finance, "pay") })
        {
            var answer = await who.PostAsync($"/settlements/{id}/{step}", Form(("reference", "B-1")));
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }
    }

    private static Task<List<Settlement>> Settlements(TestApp app) =>
        app.Read(s =>
            s.GetRequiredService<FundsDb>()
                .Settlements.AsNoTracking()
                .OrderBy(x => x.Period)
                .ThenBy(x => x.OrgId)
                .ToListAsync()
        );

    private static Task<long> Balance(TestApp app, MoneyAccountKind kind) =>
        app.Read(s =>
            s.GetRequiredService<FundsDb>()
                .Accounts.Where(a => a.Kind == kind)
                .SumAsync(a => a.CreditsPosted - a.DebitsPosted)
        );

    private static string Href(string html, string prefix)
    {
        var start = html.IndexOf($"href=\"{prefix}", StringComparison.Ordinal) + 6;
        return html[start..html.IndexOf('"', start)];
    }

    private static FormUrlEncodedContent Form(params (string Key, string Value)[] fields) =>
        new(fields.Select(f => new KeyValuePair<string, string>(f.Key, f.Value)));
}
