using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

[Trait("req", "INT-13")]
public sealed class OutboxTests
{
    private const string Happened = "test.happened.v1";

    [Theory, EveryDatabase]
    public async Task An_event_is_delivered_once_after_its_cause_committed(DatabaseKind kind)
    {
        var heard = new Heard();
        await using var app = await Start(kind, heard);
        await Tell(app, "a");
        await app.Settle();
        await app.Settle();
        Assert.Equal(["a"], heard.Words);
    }

    [Theory, EveryDatabase]
    public async Task An_event_of_work_that_was_refused_is_never_told(DatabaseKind kind)
    {
        var heard = new Heard();
        await using var app = await Start(kind, heard);
        await app.Do<Done>(s =>
        {
            s.GetRequiredService<Events>().Tell(Happened, new Word("never"));
            return Task.FromResult<Outcome<Done>>(Fault.Refused("no", "不行。"));
        });
        await app.Settle();
        Assert.Empty(heard.Words);
    }

    [Theory, EveryDatabase]
    public async Task A_delivery_that_fails_waits_stays_visible_and_is_tried_again(DatabaseKind kind)
    {
        var heard = new Heard { FailuresLeft = 1 };
        await using var app = await Start(kind, heard);
        await Tell(app, "b");
        await app.Settle();
        var error = await app.Read(s =>
            s.GetRequiredService<PlatformDb>().Deliveries.Select(d => d.Error).SingleAsync()
        );
        Assert.Contains("not now", error, StringComparison.Ordinal);
        await app.Settle();
        Assert.Empty(heard.Words);
        app.Time.Advance(TimeSpan.FromSeconds(3));
        await app.Settle();
        Assert.Equal(["b"], heard.Words);
    }

    private static Task<TestApp> Start(DatabaseKind kind, Heard heard) =>
        TestApp.Start(
            kind,
            services =>
            {
                services.AddSingleton(heard);
                services.AddSubscriber<Word, Listener>(Happened, "test.listener");
            }
        );

    private static async Task Tell(TestApp app, string word) =>
        await app.Do<Done>(s =>
        {
            s.GetRequiredService<Events>().Tell(Happened, new Word(word));
            return Task.FromResult<Outcome<Done>>(default(Done));
        });

    private sealed record Word(string Text);

    private sealed class Heard
    {
        public List<string> Words { get; } = [];

        public int FailuresLeft { get; set; }
    }

    private sealed class Listener(Heard heard) : ISubscriber<Word>
    {
        public Task Handle(Word happened, CancellationToken ct)
        {
            if (heard.FailuresLeft-- > 0)
            {
                throw new InvalidOperationException("not now");
            }
            heard.Words.Add(happened.Text);
            return Task.CompletedTask;
        }
    }
}
