using System.CommandLine;
using System.Text;
using Yiju.Kernel;
using Yiju.Siting.Network.Reading;
using Yiju.Siting.Network.Streets;

namespace Yiju.Host.Commands.Site;

/// <summary>What the verbs about streets have in common: the streets, the mode, how near a street must be.</summary>
internal sealed class StreetOptions
{
    private readonly Argument<FileInfo> graph = new("GRAPH")
    {
        Description = "路网：OSM XML、OSM PBF、GeoJSON，或 site network 生成的文件",
    };
    private readonly Option<string> mode = new("--mode")
    {
        Description = "怎样去：walk 步行，drive 驾车",
        DefaultValueFactory = _ => "walk",
    };
    private readonly Option<double> walkSpeed = WalkSpeed();
    private readonly Option<double> tooFar = new("--too-far")
    {
        Description = "离最近的路超过多少米就不算在路上",
        DefaultValueFactory = _ => 300,
    };
    private readonly Option<int> smallestPart = new("--smallest-part")
    {
        Description = "与别处不连通、少于多少个节点的路不看",
        DefaultValueFactory = _ => 20,
    };
    private readonly Option<int> threads = new("--threads")
    {
        Description = "用几个线程；不写则有几个核用几个",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(graph);
        foreach (var option in (Option[])[mode, walkSpeed, tooFar, smallestPart, threads])
        {
            command.Options.Add(option);
        }
    }

    public static Option<double> WalkSpeed() =>
        new("--walk-speed")
        {
            Description = "步行每小时多少公里；site network 生成的文件里已经有时间，不再改",
            DefaultValueFactory = _ => 4,
        };

    public int Threads(ParseResult parsed) => Math.Max(1, parsed.GetValue(threads));

    /// <returns>Null after the reason was printed.</returns>
    public (TravelNetwork Network, Snapper Snapper)? Open(ParseResult parsed, CancellationToken stop)
    {
        var name = parsed.GetValue(mode)!;
        if (parsed.GetValue(tooFar) <= 0)
        {
            Console.Error.WriteLine("--too-far 应大于 0。");
            return null;
        }
        if (Read(parsed.GetValue(graph)!, parsed.GetValue(walkSpeed), stop) is not { } import)
        {
            return null;
        }
        var modes = import.Streets.Modes.Select(m => m.Mode).ToList();
        if (!modes.Contains(name))
        {
            Console.Error.WriteLine($"路网里没有“{name}”的时间，可以写：{string.Join('、', modes)}。");
            return null;
        }
        var network = new TravelNetwork(import.Streets, name);
        return (network, new Snapper(network, parsed.GetValue(tooFar), parsed.GetValue(smallestPart)));
    }

    /// <returns>Null after the reason was printed.</returns>
    public static StreetImport? Read(FileInfo file, double walkSpeed, CancellationToken stop)
    {
        if (walkSpeed <= 0)
        {
            Console.Error.WriteLine("--walk-speed 应大于 0。");
            return null;
        }
        if (!file.Exists)
        {
            Console.Error.WriteLine($"找不到文件 {file.Name}。");
            return null;
        }
        using var input = file.OpenRead();
        return Value(
            StreetReader.Read(input, [TravelModes.Walk(walkSpeed), TravelModes.Drive()], stop: stop),
            file.Name
        );
    }

    /// <summary>Reads rows from a file.</summary>
    /// <returns>Null after the reasons were printed.</returns>
    public static T? Read<T>(FileInfo file, Func<TextReader, Outcome<T>> read)
        where T : class
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"找不到文件 {file.Name}。");
            return null;
        }
        using var input = new StreamReader(file.FullName, Encoding.UTF8, true, 1 << 16);
        return Value(read(input), file.Name);
    }

    /// <summary>Does the work of a verb; a stop ends it with a sentence.</summary>
    public static int Run(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("已停止，没有写完。");
            return 1;
        }
    }

    private static T? Value<T>(Outcome<T> outcome, string file)
        where T : class
    {
        foreach (var fault in outcome.Faults)
        {
            Console.Error.WriteLine($"{file}：{fault.Sentence}");
        }
        return outcome.Ok ? outcome.Value : null;
    }
}
