using System.CommandLine;
using System.Text;
using Yiju.Kernel;
using Yiju.Rules.Packs.Comparing;
using Yiju.Rules.Packs.Running;

namespace Yiju.Host.Commands.Packs;

/// <summary><c>yiju pack diff</c>: who gains and who loses when one version takes the place of another.</summary>
internal static class DiffCommand
{
    private const int MostShown = 20;

    public static Command Make()
    {
        var before = new Argument<DirectoryInfo>("A") { Description = "原来的政策包" };
        var after = new Argument<DirectoryInfo>("B") { Description = "新的政策包" };
        var people = new Option<FileInfo>("--on")
        {
            Description = "拿谁来比：每行一个对象，.csv 或 .ndjson",
            Required = true,
        };
        var about = PackOptions.About();
        var day = PackOptions.Day("--day", "按哪一天比，两份都当作在这一天有效；不写则今天");
        var division = new Option<string?>("--division") { Description = "按哪一项资料分地区；不写则居住地" };
        var output = new Option<FileInfo?>("--out") { Description = "另写成 .csv" };
        var json = new Option<bool>("--json") { Description = "写成 JSON" };
        var (id, ignore, threads) = (PackOptions.Id(), PackOptions.Ignore(), PackOptions.Threads());
        var diff = new Command("diff", "比较两份政策包：谁得到、谁失去、每年差多少钱")
        {
            before,
            after,
            people,
            about,
            day,
            division,
            output,
            json,
            id,
            ignore,
            threads,
        };
        diff.SetAction(parsed =>
        {
            var file = parsed.GetValue(people)!;
            var on = parsed.GetValue(day) ?? TimeProvider.System.Today();
            var subject = parsed.GetValue(about) ?? "elder";
            var one = Side(parsed.GetValue(before)!, subject, on);
            var two = Side(parsed.GetValue(after)!, subject, on);
            if (one is null || two is null)
            {
                return 2;
            }
            if (!file.Exists || parsed.GetValue(threads) < 1)
            {
                Console.Error.WriteLine(
                    file.Exists ? "--threads 至少是 1。" : $"找不到文件 {file.Name}。请检查 --on。"
                );
                return 2;
            }
            var options = new RunOptions(
                PackOptions.IsCsv(file),
                CsvOut: false,
                parsed.GetValue(id)!,
                parsed.GetValue(ignore)!,
                parsed.GetValue(threads)
            );
            var work = new PackDiff(one, two, options, parsed.GetValue(division));
            return Run(work, file, parsed.GetValue(output), parsed.GetValue(json));
        });
        return diff;
    }

    private static DiffSide? Side(DirectoryInfo folder, string subject, DateOnly day)
    {
        if (OpenPack.Read(folder) is not { } open)
        {
            return null;
        }
        var (side, mistakes) = DiffSide.Of(open.Pack, open.All, subject, day);
        foreach (var mistake in mistakes)
        {
            Console.Error.WriteLine(mistake);
        }
        return side;
    }

    private static int Run(PackDiff work, FileInfo file, FileInfo? output, bool json)
    {
        try
        {
            var shown = 0;
            using var input = file.OpenRead();
            var report = work.Run(
                input,
                (_, faults) =>
                {
                    foreach (var fault in faults.Take(Math.Max(0, MostShown - shown)))
                    {
                        Console.Error.WriteLine(fault);
                    }
                    shown += faults.Count;
                }
            );
            if (output is not null)
            {
                File.WriteAllText(output.FullName, report.Csv(), new UTF8Encoding(false));
            }
            Console.WriteLine(json ? report.Json() : report.Text());
            Console.Error.WriteLine($"共 {report.People:N0} 个，读不了 {report.Faults:N0} 行。");
            return report.Faults == 0 ? 0 : 1;
        }
        catch (InvalidDataException error)
        {
            Console.Error.WriteLine($"{file.Name}：{error.Message}");
            return 2;
        }
    }
}
