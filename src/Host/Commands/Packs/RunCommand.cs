using System.CommandLine;
using System.Diagnostics;
using Yiju.Kernel;
using Yiju.Rules.Packs.Running;

namespace Yiju.Host.Commands.Packs;

/// <summary><c>yiju pack run</c>: what a pack says about everybody in a file.</summary>
internal static class RunCommand
{
    /// <summary>More sentences about rows that cannot be read only scroll away.</summary>
    private const int MostShown = 100;

    public static Command Make()
    {
        var pack = PackOptions.Pack();
        var facts = new Option<FileInfo>("--facts")
        {
            Description = "每行一个对象：.csv，或 .ndjson（一列记录写成数组）",
            Required = true,
        };
        var about = PackOptions.About();
        var on = PackOptions.On();
        var place = new Option<string?>("--in") { Description = "在哪里，12 位地区代码；不写则政策包的地区" };
        var output = new Option<FileInfo>("--out") { Description = "结果写到哪里：.csv 或 .ndjson", Required = true };
        var errors = new Option<FileInfo?>("--errors") { Description = "读不了的行全部写到这个文件" };
        var (id, ignore, threads) = (PackOptions.Id(), PackOptions.Ignore(), PackOptions.Threads());
        var run = new Command("run", "对一个文件里的所有人作判断")
        {
            pack,
            facts,
            about,
            on,
            place,
            output,
            errors,
            id,
            ignore,
            threads,
        };
        run.SetAction(parsed =>
        {
            var open = OpenPack.Read(parsed.GetValue(pack)!);
            var day = parsed.GetValue(on) ?? TimeProvider.System.Today();
            if (open?.In(day, parsed.GetValue(place), parsed.GetValue(about)) is not var (regime, subject))
            {
                return 2;
            }
            var (from, to) = (parsed.GetValue(facts)!, parsed.GetValue(output)!);
            if (!from.Exists || parsed.GetValue(threads) < 1)
            {
                Console.Error.WriteLine(
                    from.Exists ? "--threads 至少是 1。" : $"找不到文件 {from.Name}。请检查 --facts。"
                );
                return 2;
            }
            var options = new RunOptions(
                PackOptions.IsCsv(from),
                PackOptions.IsCsv(to),
                parsed.GetValue(id)!,
                parsed.GetValue(ignore)!,
                parsed.GetValue(threads)
            );
            var work = new PopulationRun(regime.Subjects[subject], regime.Facts(subject), options);
            return Run(work, from, to, parsed.GetValue(errors));
        });
        return run;
    }

    private static int Run(PopulationRun work, FileInfo from, FileInfo to, FileInfo? errors)
    {
        var clock = Stopwatch.StartNew();
        var said = TimeSpan.Zero;
        var shown = 0;
        using var input = from.OpenRead();
        using var output = to.Create();
        using var faulty = errors?.CreateText();
        try
        {
            var (people, faults) = work.Run(
                input,
                output,
                (done, rows) =>
                {
                    foreach (var row in rows)
                    {
                        faulty?.WriteLine(row);
                        if (shown++ < MostShown)
                        {
                            Console.Error.WriteLine(row);
                        }
                    }
                    if (clock.Elapsed - said > TimeSpan.FromSeconds(1))
                    {
                        said = clock.Elapsed;
                        Console.Error.WriteLine($"已判断 {done:N0} 个……");
                    }
                }
            );
            if (faults > MostShown)
            {
                Console.Error.WriteLine($"读不了的行还有 {faults - MostShown:N0} 行没有列出，请用 --errors 写到文件。");
            }
            var speed = people / Math.Max(0.001, clock.Elapsed.TotalSeconds);
            Console.Error.WriteLine(
                $"共 {people:N0} 个，读不了 {faults:N0} 行，{clock.Elapsed.TotalSeconds:F1} 秒，每秒 {speed:N0} 个。"
            );
            return faults == 0 ? 0 : 1;
        }
        catch (InvalidDataException error)
        {
            Console.Error.WriteLine($"{from.Name}：{error.Message}");
            return 2;
        }
    }
}
