using Yiju.Platform;

namespace Yiju.Tests.Modules.Platform;

[Trait("req", "INT-13")]
public sealed class SignalTests
{
    [Fact]
    public async Task Raised_by_many_at_once_it_wakes_once()
    {
        var signal = new Signal<SignalTests>();
        for (var round = 0; round < 200; round++)
        {
            using var together = new Barrier(4);
            var raising = Enumerable
                .Range(0, together.ParticipantCount)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            together.SignalAndWait();
                            signal.Raise();
                        },
                        TaskCreationOptions.LongRunning
                    )
                );
            await Task.WhenAll(raising);
            Assert.True(await signal.Wait(TimeSpan.Zero, default));
            Assert.False(await signal.Wait(TimeSpan.Zero, default));
        }
    }

    [Fact]
    public async Task What_is_raised_while_somebody_looks_is_not_lost()
    {
        var signal = new Signal<SignalTests>();
        var (done, seen) = (0, 0);
        var raising = Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                Interlocked.Increment(ref done);
                signal.Raise();
            }
        });
        while (seen < 20_000)
        {
            Assert.True(await signal.Wait(TimeSpan.FromSeconds(30), default));
            seen = Volatile.Read(ref done);
        }
        await raising;
    }
}
