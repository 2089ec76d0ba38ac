using System.CommandLine;
using Yiju.Host.Commands.Backup;
using Yiju.Host.Commands.Packs;
using Yiju.Host.Commands.Route;
using Yiju.Host.Commands.Site;

namespace Yiju.Host.Commands;

/// <summary>The verbs of <c>./yiju</c>. Exit codes: 0 done, 1 refused or found wrong, 2 wrong call.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand(
            "颐居：居家社区养老平台 · Yiju, the open platform for home and community elder care"
        );
        var common = new CommonOptions(root);
        root.Subcommands.Add(ServeCommand.Make(common));
        root.Subcommands.Add(MigrateCommand.Make(common));
        root.Subcommands.Add(SimulateCommand.Make(common));
        root.Subcommands.Add(AssessCommand.Make());
        root.Subcommands.Add(PackCommand.Make());
        root.Subcommands.Add(RouteCommand.Make());
        root.Subcommands.Add(SiteCommand.Make());
        root.Subcommands.Add(UserCommand.Make(common));
        root.Subcommands.Add(KeysCommand.Make(common));
        root.Subcommands.Add(LedgerCommand.Make(common));
        root.Subcommands.Add(AuditCommand.Make(common));
        root.Subcommands.Add(DivisionsCommand.Make(common));
        root.Subcommands.Add(BackupCommand.MakeBackup(common));
        root.Subcommands.Add(BackupCommand.MakeRestore(common));
        root.Subcommands.Add(ImportCommand.Make(common));
        root.Subcommands.Add(ImportCommand.MakeExport(common));
        string[] effective = args switch
        {
            [] => ["serve"],
            ["help"] => ["--help"],
            ["help", .. var rest] => [.. rest, "--help"],
            _ => args,
        };
        return await root.Parse(effective).InvokeAsync();
    }
}
