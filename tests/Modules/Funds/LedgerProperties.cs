using FsCheck;
using FsCheck.Fluent;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Funds;

/// <summary>Whatever the order of deeds: the ledger sums to zero, no purse is below zero, nothing counts twice, verify finds nothing.</summary>
[Trait("req", "FND-08")]
public sealed class LedgerProperties
{
    private const int Sequences = 60;
    private const int SequencesOnPostgres = 12;

    /// <param name="Do">Which deed.</param>
    /// <param name="Pick">Which earlier thing it is about.</param>
    public sealed record Step(int Do, int Elder, int Fen, int Pick);

    [Theory, EveryDatabase]
    public async Task Any_interleaving_keeps_the_books_whole(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        var step =
            from deed in Gen.Choose(0, 9)
            from elder in Gen.Choose(1, 2)
            from fen in Gen.Choose(1, 400)
            from pick in Gen.Choose(0, 5)
            select new Step(deed, elder, fen, pick);
        var number = 0;
        var property = Prop.ForAll(
            Arb.From(Gen.NonEmptyListOf(step)),
            steps => new Story(desk, ++number * 10).Holds(steps).GetAwaiter().GetResult()
        );
        var count = kind == DatabaseKind.Sqlite ? Sequences : SequencesOnPostgres;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count).WithEndSize(40), property);
        Assert.True(number >= count);
        Assert.Empty(await desk.Verify());
    }

    /// <summary>Plays steps against the ledger and against plain arithmetic.</summary>
    private sealed class Story(Desk desk, long first)
    {
        private readonly Dictionary<int, long> free = new() { [1] = 0, [2] = 0 };
        private readonly List<(string Key, int Elder, long Fen, long Journal)> credits = [];
        private readonly List<(long Id, int Elder, long Covered, string Cause)> holds = [];
        private readonly HashSet<long> ended = [];
        private readonly Dictionary<string, (int Elder, long Fen)> spent = [];
        private int keys;

        public async Task<bool> Holds(IReadOnlyCollection<Step> steps)
        {
            foreach (var step in steps)
            {
                await Play(step);
            }
            return await desk.Spendable(first + 1) == free[1]
                && await desk.Spendable(first + 2) == free[2]
                && (await desk.Verify()).Count == 0;
        }

        private Task Play(Step step) =>
            step.Do switch
            {
                0 or 1 => Credit(step),
                2 => CreditAgain(step),
                3 or 4 => Hold(step),
                5 or 6 => Capture(step),
                7 => Release(step),
                8 => Refund(step),
                _ => TakeBack(step),
            };

        private async Task Credit(Step step)
        {
            var key = $"{first}:c{++keys}";
            DateOnly? last = (step.Pick % 3) switch
            {
                0 => new DateOnly(2026, 7, 10),
                1 => new DateOnly(2026, 7, 31),
                _ => null,
            };
            var journal = await desk.Credit(first + step.Elder, step.Fen, key, last);
            credits.Add((key, step.Elder, step.Fen, journal.Value));
            free[step.Elder] += step.Fen;
        }

        private async Task CreditAgain(Step step)
        {
            if (credits.Count == 0)
            {
                return;
            }
            var (key, elder, fen, _) = credits[step.Pick % credits.Count];
            Assert.NotEqual("ok", Desk.Code(await desk.Credit(first + elder, fen + 1, key)));
        }

        private async Task Hold(Step step)
        {
            var cause = $"{first}:o{++keys}";
            var hold = (await desk.Hold(first + step.Elder, step.Fen, $"{cause}:h", cause)).Value;
            Assert.Equal(Math.Min(step.Fen, free[step.Elder]), hold.Covered.Fen);
            var again = (await desk.Hold(first + step.Elder, step.Fen, $"{cause}:h", cause)).Value;
            Assert.Equal(hold.Covered, hold.HoldId is null ? hold.Covered : again.Covered);
            if (hold.HoldId is { } id)
            {
                holds.Add((id, step.Elder, hold.Covered.Fen, cause));
                free[step.Elder] -= hold.Covered.Fen;
            }
        }

        private async Task Capture(Step step)
        {
            if (holds.Count == 0)
            {
                return;
            }
            var (id, elder, covered, cause) = holds[step.Pick % holds.Count];
            var fen = 1 + step.Fen % covered;
            var key = $"{cause}:p{fen}";
            var result = Desk.Code(await desk.Capture(id, first, fen, key));
            if (ended.Add(id))
            {
                Assert.Equal("ok", result);
                free[elder] += covered - fen;
                spent[cause] = (elder, fen);
                Assert.Equal("ok", Desk.Code(await desk.Capture(id, first, fen, key)));
            }
            else
            {
                Assert.Contains(result, new[] { "ok", "hold-ended" });
            }
        }

        private async Task Release(Step step)
        {
            if (holds.Count == 0)
            {
                return;
            }
            var (id, elder, covered, _) = holds[step.Pick % holds.Count];
            var result = Desk.Code(await desk.Wallet(w => w.Release(id, $"{first}:r{++keys}", CancellationToken.None)));
            Assert.Equal(ended.Add(id) ? "ok" : "hold-ended", result);
            free[elder] += result == "ok" ? covered : 0;
        }

        private async Task Refund(Step step)
        {
            if (spent.Count == 0)
            {
                return;
            }
            var (cause, (elder, left)) = spent.ElementAt(step.Pick % spent.Count);
            var key = $"{first}:b{++keys}";
            var result = Desk.Code(
                await desk.Wallet(w => w.Refund(cause, new Money(step.Fen), "退", key, CancellationToken.None))
            );
            Assert.Equal(step.Fen <= left ? "ok" : "more-than-left", result);
            if (result == "ok")
            {
                free[elder] += step.Fen;
                spent[cause] = (elder, left - step.Fen);
            }
        }

        private async Task TakeBack(Step step)
        {
            if (credits.Count == 0)
            {
                return;
            }
            var (_, elder, fen, journal) = credits[step.Pick % credits.Count];
            var part = Math.Min(step.Fen, fen);
            var result = Desk.Code(
                await desk.Ledger(l =>
                    l.Reverse(journal, new Money(part), "错发", $"{first}:t{++keys}", CancellationToken.None)
                )
            );
            Assert.Contains(result, new[] { "ok", "not-enough-money", "more-than-left" });
            free[elder] -= result == "ok" ? part : 0;
        }
    }
}
