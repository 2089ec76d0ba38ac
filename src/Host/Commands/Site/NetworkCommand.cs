using System.CommandLine;
using System.Diagnostics;
using Yiju.Siting.Network.Paths;
using Yiju.Siting.Network.Reading;
using Yiju.Siting.Network.Streets;

namespace Yiju.Host.Commands.Site;

/// <summary><c>yiju site network</c>: what is in a file of streets, and the same in the engine's own form.</summary>
internal static class NetworkCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "OSM XML、OSM PBF、GeoJSON 或已生成的路网" };
        var speed = StreetOptions.WalkSpeed();
        var output = new Option<FileInfo?>("--out") { Description = "写成引擎自己的文件，以后读得快" };
        var hierarchy = new Option<bool>("--hierarchy") { Description = "另算收缩层次，报时间和大小" };
        var command = new Command("network", "读一份路网：节点、路段、连通、预处理") { file, speed, output, hierarchy };
        command.SetAction(
            (parsed, stop) =>
                Task.FromResult(
                    StreetOptions.Run(() =>
                    {
                        var clock = Stopwatch.StartNew();
                        if (StreetOptions.Read(parsed.GetValue(file)!, parsed.GetValue(speed), stop) is not { } import)
                        {
                            return 2;
                        }
                        Show(import, clock.Elapsed);
                        foreach (var mode in import.Streets.Modes)
                        {
                            Show(new TravelNetwork(import.Streets, mode.Mode), parsed.GetValue(hierarchy), stop);
                        }
                        if (parsed.GetValue(output) is { } to)
                        {
                            using var stream = to.Create();
                            StreetFile.Write(import.Streets, stream);
                        }
                        return 0;
                    })
                )
        );
        return command;
    }

    private static void Show(StreetImport import, TimeSpan time)
    {
        Console.WriteLine(
            $"文件里有节点 {import.Nodes:N0} 个、线 {import.Ways:N0} 条，能走的 {import.Used:N0} 条，道路缺节点 {import.MissingNodes:N0} 个。"
        );
        Console.WriteLine(
            $"路网：节点 {import.Streets.NodeCount:N0} 个，路段 {import.Streets.SegmentCount:N0} 段，读入 {time.TotalSeconds:F2} 秒。"
        );
    }

    private static void Show(TravelNetwork network, bool hierarchy, CancellationToken stop)
    {
        var parts = network.Components;
        Console.WriteLine(
            $"{network.Mode}：弧 {network.Out.ArcCount:N0} 条，互通的部分 {parts.CountOf(2):N0} 个，最大的有 {parts.Largest:N0} 个节点。"
        );
        if (!hierarchy)
        {
            return;
        }
        var clock = Stopwatch.StartNew();
        var made = ContractionHierarchy.Of(network.Out, Environment.ProcessorCount, stop: stop);
        Console.WriteLine(
            $"{network.Mode}：收缩层次 {clock.Elapsed.TotalSeconds:F2} 秒，弧 {made.ArcCount:N0} 条，其中捷径 {made.ShortcutCount:N0} 条。"
        );
    }
}
