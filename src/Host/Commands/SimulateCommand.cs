using System.CommandLine;
using System.Diagnostics;
using Yiju.Host.Demo;

namespace Yiju.Host.Commands;

/// <summary><c>yiju simulate city</c>: fills an empty database with a synthetic city.</summary>
internal static class SimulateCommand
{
    public const int DemoElders = 20_000;
    public const long DemoSeed = 1;

    public static Command Make(CommonOptions common)
    {
        var elders = new Option<int>("--elders")
        {
            Description = "老人数，1 到 4000000",
            DefaultValueFactory = _ => DemoElders,
        };
        var seed = new Option<long>("--seed")
        {
            Description = "同一个种子生成同一座城",
            DefaultValueFactory = _ => DemoSeed,
        };
        var city = new Command("city", "生成虚构的演示城市") { elders, seed };
        city.SetAction((parsed, ct) => City(common.Read(parsed), parsed.GetValue(elders), parsed.GetValue(seed), ct));
        return new Command("simulate", "模拟") { city };
    }

    private static async Task<int> City(Settings settings, int elders, long seed, CancellationToken ct)
    {
        if (elders is < 1 or > 4_000_000)
        {
            await Console.Error.WriteLineAsync($"老人数 {elders} 不在 1 到 4000000 之间。");
            return 2;
        }
        var opened = settings.Open(TimeProvider.System);
        if (!opened.Ok)
        {
            await Console.Error.WriteLineAsync(opened.Faults[0].Sentence);
            return 2;
        }
        await MigrateCommand.Migrate(opened.Value.Database, ct);
        await using var services = CommandServices.Build(settings with { Demo = true }, opened.Value);
        return await Fill(services, elders, seed, ct) ? 0 : 1;
    }

    /// <summary>Makes the city unless there is one, and shows how far it is.</summary>
    /// <returns>False when there was one already.</returns>
    public static async Task<bool> Fill(IServiceProvider services, int elders, long seed, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var city = new DemoCity(services, (part, done, total) => Show(part, done, total, watch.Elapsed));
        if (await city.Exists(ct))
        {
            return false;
        }
        if (await city.WasCutOff(ct))
        {
            throw new InvalidOperationException(
                "上次生成演示城市时被打断了。请删掉数据文件夹（默认是 ./data）再启动。"
            );
        }
        Console.WriteLine($"正在生成演示城市：{elders} 位虚构的老人……");
        await city.Make(elders, seed, ct);
        Console.WriteLine($"演示城市已生成，用时 {watch.Elapsed.TotalSeconds:0} 秒。");
        return true;
    }

    private static void Show(string part, int done, int total, TimeSpan passed)
    {
        if (!Console.IsOutputRedirected)
        {
            Console.Write($"\r  {part} {done:#,0}/{total:#,0}，已用 {passed.TotalSeconds:0} 秒      ");
        }
        if (done == total)
        {
            Console.WriteLine(
                Console.IsOutputRedirected ? $"  {part} {total:#,0}，已用 {passed.TotalSeconds:0} 秒" : ""
            );
        }
    }
}
