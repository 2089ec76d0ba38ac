using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

[Trait("req", "REG-29")]
public sealed class FactTests
{
    private static readonly DateOnly January = new(2026, 1, 1);
    private static readonly DateOnly May = new(2026, 5, 1);

    [Theory, EveryDatabase]
    public async Task A_later_statement_ends_the_earlier_one_the_day_before(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await State(app, "low", January);
        await State(app, "ordinary", May);
        Assert.Equal("low", await On(app, May.AddDays(-1)));
        Assert.Equal("ordinary", await On(app, May));
        Assert.Null(await On(app, January.AddDays(-1)));
    }

    [Theory, EveryDatabase]
    public async Task A_past_day_is_seen_as_known_then_and_as_known_now(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await State(app, "low", January);
        var then = app.Time.Instant();
        app.Time.Advance(TimeSpan.FromDays(30));
        await State(app, "ordinary", January);
        Assert.Equal("ordinary", await On(app, May));
        Assert.Equal("low", await On(app, May, then));
    }

    [Theory, EveryDatabase]
    public async Task Stating_what_already_holds_adds_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await State(app, "low", January);
        await State(app, "low", May);
        Assert.Single(await app.Read(s => s.GetRequiredService<FactStore>().History(7, CancellationToken.None)));
    }

    [Theory, EveryDatabase]
    public async Task What_ended_holds_to_its_last_day(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await State(app, "low", January);
        await app.Do<Done>(async s =>
        {
            await s.GetRequiredService<FactStore>().End(7, "income.category", May, CancellationToken.None);
            return default(Done);
        });
        Assert.Equal("low", await On(app, May));
        Assert.Null(await On(app, May.AddDays(1)));
    }

    private static async Task State(TestApp app, string value, DateOnly from) =>
        await app.Do<Done>(async s =>
        {
            await s.GetRequiredService<FactStore>()
                .State(7, "income.category", value, from, "test", CancellationToken.None);
            return default(Done);
        });

    private static Task<string?> On(TestApp app, DateOnly day, DateTime? knownAt = null) =>
        app.Read(async s =>
        {
            var facts = await s.GetRequiredService<FactStore>().Of(7, day, CancellationToken.None, knownAt);
            return facts.GetValueOrDefault("income.category")?.Value;
        });
}
