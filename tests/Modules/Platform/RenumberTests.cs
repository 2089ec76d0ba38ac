using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Tests.Modules.People;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

public sealed class RenumberTests
{
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
