using Microsoft.Extensions.DependencyInjection;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Tests.Modules.Funds;
using Yiju.Tests.Modules.People;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

public sealed class RenumberTests
{
    private static readonly DateOnly Tomorrow = new(2026, 7, 2);

    [Theory, EveryDatabase, Trait("req", "REG-02")]
    public async Task A_town_that_gets_another_code_takes_its_villages_along(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await (await app.As(Role.VillageWorker, Places.Village)).Register(Residents.Zhang());
        var coming = Places.Town[..6] + "901000";
        await app.Do<Done>(async s =>
        {
            var renumbering = s.GetRequiredService<Renumbering>();
            var plan = (await renumbering.Plan(Places.Town, coming, Tomorrow, default)).Value;
            Assert.Contains(
                plan,
                p => p.Old.Code == Places.Village && p.NewCode == Places.Town[..6] + "901" + Places.Village[9..]
            );
            Assert.True(await renumbering.Rows(plan, default) > 1);
            return await renumbering.Enter(plan, Tomorrow, "新镇", "批复", default);
        });
        await app.NextDay();
        await app.NextDay();
        var town = await app.As(Role.TownOfficer, coming);
        Assert.Equal(1, await town.Figure("all"));
        Assert.Contains("新镇", await town.GetStringAsync("/elders"), StringComparison.Ordinal);
    }

    [Theory, Trait("req", "REG-02")]
    [InlineData("440800000999", Places.Town, "2026-07-02", "renumber-old")]
    [InlineData(Places.Village, Places.Town, "2026-07-02", "renumber-new")]
    [InlineData(Places.Town, Places.Town, "2026-07-02", "renumber-same")]
    [InlineData(Places.Village, Places.NextVillage, "2026-07-01", "renumber-day")]
    [InlineData(Places.Village, "449999001001", "2026-07-02", "renumber-parent")]
    public async Task A_code_that_cannot_be_gets_a_sentence(string from, string to, string on, string code)
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var plan = await app.Read(s =>
            s.GetRequiredService<Renumbering>().Plan(from, to, DateOnly.ParseExact(on, "yyyy-MM-dd"), default)
        );
        Assert.Equal(code, Assert.Single(plan.Faults).Code);
    }

    [Theory, EveryDatabase, Trait("req", "REG-02")]
    public async Task Rows_of_a_village_that_joins_another_follow_in_the_night_and_are_counted_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var elder = await (await app.As(Role.VillageWorker, Places.Village)).Register(Residents.Zhang());
        var next = await app.As(Role.VillageWorker, Places.NextVillage);
        await next.Register(
            Residents.Zhang(Places.NextVillage) with
            {
                Name = "李四",
                DocumentNumber = Residents.Id(1950, 1, 1, 333),
            }
        );
        await app.Do<Done>(async s =>
        {
            var change = new DivisionChange
            {
                OldCode = Places.Village,
                NewCode = Places.NextVillage,
                On = new DateOnly(2026, 7, 2),
                Reason = "两村合并",
            };
            await s.GetRequiredService<DivisionStore>()
                .Renumber(s.GetRequiredService<DbSession>(), s.GetRequiredService<PlatformDb>(), change, default);
            return default(Done);
        });
        await app.NextDay();
        await app.NextDay();
        next = await app.As(Role.VillageWorker, Places.NextVillage);
        Assert.Contains("张秀英", await next.GetStringAsync($"/elders/{elder}"), StringComparison.Ordinal);
        Assert.Equal(2, await next.Figure("all"));
        var town = await app.As(Role.TownOfficer, Places.Town);
        Assert.Equal(2, await town.Figure("all"));
        Assert.Equal(1, await Count(app, "select count(*) from platform_audit where action = 'platform.renumber'"));
        Assert.Equal(0, await Count(app, $"select count(*) from people_gram where division = '{Places.Village}'"));
    }

    [Theory, EveryDatabase, Trait("req", "REG-02")]
    public async Task Facts_and_the_money_of_a_county_follow_its_new_code(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        await village.Register(Residents.Zhang() with { DocumentNumber = Residents.Id(1962, 3, 5, 122) });
        var desk = new Desk(app);
        await desk.Credit(9, 10_000, "before");
        await desk.Spend(9, 17, 3_000, "order:1");
        await Renumber(app, Places.County, NewCounty);
        await Renumber(app, Places.Village, NewVillage);
        await app.NextDay();
        await app.NextDay();
        foreach (var table in new[] { "funds_account", "funds_purse" })
        {
            Assert.Equal(0, await Count(app, $"select count(*) from {table} where payer = '{Places.County}'"));
        }
        Assert.Equal(
            0,
            await Count(app, $"select count(*) from funds_account where unique_key like '%{Places.County}%'")
        );
        Assert.Equal(0, await Count(app, $"select count(*) from platform_fact where value = '{Places.Village}'"));
        Assert.NotEqual(0, await Count(app, $"select count(*) from platform_fact where value = '{NewVillage}'"));
        var accounts = await Count(app, "select count(*) from funds_account");
        var credit = new WalletCredit(
            9,
            "care",
            MoneySources.CountyLottery,
            NewCounty,
            new Money(500),
            new DateOnly(2026, 1, 1),
            null,
            "after",
            "decision:1",
            "demo-4408@1 第三条",
            UnspentFate.Lapse
        );
        Assert.True((await desk.Wallet(w => w.Credit(credit, CancellationToken.None))).Ok);
        Assert.Equal(accounts, await Count(app, "select count(*) from funds_account"));
        Assert.Equal(7_500, await desk.Spendable(9));
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase, Trait("req", "REG-02")]
    public async Task Money_of_two_counties_that_become_one_stays_on_its_accounts_under_the_new_payer(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 10_000, "one");
        await desk.Wallet(w => w.Credit(Other(9, 700), CancellationToken.None));
        await Renumber(app, Places.County, Places.OtherCounty);
        await app.NextDay();
        await app.NextDay();
        Assert.Equal(0, await Count(app, $"select count(*) from funds_account where payer = '{Places.County}'"));
        Assert.Equal(10_700, await desk.Spendable(9));
        Assert.Empty(await desk.Verify());
    }

    private const string NewCounty = "440825000000";
    private const string NewVillage = "440823101299";

    private static WalletCredit Other(long elder, long fen) =>
        new(
            elder,
            "care",
            MoneySources.CountyLottery,
            Places.OtherCounty,
            new Money(fen),
            new DateOnly(2026, 1, 1),
            null,
            "other",
            "decision:1",
            "demo-4408@1 第三条",
            UnspentFate.Lapse
        );

    private static Task Renumber(TestApp app, string from, string to) =>
        app.Do<Done>(async s =>
        {
            var change = new DivisionChange
            {
                OldCode = from,
                NewCode = to,
                On = new DateOnly(2026, 7, 2),
                Reason = "区划调整",
            };
            await s.GetRequiredService<DivisionStore>()
                .Renumber(s.GetRequiredService<DbSession>(), s.GetRequiredService<PlatformDb>(), change, default);
            return default(Done);
        });

    private static Task<int> Count(TestApp app, string sql) =>
        app.Read(async s =>
        {
            await using var command = s.GetRequiredService<DbSession>().Command(sql);
            return Convert.ToInt32(
                await command.ExecuteScalarAsync(),
                System.Globalization.CultureInfo.InvariantCulture
            );
        });
}
