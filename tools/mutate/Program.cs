using Yiju.Platform.Packs;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Mutating;

// Would the scenarios of the packs notice a mistake? dotnet run --project tools/mutate -c Release [-- PACK …], in the root of the checkout.
const string List = "tools/mutate/equivalent.txt";
if (!Directory.Exists("packs") || !File.Exists(List))
{
    Console.Error.WriteLine($"Run it in the root of the checkout: there is no packs or no {List} here.");
    return 2;
}
var shelf = PackShelf.Read("packs", demo: true);
foreach (var mistake in shelf.Mistakes)
{
    Console.WriteLine($"packs/{mistake}");
}
var packs = shelf.Packs.Where(p => args.Length == 0 || args.Contains(p.Id)).ToList();
foreach (var missing in args.Where(a => !packs.Any(p => p.Id == a)))
{
    Console.Error.WriteLine($"There is no readable pack “{missing}”.");
    return 2;
}
var (equivalents, wrong) = Equivalents.Read(File.ReadAllText(List));
if (equivalents is null)
{
    Console.WriteLine($"{List}: {wrong}");
    return 1;
}
var clock = System.Diagnostics.Stopwatch.StartNew();
var report = MutationReport.Of(shelf.Packs, packs, equivalents, Environment.ProcessorCount);
foreach (var failure in report.Failing)
{
    Console.WriteLine($"packs/{failure}");
}
foreach (var survivor in report.Scores.SelectMany(s => s.Survivors))
{
    Console.WriteLine($"packs/{survivor}");
}
foreach (var stale in report.Stale)
{
    Console.WriteLine($"{List}: {stale}");
}
foreach (var score in report.Scores)
{
    Print(score.Pack, score.All, score.Killed, score.Refused, score.Equivalent, score.Survivors.Count);
}
Print(
    "all",
    report.Scores.Sum(s => s.All),
    report.Scores.Sum(s => s.Killed),
    report.Scores.Sum(s => s.Refused),
    report.Scores.Sum(s => s.Equivalent),
    report.Scores.Sum(s => s.Survivors.Count)
);
Console.WriteLine($"{clock.Elapsed.TotalSeconds:F1} s");
return report.Passes && shelf.Mistakes.Count == 0 ? 0 : 1;

static void Print(string what, int all, int killed, int refused, int equivalent, int survived) =>
    Console.WriteLine(
        $"{what, -28} {all, 6} mutants: {killed, 6} killed by scenarios, {refused, 5} do not compile, {equivalent, 4} equivalent, {survived, 4} survived"
    );
