using System.CommandLine;
using Yiju.Siting.Network;
using Yiju.Siting.Network.Areas;
using Yiju.Siting.Network.Reaching;

namespace Yiju.Host.Commands.Site;

/// <summary><c>yiju site areas</c>: floor area for every hundred households, under each way of counting.</summary>
internal sealed class AreasCommand
{
    private readonly StreetOptions streets = new();
    private readonly Option<FileInfo> estates = new("--estates")
    {
        Description =
            "小区：CSV 或 JSON，列 id、lat、lon、households、division、group、new、designed、built、counted_on",
        Required = true,
    };
    private readonly Option<FileInfo> facilities = new("--facilities")
    {
        Description = "设施：CSV 或 JSON，列 id、lat、lon、kind、square_metres",
        Required = true,
    };
    private readonly Option<double> minutes = new("--minutes") { Description = "生活圈几分钟", Required = true };
    private readonly Option<double> fresh = new("--new") { Description = "新建小区每若干户几平方米", Required = true };
    private readonly Option<double> old = new("--old")
    {
        Description = "老城区和已建小区每若干户几平方米",
        Required = true,
    };
    private readonly Option<int> per = new("--per") { Description = "若干户是几户", Required = true };
    private readonly Option<FileInfo?> output = new("--out") { Description = "结果写成 JSON" };

    public static Command Make()
    {
        var areas = new AreasCommand();
        var command = new Command("areas", "每百户多少平方米，各种算法并列")
        {
            areas.estates,
            areas.facilities,
            areas.minutes,
            areas.fresh,
            areas.old,
            areas.per,
            areas.output,
        };
        areas.streets.AddTo(command);
        command.SetAction((parsed, stop) => Task.FromResult(StreetOptions.Run(() => areas.Run(parsed, stop))));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        var (circle, households) = (parsed.GetValue(minutes), parsed.GetValue(per));
        if (circle <= 0 || households < 1 || parsed.GetValue(fresh) <= 0 || parsed.GetValue(old) <= 0)
        {
            Console.Error.WriteLine("--minutes、--new、--old、--per 都应大于 0。");
            return 2;
        }
        if (
            StreetOptions.Read(parsed.GetValue(estates)!, Estate.Read) is not { } homes
            || StreetOptions.Read(parsed.GetValue(facilities)!, FacilityPoint.Read) is not { } sites
            || streets.Open(parsed, stop) is not var (network, snapper)
        )
        {
            return 2;
        }
        var (forNew, forOld) = (
            new AreaNorm(parsed.GetValue(fresh), households),
            new AreaNorm(parsed.GetValue(old), households)
        );
        var limit = TravelTime.OfMinutes(circle);
        AreaRule[] rules =
        [
            new EachNewEstate(forNew),
            new GroupRoundedEach(forNew),
            new GroupRoundedTogether(forNew),
            new EachOldEstate(forOld),
            new LivingCircle(forOld, network, snapper, sites, limit),
        ];
        var counts = rules.Select(r => (Rule: r, Accounts: r.Count(homes))).ToList();
        foreach (var (rule, accounts) in counts)
        {
            var missing = accounts.Where(a => a.Missing > 0).ToList();
            Console.WriteLine(
                $"{rule.Sentence}：{accounts.Count:N0} 处，不足 {missing.Count:N0} 处，最多缺 {missing.Select(a => a.Missing).DefaultIfEmpty().Max():N0} 平方米。"
            );
        }
        if (parsed.GetValue(output) is { } to)
        {
            using var stream = to.Create();
            AreaJson.Write(stream, counts);
        }
        return 0;
    }
}
