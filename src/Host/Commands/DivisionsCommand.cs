using System.CommandLine;
using System.Globalization;
using Yiju.Kernel;
using Yiju.Platform.Divisions;

namespace Yiju.Host.Commands;

/// <summary><c>yiju divisions renumber</c>: shows what a new code would take with it, and enters it when that is confirmed.</summary>
internal static class DivisionsCommand
{
    public static Command Make(CommonOptions common)
    {
        var from = new Argument<string>("OLD") { Description = "现在的代码（12 位）" };
        var to = new Argument<string>("NEW") { Description = "新代码（12 位）；已经在用的，就是并进去" };
        var on = new Option<DateOnly>("--on") { Description = "从哪天起用新代码，yyyy-MM-dd", Required = true };
        var reason = new Option<string>("--reason") { Description = "依据，例如批复文号；记入日志", Required = true };
        var name = new Option<string?>("--name") { Description = "新名称；不写就不改名" };
        var yes = new Option<bool>("--yes") { Description = "看过预览，确认登记；不写只预览" };
        var renumber = new Command("renumber", "区划改代码：下级一起改，记录在当天夜里跟着走")
        {
            from,
            to,
            on,
            reason,
            name,
            yes,
        };
        renumber.SetAction(
            (parsed, ct) =>
                CommandServices.Run(
                    common,
                    parsed,
                    (services, _) =>
                        Renumber(
                            services.GetRequiredService<Renumbering>(),
                            (parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(on)),
                            parsed.GetValue(name),
                            parsed.GetValue(reason)!,
                            parsed.GetValue(yes),
                            ct
                        )
                )
        );
        return new Command("divisions", "区划：renumber") { renumber };
    }

    private static async Task<int> Renumber(
        Renumbering renumbering,
        (string From, string To, DateOnly On) change,
        string? name,
        string reason,
        bool confirmed,
        CancellationToken ct
    )
    {
        var plan = await renumbering.Plan(change.From, change.To, change.On, ct);
        if (!plan.Ok)
        {
            return await CommandServices.Refuse(plan.Faults);
        }
        foreach (var (old, code, joins) in plan.Value)
        {
            Console.WriteLine($"{old.Code} → {code}\t{old.Name}{(joins is null ? "" : $"，并入 {joins}")}");
        }
        var rows = await renumbering.Rows(plan.Value, ct);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Value.Count} 个区划，{rows} 条记录会在 {change.On:yyyy-MM-dd} 夜里换成新代码。"
            )
        );
        if (!confirmed)
        {
            Console.WriteLine("没有登记。确认无误，再加 --yes 运行一次。");
            return 0;
        }
        var entered = await renumbering.Enter(plan.Value, change.On, name, reason, ct);
        if (!entered.Ok)
        {
            return await CommandServices.Refuse(entered.Faults);
        }
        Console.WriteLine("已登记。");
        return 0;
    }
}
