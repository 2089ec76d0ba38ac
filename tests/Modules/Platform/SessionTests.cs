using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Work;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

public sealed class SessionTests
{
    [Theory, EveryDatabase]
    public async Task Refused_work_leaves_nothing_behind(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var outcome = await app.Do<Done>(s =>
        {
            s.GetRequiredService<Messenger>().Send("account:1", "不该留下");
            return Task.FromResult<Outcome<Done>>(Fault.Refused("no", "不行。"));
        });
        Assert.False(outcome.Ok);
        Assert.Empty(await Messages(app));
    }

    [Theory, EveryDatabase]
    public async Task Work_that_throws_leaves_nothing_behind(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.Do<Done>(s =>
            {
                s.GetRequiredService<Messenger>().Send("account:1", "不该留下");
                throw new InvalidOperationException();
            })
        );
        Assert.Empty(await Messages(app));
    }

    [Theory, EveryDatabase]
    public async Task Writers_that_read_before_they_write_do_not_overwrite_each_other(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Do<Done>(s =>
        {
            s.GetRequiredService<PlatformDb>().Settings.Add(new Setting { Key = "count", Value = "0" });
            return Task.FromResult<Outcome<Done>>(default(Done));
        });
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => AddOne(app))));
        var value = await app.Read(async s =>
            (await s.GetRequiredService<PlatformDb>().Settings.FindAsync("count"))!.Value
        );
        Assert.Equal("5", value);
    }

    [Theory, EveryDatabase]
    public async Task The_same_work_is_asked_for_once_and_is_gone_when_its_cause_is_finished(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var request = new WorkRequest(
            "test",
            "看一看",
            "/",
            Places.Village,
            7,
            Yiju.Platform.Access.Role.VillageWorker,
            "test:1"
        );
        await app.Do<Done>(async s =>
        {
            await s.GetRequiredService<WorkList>().Ask(request, CancellationToken.None);
            return default(Done);
        });
        await app.Do<Done>(async s =>
        {
            await s.GetRequiredService<WorkList>().Ask(request, CancellationToken.None);
            return default(Done);
        });
        Assert.Equal(
            1,
            await app.Read(s => Task.FromResult(s.GetRequiredService<PlatformDb>().Work.Count(w => w.DoneAt == null)))
        );
        await app.Do<Done>(async s =>
        {
            await s.GetRequiredService<WorkList>().Finish("test:1", CancellationToken.None);
            return default(Done);
        });
        Assert.Equal(
            0,
            await app.Read(s => Task.FromResult(s.GetRequiredService<PlatformDb>().Work.Count(w => w.DoneAt == null)))
        );
    }

    private static Task<Outcome<Done>> AddOne(TestApp app) =>
        app.Do<Done>(async s =>
        {
            var row = (await s.GetRequiredService<PlatformDb>().Settings.FindAsync("count"))!;
            row.Value = $"{int.Parse(row.Value) + 1}";
            return default(Done);
        });

    private static Task<List<Message>> Messages(TestApp app) =>
        app.Read(s => s.GetRequiredService<Messenger>().Latest(["account:1"], null, 10, CancellationToken.None));
}
