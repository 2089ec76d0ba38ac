using System.CommandLine;
using System.Diagnostics;
using Yiju.Kernel;
using Yiju.Siting.Network;
using Yiju.Siting.Network.Reaching;
using Yiju.Siting.Network.Streets;

namespace Yiju.Host.Commands.Site;

/// <summary><c>yiju site reach</c>: who is within so many minutes of a facility.</summary>
internal sealed class ReachCommand
{
    private const int MostNamed = 10;

    private static readonly double[] Shares = [0.5, 0.9, 0.99, 1];

    private readonly StreetOptions streets = new();
    private readonly Option<FileInfo> demand = new("--demand")
    {
        Description = "老人在哪里：CSV 或 JSON，列 lat、lon、elders、division",
        Required = true,
    };
    private readonly Option<FileInfo> facilities = new("--facilities")
    {
        Description = "设施在哪里：CSV 或 JSON，列 id、lat、lon、kind、square_metres",
        Required = true,
    };
    private readonly Option<double[]> minutes = new("--minutes")
    {
        Description = "几分钟之内；可写几个，各算各的",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string[]> kinds = new("--kind")
    {
        Description = "只看这些种类的设施",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<FileInfo?> rules = new("--rules")
    {
        Description = "许多问题一起问：CSV 或 JSON，列 name、minutes、kinds（用 ; 隔开）、within",
    };
    private readonly Option<bool> away = new("--away") { Description = "从设施出发去老人家；不写则老人去设施" };
    private readonly Option<FileInfo?> output = new("--out") { Description = "结果写成 JSON" };
    private readonly Option<bool> points = new("--points") { Description = "结果里也写每一处最近和第二近的设施" };
    private readonly Option<FileInfo?> isochrones = new("--isochrones")
    {
        Description = "每个设施第一个时限的范围写成 GeoJSON",
    };

    public static Command Make()
    {
        var reach = new ReachCommand();
        var command = new Command("reach", "多少老人在几分钟之内有设施")
        {
            reach.demand,
            reach.facilities,
            reach.minutes,
            reach.kinds,
            reach.rules,
            reach.away,
            reach.output,
            reach.points,
            reach.isochrones,
        };
        reach.streets.AddTo(command);
        command.SetAction((parsed, stop) => Task.FromResult(StreetOptions.Run(() => reach.Run(parsed, stop))));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        if (
            Rules(parsed) is not { } asked
            || StreetOptions.Read(parsed.GetValue(demand)!, DemandPoint.Read) is not { } elders
            || StreetOptions.Read(parsed.GetValue(facilities)!, FacilityPoint.Read) is not { } sites
            || streets.Open(parsed, stop) is not var (network, snapper)
        )
        {
            return 2;
        }
        var clock = Stopwatch.StartNew();
        var heading = parsed.GetValue(away) ? Heading.Away : Heading.Towards;
        var study = new ReachStudy(network, snapper, elders, sites, heading, streets.Threads(parsed), stop);
        var answers = asked.Select(r => study.Answer(r, Shares, stop)).ToList();
        answers.ForEach(Show);
        var lost = sites.Where((_, i) => !study.Sites[i].OnStreet).Select(s => s.Id).ToList();
        if (lost.Count > 0)
        {
            Console.WriteLine(
                $"离路太远、没有算进去的设施 {lost.Count:N0} 个：{string.Join('、', lost.Take(MostNamed))}"
            );
        }
        Console.WriteLine($"{elders.Count:N0} 处，{sites.Count:N0} 个设施，{clock.Elapsed.TotalSeconds:F2} 秒。");
        if (parsed.GetValue(output) is { } to)
        {
            using var stream = to.Create();
            ReachJson.Write(stream, answers, Shares, sites, study, parsed.GetValue(points));
        }
        if (parsed.GetValue(isochrones) is { } map)
        {
            using var stream = map.Create();
            Draw(stream, new Isochrones(network, snapper), study, sites, asked[0].Minutes, heading);
        }
        return 0;
    }

    /// <returns>Null after the reason was printed.</returns>
    private List<ReachRule>? Rules(ParseResult parsed)
    {
        if (parsed.GetValue(rules) is { } file)
        {
            return StreetOptions.Read(file, ReachRule.Read);
        }
        var limits = parsed.GetValue(minutes)!;
        if (limits.Length == 0 || limits.Any(m => m is not (> 0 and <= 1440)))
        {
            Console.Error.WriteLine("请用 --minutes 写明几分钟（大于 0，不超过 1440），或用 --rules 写一个文件。");
            return null;
        }
        var only = parsed.GetValue(kinds) is { Length: > 0 } some ? some.ToHashSet() : null;
        return [.. limits.Select(m => new ReachRule($"{m} 分钟", m, only))];
    }

    private static void Show(ReachAnswer answer)
    {
        var total = answer.Total;
        Console.WriteLine(
            $"{answer.Rule.Name}：老人 {total.Elders:N0}，范围内 {total.Covered:N0}（{total.CoveredShare:P1}），"
                + $"超过时限 {total.Beyond:N0}，走不到 {total.Unreachable:N0}，离路太远 {total.TooFarFromStreet:N0}。"
        );
        if (total.Minutes.Count > 0)
        {
            Console.WriteLine(
                $"  {string.Join("，", Shares.Zip(total.Minutes, (s, m) => $"{s:P0} 的人 {m:F1} 分钟"))}"
            );
        }
    }

    private static void Draw(
        Stream output,
        Isochrones isochrones,
        ReachStudy study,
        List<FacilityPoint> sites,
        double minutes,
        Heading heading
    ) =>
        ReachJson.WriteIsochrones(
            output,
            sites.Select((s, i) => (s, minutes, isochrones.Of(study.Sites[i], TravelTime.OfMinutes(minutes), heading)))
        );
}
