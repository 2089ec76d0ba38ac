namespace Yiju.Tests.Modules.Testing;

/// <summary>A clock that stands still until a test moves it. Starts on Wednesday 2026-07-01 at 09:00 in Shanghai.</summary>
public sealed class TestTime : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 7, 1, 1, 0, 0, TimeSpan.Zero);

    private DateTimeOffset now = Start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;

    public void SetDay(int year, int month, int day) =>
        now = new DateTimeOffset(year, month, day, 1, 0, 0, TimeSpan.Zero);
}
