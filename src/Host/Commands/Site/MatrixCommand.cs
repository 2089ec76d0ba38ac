using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Yiju.Siting.Network;
using Yiju.Siting.Network.Paths;
using Yiju.Siting.Network.Reaching;

namespace Yiju.Host.Commands.Site;

/// <summary><c>yiju site matrix</c>: travel times from many places to many others as CSV.</summary>
internal sealed class MatrixCommand
{
    private readonly StreetOptions streets = new();
    private readonly Option<FileInfo> from = Points("--from", "从哪里");
    private readonly Option<FileInfo> to = Points("--to", "到哪里");
    private readonly Option<FileInfo> output = new("--out")
    {
        Description = "写成 CSV：每行一个起点，每列一个终点，单位秒；没有路则空",
        Required = true,
    };

    public static Command Make()
    {
        var matrix = new MatrixCommand();
        var command = new Command("matrix", "许多起点到许多终点的时间") { matrix.from, matrix.to, matrix.output };
        matrix.streets.AddTo(command);
        command.SetAction((parsed, stop) => Task.FromResult(StreetOptions.Run(() => matrix.Run(parsed, stop))));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        if (
            StreetOptions.Read(parsed.GetValue(from)!, FacilityPoint.Read) is not { } sources
            || StreetOptions.Read(parsed.GetValue(to)!, FacilityPoint.Read) is not { } targets
            || streets.Open(parsed, stop) is not var (network, snapper)
        )
        {
            return 2;
        }
        var clock = Stopwatch.StartNew();
        var threads = streets.Threads(parsed);
        var hierarchy = ContractionHierarchy.Of(network.Out, threads, stop: stop);
        var ready = clock.Elapsed;
        var matrix = new TravelMatrix(network, hierarchy, [.. targets.Select(t => snapper.Snap(t.At))]);
        using var writer = parsed.GetValue(output)!.CreateText();
        writer.WriteLine($"id,{string.Join(',', targets.Select(t => Quoted(t.Id)))}");
        matrix.Run(
            [.. sources.Select(s => snapper.Snap(s.At))],
            block => Write(block, sources, targets.Count, writer),
            threads,
            stop: stop
        );
        Console.WriteLine(
            $"{sources.Count:N0} × {targets.Count:N0}：预处理 {ready.TotalSeconds:F2} 秒，"
                + $"矩阵连写文件 {(clock.Elapsed - ready).TotalSeconds:F2} 秒。"
        );
        return 0;
    }

    private static Option<FileInfo> Points(string name, string description) =>
        new(name) { Description = $"{description}：CSV 或 JSON，列 id、lat、lon", Required = true };

    private static void Write(MatrixBlock block, List<FacilityPoint> sources, int columns, TextWriter writer)
    {
        for (var row = 0; row < block.Rows; row++)
        {
            writer.Write(Quoted(sources[block.FirstRow + row].Id));
            foreach (var time in block.Times.AsSpan(row * columns, columns))
            {
                writer.Write(',');
                if (time < TravelTime.Unreachable)
                {
                    writer.Write(((double)time / TravelTime.PerSecond).ToString(CultureInfo.InvariantCulture));
                }
            }
            writer.WriteLine();
        }
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
