using System.CommandLine;
using Yiju.Kernel;
using Yiju.Platform.Packs;
using Yiju.Rules.Packs;

namespace Yiju.Host.Commands.Packs;

/// <summary><c>yiju pack</c>: what a policy officer does with packs, without a database.</summary>
internal static class PackCommand
{
    public static Command Make() =>
        new("pack", "政策包：检查、判断、比较、成文、交换")
        {
            CheckCommand.Make(),
            DecideCommand.Make(),
            RunCommand.Make(),
            DiffCommand.Make(),
            DocCommand.Make(),
            SchemaCommand.Make(),
            DmnCommand.Make(),
        };
}

/// <summary><c>yiju pack check</c>: forms, rules and scenarios of one pack or of a folder of packs.</summary>
internal static class CheckCommand
{
    public static Command Make()
    {
        var folder = new Argument<DirectoryInfo>("DIR")
        {
            Description = "一个政策包的文件夹，或放着许多政策包的文件夹",
        };
        var check = new Command("check", "检查格式、规则和情形") { folder };
        check.SetAction(parsed => Check(parsed.GetValue(folder)!, TimeProvider.System.Today()));
        return check;
    }

    private static int Check(DirectoryInfo folder, DateOnly today)
    {
        if (!folder.Exists)
        {
            Console.Error.WriteLine($"没有文件夹 {folder.Name}。");
            return 2;
        }
        var one = File.Exists(Path.Combine(folder.FullName, PackParser.PackFile)) ? folder.Name : null;
        var shelf = PackShelf.Read(one is null ? folder.FullName : folder.Parent!.FullName, demo: true);
        var mistakes = shelf
            .Mistakes.Where(m => one is null || m.At.File.StartsWith($"{one}/", StringComparison.Ordinal))
            .ToList();
        mistakes.ForEach(Console.WriteLine);
        var checker = new PackChecker(shelf.Packs, today);
        var (packs, cases) = (0, 0);
        foreach (var pack in shelf.Packs.Where(p => one is null || p.Id == one))
        {
            var (tried, wrong) = checker.Check(pack);
            packs++;
            cases += tried;
            mistakes.AddRange(wrong);
            Console.WriteLine(
                wrong.Count == 0 ? $"{pack.Name}\t{tried} 例全部通过" : $"{pack.Name}\t{wrong.Count} 处有误"
            );
            foreach (var mistake in wrong)
            {
                Console.WriteLine($"  {mistake}");
            }
        }
        Console.WriteLine($"{packs} 个政策包，{cases} 例情形，{mistakes.Count} 处有误。");
        return mistakes.Count == 0 ? 0 : 1;
    }
}
