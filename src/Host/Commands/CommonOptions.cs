using System.CommandLine;

namespace Yiju.Host.Commands;

/// <summary>The flags every verb knows.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string?> db = new("--db")
    {
        Description = "sqlite:路径 或 postgres:Host=…;Database=…",
        Recursive = true,
    };
    private readonly Option<string?> data = new("--data")
    {
        Description = "密钥、文件与审计封印所在的文件夹",
        Recursive = true,
    };

    public CommonOptions(RootCommand root)
    {
        root.Options.Add(db);
        root.Options.Add(data);
    }

    public Settings Read(ParseResult parsed) =>
        Settings.Read(
            new ConfigurationBuilder().AddEnvironmentVariables().Build(),
            parsed.GetValue(db),
            parsed.GetValue(data)
        );
}
