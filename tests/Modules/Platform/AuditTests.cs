using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

[Trait("req", "SEC-04")]
public sealed class AuditTests
{
    [Theory, EveryDatabase]
    public async Task An_untouched_trail_verifies(DatabaseKind kind)
    {
        await using var app = await Filled(kind, 20);
        Assert.Empty(await Findings(app));
    }

    [Theory]
    [InlineData("update platform_audit set actor = 'x' where sequence = 5", "changed")]
    [InlineData("update platform_audit set detail = null where sequence = 5", "changed")]
    [InlineData("delete from platform_audit where sequence = 5", "gap")]
    [InlineData("delete from platform_audit where sequence >= 18", "truncated")]
    [InlineData(
        "update platform_audit set sequence = -5 where sequence = 5; update platform_audit set sequence = 5 where sequence = 6; update platform_audit set sequence = 6 where sequence = -5",
        "changed"
    )]
    public async Task Every_tampering_is_found_on_both_databases(string sql, string code)
    {
        foreach (var kind in Kinds())
        {
            await using var app = await Filled(kind, 20);
            await app.Do<Done>(async s =>
            {
                await using var command = s.GetRequiredService<DbSession>().Command(sql);
                await command.ExecuteNonQueryAsync();
                return default(Done);
            });
            Assert.Contains(await Findings(app), f => f.Code == code);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_forged_and_a_missing_head_are_found(DatabaseKind kind)
    {
        await using var app = await Filled(kind, 20);
        var folder = app.Services.GetRequiredService<DataFolder>();
        var head = await folder.Read("audit-head", CancellationToken.None);
        await folder.Replace("audit-head", "19" + head![2..], CancellationToken.None);
        Assert.Equal(["head-forged"], (await Findings(app)).Select(f => f.Code));
        File.Delete(Path.Combine(folder.Path, "audit-head"));
        Assert.Equal(["head-missing"], (await Findings(app)).Select(f => f.Code));
    }

    [Theory, EveryDatabase]
    public async Task Ten_thousand_entries_are_sealed_in_one_go(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Write(app, 10_000);
        await app.Settle();
        Assert.Empty(await Findings(app));
    }

    [Theory, EveryDatabase]
    public async Task The_auditor_searches_and_the_elder_asks_who_looked(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Do<Done>(s =>
        {
            s.GetRequiredService<AuditTrail>().Did("people.unmask", [4711], "核对身份");
            return Task.FromResult<Outcome<Done>>(default(Done));
        });
        await app.Settle();
        var auditor = await app.As(Role.Auditor);
        Assert.Contains(
            "核对身份",
            await auditor.GetStringAsync("/audit?action=people.&subject=4711"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "核对身份",
            await auditor.GetStringAsync("/audit?subject=4712"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "核对身份",
            await auditor.GetStringAsync("/audit/export?subject=4711"),
            StringComparison.Ordinal
        );
        var elder = await app.As(Role.Elder, Places.Village, personId: 4711);
        Assert.Contains("查看完整号码", await elder.GetStringAsync("/my/looks"), StringComparison.Ordinal);
        Assert.Contains("告知书", await elder.GetStringAsync("/my/looks/letter"), StringComparison.Ordinal);
        var neighbour = await app.As(Role.Elder, Places.Village, personId: 4712);
        Assert.DoesNotContain("核对身份", await neighbour.GetStringAsync("/my/looks"), StringComparison.Ordinal);
    }

    private static IEnumerable<DatabaseKind> Kinds() =>
        TestDatabase.PostgresServer is null ? [DatabaseKind.Sqlite] : [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    private static async Task<TestApp> Filled(DatabaseKind kind, int count)
    {
        var app = await TestApp.Start(kind);
        await Write(app, count);
        await app.Settle();
        return app;
    }

    private static Task Write(TestApp app, int count) =>
        app.Do<Done>(s =>
        {
            var audit = s.GetRequiredService<AuditTrail>();
            for (var i = 0; i < count; i++)
            {
                audit.Did("test.did", [i + 1], detail: $"{i}");
            }
            return Task.FromResult<Outcome<Done>>(default(Done));
        });

    private static Task<List<AuditFinding>> Findings(TestApp app) =>
        app.Read(async s => await s.GetRequiredService<AuditVerifier>().Verify(CancellationToken.None).ToListAsync());
}
