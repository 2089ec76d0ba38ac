using System.CommandLine;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Protection;

namespace Yiju.Host.Commands;

/// <summary>Keys of protected fields. A rotation works while the platform serves: the server notices the new key within seconds.</summary>
internal static class KeysCommand
{
    public static Command Make(CommonOptions common)
    {
        var now = new Option<bool>("--now") { Description = "就在这里重新加密，不交给正在运行的平台" };
        var rotate = new Command("rotate", "换新密钥，并把旧密钥加密的内容重新加密") { now };
        rotate.SetAction(
            (parsed, ct) =>
                CommandServices.Run(
                    common,
                    parsed,
                    (services, opened) => Rotate(services, opened, parsed.GetValue(now), ct)
                )
        );
        var status = new Command("status", "密钥有哪些");
        status.SetAction(parsed =>
            CommandServices.Run(common, parsed, (_, opened) => Task.FromResult(Status(opened.Keys)))
        );
        var retire = new Command("retire", "重新加密完成后，删掉旧密钥");
        retire.SetAction(
            (parsed, ct) => CommandServices.Run(common, parsed, (services, opened) => Retire(services, opened, ct))
        );
        return new Command("keys", "加密密钥：status、rotate、retire") { status, rotate, retire };
    }

    private static int Status(KeyRing keys)
    {
        foreach (var key in keys.All)
        {
            var use = key.Id == keys.Current.Id ? "现用" : "旧，只读";
            Console.WriteLine($"{key.Id}\t{key.Algorithm}\t{Shanghai.Local(key.MadeAt):yyyy-MM-dd HH:mm}\t{use}");
        }
        return 0;
    }

    private static async Task<int> Rotate(IServiceProvider services, Opened opened, bool now, CancellationToken ct)
    {
        opened.Keys.Rotate(services.GetRequiredService<Settings>().Cipher, TimeProvider.System.Instant());
        Console.WriteLine($"新密钥 {opened.Keys.Current.Id}。请马上备份密钥文件夹。");
        if (now)
        {
            Console.WriteLine($"重新加密 {await services.GetRequiredService<Reencryption>().RunAll(ct)} 行。");
            return 0;
        }
        await services
            .GetRequiredService<DbSession>()
            .Commit<long>(
                () =>
                    Task.FromResult<Outcome<long>>(
                        services
                            .GetRequiredService<JobQueue>()
                            .Add(Reencryption.JobKind, "重新加密", opened.Keys.Current.Id)
                    ),
                ct
            );
        Console.WriteLine("重新加密已经排队，由正在运行的平台完成。");
        return 0;
    }

    private static async Task<int> Retire(IServiceProvider services, Opened opened, CancellationToken ct)
    {
        if (opened.Keys.All.Count == 1)
        {
            Console.WriteLine("没有旧密钥。");
            return 0;
        }
        var left = await services.GetRequiredService<Reencryption>().RunAll(ct);
        opened.Keys.Retire();
        Console.WriteLine($"删掉旧密钥之前又重新加密了 {left} 行。现在只剩密钥 {opened.Keys.Current.Id}。");
        return 0;
    }
}
