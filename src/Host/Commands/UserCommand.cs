using System.CommandLine;
using System.Text.Json;
using Yiju.Access.Contracts;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Data;

namespace Yiju.Host.Commands;

/// <summary>Accounts from the terminal, for the first administrator and for emergencies. Every change is audited.</summary>
internal static class UserCommand
{
    private const string Reason = "服务器命令行";

    public static Command Make(CommonOptions common)
    {
        var command = new Command("user", "管理账号：add-admin、list、reset、close");
        command.Subcommands.Add(AddAdmin(common));
        command.Subcommands.Add(List(common));
        command.Subcommands.Add(
            OnOne(
                common,
                "reset",
                "给一个重置码，本人用它设新密码",
                (accounts, id, ct) => accounts.MakeResetCode(id, Reason, ct)
            )
        );
        command.Subcommands.Add(
            OnOne(
                common,
                "close",
                "停用账号",
                async (accounts, id, ct) =>
                    await accounts.Close(id, Reason, ct) is { Ok: false } refused ? refused.As<string>() : "已停用"
            )
        );
        return command;
    }

    private static Command AddAdmin(CommonOptions common)
    {
        var userName = new Argument<string>("账号");
        var name = new Option<string>("--name") { Description = "姓名", DefaultValueFactory = _ => "平台管理员" };
        var division = new Option<string>("--division")
        {
            Description = "区划代码",
            DefaultValueFactory = _ => "000000000000",
        };
        var command = new Command("add-admin", "加一位平台管理员，并给一个重置码") { userName, name, division };
        command.SetAction(
            (parsed, ct) =>
                CommandServices.Run(
                    common,
                    parsed,
                    async (services, _) =>
                    {
                        if (!DivisionCode.TryParse(parsed.GetValue(division), out var code))
                        {
                            await Console.Error.WriteLineAsync("区划代码应为 2、4、6、9 或 12 位数字。");
                            return 2;
                        }
                        var session = services.GetRequiredService<DbSession>();
                        var accounts = services.GetRequiredService<IAccounts>();
                        var made = await session.Commit<string>(
                            async () =>
                            {
                                var post = new NewPost(Role.Administrator, code.Value, session.Time.Today());
                                var account = new NewAccount(parsed.GetValue(userName)!, parsed.GetValue(name)!, post);
                                var opened = await accounts.Open(account, null, ct);
                                if (!opened.Ok)
                                {
                                    return opened.As<string>();
                                }
                                await session.Save(ct);
                                return await accounts.MakeResetCode(opened.Value.AccountId, Reason, ct);
                            },
                            ct
                        );
                        return await Tell(made);
                    }
                )
        );
        return command;
    }

    private static Command List(CommonOptions common)
    {
        var json = new Option<bool>("--json") { Description = "一行一个 JSON" };
        var command = new Command("list", "列出账号") { json };
        command.SetAction(
            (parsed, ct) =>
                CommandServices.Run(
                    common,
                    parsed,
                    async (services, _) =>
                    {
                        foreach (var account in await services.GetRequiredService<IAccounts>().List(ct))
                        {
                            var posts = string.Join('，', account.Posts.Select(p => $"{p.Role.Title()} {p.Division}"));
                            Console.WriteLine(
                                parsed.GetValue(json)
                                    ? JsonSerializer.Serialize(account, Json.Options)
                                    : $"{account.UserName}\t{account.Name}\t{(account.Closed ? "已停用" : "在用")}\t{posts}"
                            );
                        }
                        return 0;
                    }
                )
        );
        return command;
    }

    private static Command OnOne(
        CommonOptions common,
        string verb,
        string description,
        Func<IAccounts, long, CancellationToken, Task<Outcome<string>>> work
    )
    {
        var userName = new Argument<string>("账号");
        var command = new Command(verb, description) { userName };
        command.SetAction(
            (parsed, ct) =>
                CommandServices.Run(
                    common,
                    parsed,
                    async (services, _) =>
                    {
                        var accounts = services.GetRequiredService<IAccounts>();
                        var name = parsed.GetValue(userName)!.Trim().ToLowerInvariant();
                        var done = await services
                            .GetRequiredService<DbSession>()
                            .Commit<string>(
                                async () =>
                                    (await accounts.List(ct)).FirstOrDefault(a => a.UserName == name) is { } account
                                        ? await work(accounts, account.Id, ct)
                                        : Fault.NotFound("account-unknown", $"没有账号“{name}”。"),
                                ct
                            );
                        return await Tell(done);
                    }
                )
        );
        return command;
    }

    private static async Task<int> Tell(Outcome<string> done)
    {
        if (!done.Ok)
        {
            return await CommandServices.Refuse(done.Faults);
        }
        Console.WriteLine(
            done.Value.Contains('-', StringComparison.Ordinal)
                ? $"重置码 {done.Value}，在 /reset 用它设密码。"
                : done.Value
        );
        return 0;
    }
}
