using System.CommandLine;
using Yiju.Kernel;
using Yiju.Rules.Packs.Telling;

namespace Yiju.Host.Commands.Packs;

/// <summary><c>yiju pack decide</c>: what a pack says about one subject, and why.</summary>
internal static class DecideCommand
{
    public static Command Make()
    {
        var pack = PackOptions.Pack();
        var facts = new Option<FileInfo>("--facts")
        {
            Description = "这一个对象的资料，JSON 或 YAML，名称到值",
            Required = true,
        };
        var about = PackOptions.About();
        var on = PackOptions.On();
        var place = new Option<string?>("--in") { Description = "在哪里，12 位地区代码；不写则政策包的地区" };
        var explain = new Option<string[]?>("--explain")
        {
            Description = "说明理由；后面可以写只说明哪几项",
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        var json = new Option<bool>("--json") { Description = "写成 JSON" };
        var decide = new Command("decide", "对一个对象作判断，并说明依据")
        {
            pack,
            facts,
            about,
            on,
            place,
            explain,
            json,
        };
        decide.SetAction(parsed =>
        {
            var open = OpenPack.Read(parsed.GetValue(pack)!);
            var day = parsed.GetValue(on) ?? TimeProvider.System.Today();
            if (open?.In(day, parsed.GetValue(place), parsed.GetValue(about)) is not var (regime, subject))
            {
                return 2;
            }
            var file = parsed.GetValue(facts)!;
            if (!file.Exists)
            {
                Console.Error.WriteLine($"找不到文件 {file.Name}。请检查 --facts。");
                return 2;
            }
            var (decision, mistakes) = SubjectDecision.Of(regime, subject, file.Name, File.ReadAllText(file.FullName));
            foreach (var mistake in mistakes)
            {
                Console.Error.WriteLine(mistake);
            }
            return decision is null
                ? 1
                : Print(
                    decision,
                    parsed.GetResult(explain) is null ? null : parsed.GetValue(explain),
                    parsed.GetValue(json)
                );
        });
        return decide;
    }

    /// <param name="explain">Names of results to explain; none: all; null: no explanation.</param>
    private static int Print(SubjectDecision decision, string[]? explain, bool json)
    {
        var names = decision.Results.Select(r => r.Rule.Name).ToList();
        foreach (var unknown in (explain ?? []).Except(names))
        {
            Console.Error.WriteLine($"没有“{unknown}”这项结果，可以写：{string.Join('、', names)}。");
            return 2;
        }
        IReadOnlyCollection<string> explained = explain switch
        {
            null => [],
            [] => names,
            _ => explain,
        };
        Console.Write(json ? DecisionJson.Of(decision, explained) + "\n" : DecisionText.Of(decision, explained));
        return 0;
    }
}
