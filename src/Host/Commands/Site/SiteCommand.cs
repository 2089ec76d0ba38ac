using System.CommandLine;
using System.Text;
using Yiju.Kernel;
using Yiju.Siting.Location;
using Yiju.Siting.Location.Writing;

namespace Yiju.Host.Commands.Site;

/// <summary><c>yiju site</c>: where facilities should be, without a database.</summary>
internal static class SiteCommand
{
    public static Command Make() =>
        new("site", "设施选址")
        {
            MakeCommand.Make(),
            NetworkCommand.Make(),
            ReachCommand.Make(),
            MatrixCommand.Make(),
            AreasCommand.Make(),
            SolveCommand.Make(),
            PlanCommand.Make(),
            BenchCommand.Make(),
        };
}

/// <summary>Options that several verbs share.</summary>
internal static class SiteOptions
{
    public static readonly IReadOnlyDictionary<string, LocationProblem> Problems = Enum.GetValues<LocationProblem>()
        .ToDictionary(LocationText.Name);

    public static Option<string?> Problem(bool required)
    {
        var option = new Option<string?>("--problem")
        {
            Description = string.Join(" | ", Problems.Keys) + (required ? "" : "；不写则文件能答的都算"),
            Required = required,
        };
        option.AcceptOnlyFromAmong([.. Problems.Keys]);
        return option;
    }

    public static Option<double> Seconds() =>
        new("--seconds") { Description = "最多算几秒", DefaultValueFactory = _ => 60 };

    public static Option<int> Threads() =>
        new("--threads")
        {
            Description = "用几个线程；不写则有几个核用几个",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };

    public static Option<ulong> Seed() => new("--seed") { Description = "随机数的种子", DefaultValueFactory = _ => 1 };

    public static Option<double?> Capacity() =>
        new("--capacity") { Description = "capa、capb、capc 里 capacity 一词代表的容量" };

    /// <summary>Into a file, or on the screen where there is none.</summary>
    public static void Write(string text, FileInfo? output)
    {
        if (output is null)
        {
            Console.Write(text);
            return;
        }
        File.WriteAllText(output.FullName, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>Says everything that is wrong with a file.</summary>
    /// <returns>The exit code.</returns>
    public static int Refuse(FileInfo from, IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            Console.Error.WriteLine($"{from.Name}：{fault.Sentence}");
        }
        return 2;
    }

    /// <returns>False after the reason was printed.</returns>
    public static bool Fit(double seconds, int threads)
    {
        if (seconds > 0 && double.IsFinite(seconds) && seconds < 1_000_000 && threads is >= 1 and <= 1024)
        {
            return true;
        }
        Console.Error.WriteLine(
            threads is >= 1 and <= 1024 ? "--seconds 应大于 0。" : "--threads 至少是 1，最多 1024。"
        );
        return false;
    }
}
