using Yiju.Safety.Domain;

namespace Yiju.Tests.Modules.Safety;

public sealed class RankingTests
{
    [Theory]
    [Trait("req", "EMG-05")]
    [InlineData(true, true, 0, 0)]
    [InlineData(false, true, 0, 1)]
    [InlineData(true, false, 0, 2)]
    [InlineData(false, false, 0, 3)]
    [InlineData(false, true, 4, 1)]
    [InlineData(false, true, 5, 4)]
    [InlineData(false, false, 9, 4)]
    public void The_queue_puts_priority_elders_first(bool pressed, bool priority, int falseReports, int rank) =>
        Assert.Equal(rank, Ranking.Of(pressed, priority, falseReports));

    [Theory]
    [Trait("req", "EMG-11")]
    [InlineData(true)]
    [InlineData(false)]
    public void False_reports_never_lower_the_answer_to_a_press(bool priority)
    {
        foreach (var falseReports in Enumerable.Range(0, 200))
        {
            Assert.Equal(Ranking.Of(true, priority, 0), Ranking.Of(true, priority, falseReports));
        }
    }

    [Theory]
    [Trait("req", "EMG-07")]
    [InlineData(new int[0], null, null)]
    [InlineData(new[] { 7 }, 7, 7)]
    [InlineData(new[] { 40, 10, 30, 20 }, 20, 40)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 }, 10, 19)]
    public void Half_are_faster_than_the_median_and_95_of_100_than_p95(int[] seconds, int? median, int? p95)
    {
        var spread = Spread.Of(seconds);
        Assert.Equal((median, p95), (spread.Median, spread.P95));
    }
}
