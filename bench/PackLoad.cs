using System.Diagnostics;
using Yiju.Kernel;
using Yiju.Platform.Packs;
using Yiju.Rules;
using Yiju.Rules.Packs;

namespace Yiju.Bench;

/// <summary>How long it takes until the rules of a folder of packs decide, the first time and again, and one decision by them.</summary>
internal static class PackLoad
{
    private const int Rounds = 10_000;

    /// <param name="folder">A folder with one folder per document.</param>
    public static void Run(string folder)
    {
        var place = DivisionCode.Parse("440823101201");
        var day = new DateOnly(2026, 11, 22);
        SubjectRules? rules = null;
        for (var round = 0; round < 6; round++)
        {
            var watch = Stopwatch.StartNew();
            var shelf = PackShelf.Read(folder, demo: true);
            var read = watch.Elapsed;
            rules = new Library(shelf.Packs).For(place, day).Subjects["elder"];
            Console.WriteLine(
                $"{(round == 0 ? "cold" : "warm")}: {shelf.Packs.Count} packs read in {read.TotalMilliseconds:0} ms, compiled for a place in {(watch.Elapsed - read).TotalMilliseconds:0} ms"
            );
        }
        Decide(rules!);
    }

    private static void Decide(SubjectRules rules)
    {
        var program = rules.Program;
        const string Somebody =
            "{ person.birth-date: 1944-03-01, hukou.division: '440823101201', income.category: minimum-living, living.situation: alone, assessment.care-need.level: 2, assessment.care-need.score: 29.5 }";
        var (facts, lists) = SubjectFacts.Read(program, "somebody", Somebody).Read!.Value;
        var results = new Fact[program.Outputs.Count];
        var benefits = rules.Of(RuleRole.Benefit).ToList();
        Time($"{program.Outputs.Count} results", () => program.Decide(facts, results, lists));
        Time(
            $"{benefits.Count} benefits explained",
            () => benefits.ForEach(b => program.Explain(b.Rule.Name, facts, lists))
        );
        Time(
            "one benefit explained with what would turn it",
            () => _ = program.Explain("care-wallet", facts, lists).Turns.Count
        );
    }

    private static void Time(string what, Action work)
    {
        // Until the runtime has compiled it for good, which it does in the background.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < TimeSpan.FromSeconds(1); )
        {
            work();
        }
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Rounds; i++)
        {
            work();
        }
        Console.WriteLine($"{what}: {watch.Elapsed.TotalMicroseconds / Rounds:0.0} µs");
    }
}
