using System.CommandLine;
using System.Globalization;
using Yiju.Kernel.Search;
using Yiju.Siting.Network;
using Yiju.Siting.Network.Reading;
using Yiju.Siting.Network.Streets;

namespace Yiju.Host.Commands.Site;

/// <summary><c>yiju site make</c>: a city that does not exist, to try the other verbs on.</summary>
internal sealed class MakeCommand
{
    private static readonly GeoPoint Middle = new(21.27, 110.36);

    private readonly Option<int> nodes = new("--nodes")
    {
        Description = "路网大约多少个节点，至少 4 个",
        DefaultValueFactory = _ => 20_000,
    };
    private readonly Option<ulong> seed = new("--seed") { Description = "随机数的种子", DefaultValueFactory = _ => 1 };
    private readonly Option<FileInfo> output = new("--out") { Description = "路网写到哪里", Required = true };
    private readonly Option<FileInfo?> demand = new("--demand") { Description = "另写老人的住处，CSV" };
    private readonly Option<int> elders = new("--elders")
    {
        Description = "多少位老人",
        DefaultValueFactory = _ => 100_000,
    };
    private readonly Option<FileInfo?> facilities = new("--facilities") { Description = "另写设施，CSV" };
    private readonly Option<int> sites = new("--sites") { Description = "多少个设施", DefaultValueFactory = _ => 100 };

    public static Command Make()
    {
        var make = new MakeCommand();
        var command = new Command("make", "造一座不存在的城：路网、老人、设施")
        {
            make.nodes,
            make.seed,
            make.output,
            make.demand,
            make.elders,
            make.facilities,
            make.sites,
        };
        command.SetAction(make.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(nodes) is < 4 or > 20_000_000 || parsed.GetValue(elders) < 0 || parsed.GetValue(sites) < 0)
        {
            Console.Error.WriteLine("--nodes 应为 4 到 20000000，--elders 和 --sites 不小于 0。");
            return 2;
        }
        var random = new SeededRandom(parsed.GetValue(seed));
        var streets = SyntheticStreets.Make(
            parsed.GetValue(nodes),
            random.Next(),
            Middle,
            [TravelModes.Walk(), TravelModes.Drive()]
        );
        using (var stream = parsed.GetValue(output)!.Create())
        {
            StreetFile.Write(streets, stream);
        }
        Write(
            parsed.GetValue(demand),
            "lat,lon,elders",
            parsed.GetValue(elders),
            _ => $"{Text(SyntheticStreets.Beside(streets, random))},1"
        );
        Write(
            parsed.GetValue(facilities),
            "id,lat,lon,kind,square_metres",
            parsed.GetValue(sites),
            i => $"{i + 1},{Text(SyntheticStreets.Beside(streets, random))},canteen,300"
        );
        return 0;
    }

    private static void Write(FileInfo? file, string head, int count, Func<int, string> row)
    {
        using var writer = file?.CreateText();
        writer?.WriteLine(head);
        for (var i = 0; writer is not null && i < count; i++)
        {
            writer.WriteLine(row(i));
        }
    }

    private static string Text(GeoPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:F6},{point.Longitude:F6}");
}
