using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Data;

namespace Yiju.Host.Commands;

internal static class MigrateCommand
{
    public static Command Make(CommonOptions common)
    {
        var command = new Command("migrate", "把数据库升级到这个版本");
        command.SetAction(
            async (parsed, ct) =>
            {
                var opened = common.Read(parsed).Open(TimeProvider.System);
                if (!opened.Ok)
                {
                    await Console.Error.WriteLineAsync(opened.Faults[0].Sentence);
                    return 1;
                }
                foreach (var name in await Migrate(opened.Value.Database, ct))
                {
                    Console.WriteLine($"已应用 {name}");
                }
                return 0;
            }
        );
        return command;
    }

    /// <summary>Applies what is missing and answers the names of what was applied.</summary>
    public static async Task<IReadOnlyList<string>> Migrate(Database database, CancellationToken ct)
    {
        await using var schema = SchemaDb.For(database, Modules.All);
        var missing = (await schema.Database.GetPendingMigrationsAsync(ct)).ToList();
        await schema.Database.MigrateAsync(ct);
        return missing;
    }
}
