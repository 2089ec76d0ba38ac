using System.CommandLine;
using Yiju.Platform.Data;

namespace Yiju.Host.Commands.Backup;

internal static class BackupCommand
{
    private const string PassphraseSetting = "YIJU_BACKUP_PASSPHRASE";

    public static Command MakeBackup(CommonOptions common)
    {
        var file = new Argument<FileInfo>("文件");
        var withKeys = new Option<bool>("--with-keys")
        {
            Description = $"连密钥一起备份，用环境变量 {PassphraseSetting} 里的口令锁住",
        };
        var command = new Command("backup", "备份数据库、文件和审计封印，平台可以照常运行") { file, withKeys };
        command.SetAction(
            async (parsed, ct) =>
            {
                var passphrase = Environment.GetEnvironmentVariable(PassphraseSetting);
                if (parsed.GetValue(withKeys) && string.IsNullOrEmpty(passphrase))
                {
                    await Console.Error.WriteLineAsync(
                        $"要连密钥一起备份，请先把口令放进环境变量 {PassphraseSetting}。"
                    );
                    return 2;
                }
                var target = parsed.GetValue(file)!.FullName;
                if (File.Exists(target))
                {
                    await Console.Error.WriteLineAsync($"{target} 已经存在，没有覆盖。");
                    return 1;
                }
                var opened = common.Read(parsed).Open(TimeProvider.System);
                if (!opened.Ok)
                {
                    return await CommandServices.Refuse(opened.Faults);
                }
                var keys = parsed.GetValue(withKeys) ? passphrase : null;
                await Archive.Write(target, opened.Value.Database, opened.Value.Folder.Path, keys, ct);
                Console.WriteLine($"备份好了：{target}");
                Console.WriteLine(
                    keys is null
                        ? "没有带密钥：密钥文件夹要另外备份，否则号码和照片读不出来。"
                        : "密钥已用口令锁在里面。"
                );
                return 0;
            }
        );
        return command;
    }

    public static Command MakeRestore(CommonOptions common)
    {
        var file = new Argument<FileInfo>("文件");
        var command = new Command("restore", $"从备份恢复到空的地方。带密钥的备份要在 {PassphraseSetting} 里给口令")
        {
            file,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var settings = common.Read(parsed);
                var database = Database.Parse(settings.Db);
                if (!database.Ok || !parsed.GetValue(file)!.Exists)
                {
                    await Console.Error.WriteLineAsync(
                        database.Ok ? "没有这个备份文件。" : database.Faults[0].Sentence
                    );
                    return 2;
                }
                var folder = Directory.CreateDirectory(settings.Data).FullName;
                var done = await Archive.Read(
                    parsed.GetValue(file)!.FullName,
                    database.Value,
                    folder,
                    Environment.GetEnvironmentVariable(PassphraseSetting),
                    () => MigrateCommand.Migrate(database.Value, ct),
                    ct
                );
                if (!done.Ok)
                {
                    return await CommandServices.Refuse(done.Faults);
                }
                Console.WriteLine(
                    done.Value
                        ? "恢复好了，密钥也在。"
                        : "恢复好了，但没有密钥：证件号、电话、照片和文件读不出来，审计链也不能核对。请把原来的 keys 文件夹放进数据文件夹再启动。"
                );
                return 0;
            }
        );
        return command;
    }
}
