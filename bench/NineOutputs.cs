using System.Diagnostics;
using Yiju.Kernel;
using Yiju.Rules;
using Yiju.Rules.Population;
using Yiju.Rules.Reading;

namespace Yiju.Bench;

/// <summary>Nine outputs for many persons, held against a plain loop over the same persons.</summary>
internal static class NineOutputs
{
    private const int Rounds = 7;
    private static readonly DateOnly On = new(2026, 6, 1);

    public static void Measure(int persons)
    {
        var program = Compile();
        var facts = Persons(persons);
        var results = program.Outputs.Select(_ => new Column(new long[persons])).ToArray();
        Compare(program, facts, results, persons);
        foreach (var threads in new[] { 1, Environment.ProcessorCount })
        {
            var best = double.MaxValue;
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < Rounds; i++)
            {
                var start = Stopwatch.GetTimestamp();
                program.Over().Run(persons, facts, results, threads);
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
            allocated = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / Rounds;
            Console.WriteLine(
                $"{threads} thread(s): {persons / best / 1e6:0.0} M persons/s (best of {Rounds}), {allocated} bytes a run, {(double)allocated / persons:0.000} a person"
            );
        }
        One(program, facts);
    }

    private static RuleProgram Compile()
    {
        var yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "nine-outputs.yaml"));
        var (book, unreadable) = BookReader.Read("nine-outputs.yaml", yaml);
        var (program, mistakes) = book is null ? (null, unreadable) : RuleProgram.Compile(book, On);
        return program ?? throw new InvalidOperationException(string.Join('\n', mistakes));
    }

    /// <summary>Ages uniform from 0 to 100, salary log-normal around 400,000 fen, 40 % tenants, 3 % disabled.</summary>
    private static Column[] Persons(int count)
    {
        var random = new Random(2026);
        long LogNormal(double middle) =>
            (long)(
                middle
                * Math.Exp(
                    0.5
                        * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
                        * Math.Cos(2 * Math.PI * random.NextDouble())
                )
            );
        Func<long>[] draws =
        [
            () => On.DayNumber - random.Next(100 * 365),
            () => LogNormal(400_000),
            () => LogNormal(150_000),
            () => Math.Max(0, random.Next(8) - 4),
            () => LogNormal(100_000),
            () => random.Next(100) < 3 ? 1 : 0,
            () => random.Next(20, 200),
            () => random.Next(10) < 4 ? 1 : 0,
        ];
        return [.. draws.Select(draw => new Column([.. Enumerable.Range(0, count).Select(_ => draw())]))];
    }

    private static void Compare(RuleProgram program, Column[] facts, Column[] results, int persons)
    {
        program.Over().Run(persons, facts, results);
        var sums = new long[9];
        Span<long> row = stackalloc long[9];
        for (var p = 0; p < persons; p++)
        {
            ByHand(facts, p, row);
            for (var i = 0; i < row.Length; i++)
            {
                sums[i] += row[i];
            }
        }
        foreach (var (slot, i) in program.Outputs.Select((s, i) => (s, i)))
        {
            var sum = results[i].Numbers.Sum();
            Console.WriteLine(
                $"{slot.Name}: {sum} {(sum == sums[i] ? "equals the plain loop" : $"BUT the plain loop has {sums[i]}")}"
            );
        }
    }

    private static void ByHand(Column[] facts, int p, Span<long> row)
    {
        var (salary, rent, children) = (facts[1].Numbers[p], facts[2].Numbers[p], facts[3].Numbers[p]);
        var (disabled, area, tenant) = (facts[5].Numbers[p] == 1, facts[6].Numbers[p], facts[7].Numbers[p] == 1);
        row[0] = DateOnly.FromDayNumber((int)facts[0].Numbers[p]).YearsUntil(On);
        row[1] = row[0] >= 18 ? 60_000 : 0;
        row[2] = HalfUp(15 * salary, 100);
        row[3] = HalfUp(
            2 * Math.Min(salary, 600_000)
                + 6 * Math.Max(0, Math.Min(salary, 1_240_000) - 600_000)
                + 12 * Math.Max(0, salary - 1_240_000),
            100
        );
        row[4] = tenant ? HalfUp(rent, 4) : 0;
        row[5] = children >= 1 && facts[4].Numbers[p] <= 50_000 * (1 + children) ? 60_000 : 0;
        row[6] = row[0] >= 65 ? 70_000 + (disabled ? 20_000 : 0) : 0;
        row[7] = tenant ? 0 : Math.Max(1_700, HalfUp(area * 1_000, 12));
        row[8] = salary + row[1] + row[4] + row[5] + row[6] - row[2] - row[3] - row[7];
    }

    private static long HalfUp(long numerator, long denominator) => (2 * numerator + denominator) / (2 * denominator);

    private static void One(RuleProgram program, Column[] facts)
    {
        const int Times = 20_000;
        var results = new Fact[9];
        var row = new Fact[facts.Length];
        for (var warm = 0; warm < 2; warm++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var p = 0; p < Times; p++)
            {
                Take(p);
                program.Decide(row, results);
            }
            var plain = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Times;
            start = Stopwatch.GetTimestamp();
            for (var p = 0; p < Times; p++)
            {
                Take(p);
                _ = program.Explain("disposable_income", row).Turns.Count;
            }
            var explained = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Times;
            if (warm > 0)
            {
                Console.WriteLine($"one person: {plain:0.00} µs without explanation, {explained:0.0} µs with it");
            }
        }

        void Take(int p)
        {
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = facts[i][p % facts[i].Numbers.Length];
            }
        }
    }
}
